import { randomBytes } from "node:crypto";

import type { BridgeInput } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { checkAmount } from "../../contract/money.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Store } from "../../contract/store.ts";
import { uuidV7 } from "../../contract/uuid.ts";
import { refusesTill, type RelayClient } from "../relay-client/relay-client.ts";
import type { Document } from "../settings/document.ts";
import { createCouriers } from "./couriers.ts";
import { leave, see, type Journal, type JournalSale } from "./journal.ts";
import { createReconciliation } from "./reconciliation.ts";
import { createSaleRecords } from "./sale-records.ts";

/** The sales of a paired till: written ahead, carried to the relay, and kept as the relay tells them. */
export interface Sales {
  /** @param id the payment intent's, where whoever asks has chosen it */
  readonly charge: (
    input: BridgeInput<"sales.charge">,
    id?: string,
  ) => Result<JournalSale, Failure>;
  readonly cancel: (id: string) => Result<JournalSale, Failure>;
  readonly checkNow: (id: string) => Promise<Result<JournalSale, Failure>>;
  readonly leave: (id: string) => Result<JournalSale, Failure>;
  readonly see: (id: string) => Result<JournalSale, Failure>;
  /** What the feed told, with the position at which it told it. */
  readonly told: (paymentIntent: PaymentIntent, eventId: string | null) => void;
  /** The relay can be reached (again): every open sale is asked for, and the last ones. */
  readonly reconcile: () => Promise<void>;
  /** Settles once every sale that was charged under this session has been brought to the relay. */
  readonly carried: (token: string) => Promise<void>;
  readonly close: () => void;
}

export interface SalesOptions {
  readonly client: RelayClient;
  readonly store: () => Store;
  /** The session of the cashier who is signed in: what is charged bears their name. */
  readonly session: () => { readonly token: string; readonly staffId: string } | null;
  /** The relay refused a session under which something was charged. */
  readonly onSessionRefused: (token: string, failure: Failure) => void;
  readonly journal: Document<Journal>;
  readonly onChange: () => void;
  /** The relay refused this till's secret. */
  readonly onRefused: (failure: Failure) => void;
  /** The relay could not be reached: perhaps the feed is dead too and does not know it yet. */
  readonly onUnreachable: () => void;
  readonly now: () => number;
}

export function createSales(options: SalesOptions): Sales {
  const { client, journal, now, onChange, onRefused } = options;
  const closing = new AbortController();
  const records = createSaleRecords(journal, onChange);
  const shared = { client, records, take, onRefused, now, closing: closing.signal };
  const couriers = createCouriers({
    ...shared,
    onSessionRefused: options.onSessionRefused,
    onUnreachable: options.onUnreachable,
  });
  const reconcile = createReconciliation({ ...shared, journal, couriers });

  function take(paymentIntent: PaymentIntent, eventId: string | null = null): void {
    const sale = records.take(paymentIntent, eventId);
    // A cancellation that the relay has not heard of yet follows its sale.
    if (sale.cancelling) couriers.carry(sale.id);
  }

  return {
    charge(entry, id) {
      const known = records.all().find((sale) => sale.entryId === entry.entryId);
      if (known !== undefined) return ok(known);
      const { currency, limits } = options.store();
      const checked = checkAmount(entry.amount, { currency, maxAmount: limits.maxAmount });
      if (!checked.ok) return fail(failure(checked.failure));
      const session = options.session();
      const begunAt = now();
      const sale = {
        ...newSale(entry, currency, session?.staffId ?? null, begunAt),
        id: id ?? uuidV7(begunAt, randomBytes(10)),
      };
      // On disk before any network call: a crash never leaves a payable intent that nobody remembers.
      const begun = records.begin(sale);
      if (!begun.ok) return begun;
      couriers.carryFirst(sale.id, session?.token ?? null);
      return ok(sale);
    },

    cancel(id) {
      const sale = records.find(id);
      if (sale === undefined) return fail(failure("sale_unknown"));
      if (sale.refused !== null || sale.paymentIntent?.cancelledAt != null) return ok(sale);
      if (sale.paymentIntent?.status === "succeeded") {
        return fail(failure("payment_intent_already_succeeded"));
      }
      const updated = records.update(id, { cancelling: true });
      couriers.carryAnew(id);
      return updated;
    },

    async checkNow(id) {
      const sale = records.find(id);
      if (sale === undefined) return fail(failure("sale_unknown"));
      if (sale.paymentIntent === null) {
        couriers.carry(id);
        return ok(sale);
      }
      const answer = await client.refresh(id);
      if (!answer.ok) {
        if (refusesTill(answer.failure.failure)) onRefused(answer.failure.failure);
        return fail(answer.failure.failure);
      }
      take(answer.value);
      return ok(records.find(id) ?? sale);
    },

    leave: (id) => records.change(id, leave),
    see: (id) => records.change(id, see),

    told: take,

    async reconcile() {
      couriers.nudge();
      await reconcile();
    },

    carried: couriers.carried,
    close: () => closing.abort(),
  };
}

function newSale(
  { amount, customerEmail, entryId, reference, tip }: BridgeInput<"sales.charge">,
  currency: Store["currency"],
  cashierId: string | null,
  now: number,
): Omit<JournalSale, "id"> {
  return {
    entryId,
    cashierId,
    amount,
    currency,
    tip: tip ?? null,
    reference: blankToNull(reference),
    customerEmail: blankToNull(customerEmail),
    startedAt: new Date(now).toISOString(),
    paymentIntent: null,
    refused: null,
    trouble: null,
    cancelling: false,
    left: false,
    unseen: false,
  };
}

function blankToNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
