import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

import type { BridgeInput } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { checkAmount } from "../../contract/money.ts";
import { isFinal, type PaymentIntent } from "../../contract/payment-intent.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Store } from "../../contract/store.ts";
import { uuidV7 } from "../../contract/uuid.ts";
import { backoffMs } from "../feed/backoff.ts";
import {
  refusesSession,
  refusesTill,
  type RelayClient,
  type RelayFailure,
} from "../relay-client/relay-client.ts";
import type { Document } from "../settings/document.ts";
import {
  isOpen,
  leave,
  mostFinished,
  prune,
  see,
  turn,
  type Journal,
  type JournalSale,
} from "./journal.ts";

/** The sales of a paired till: written ahead, carried to the relay, and kept as the relay tells them. */
export interface Sales {
  readonly charge: (input: BridgeInput<"sales.charge">) => Result<JournalSale, Failure>;
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

/** A sale that never reached the relay is not charged any more when it is found this much later. */
const staleAfterMs = 10 * 60_000;

export function createSales(options: SalesOptions): Sales {
  const { client, journal, now } = options;
  const closing = new AbortController();
  /** One courier a sale: it carries the charge or the cancellation to the relay. */
  const couriers = new Map<string, AbortController>();
  /** Ends the couriers' pauses: the relay can be reached again. */
  let nudge = new AbortController();
  const runs = new Map<string, Promise<void>>();
  /** The session under which each sale was charged, by the sale's id; in memory alone. */
  const sessions = new Map<string, string>();
  /** Ended by the next one, which asks for everything afresh. */
  let reconciling = new AbortController();

  const find = (id: string) => journal.get().sales.find((sale) => sale.id === id);

  /** The screens show it in any case; a disk that refuses is told beside it. */
  function remember(sales: readonly JournalSale[], lastEventId?: string): void {
    const position = lastEventId ?? journal.get().lastEventId;
    // A write that fails is told by the document itself.
    journal.remember({ ...journal.get(), lastEventId: position, sales: prune(sales) });
    options.onChange();
  }

  function update(id: string, fields: Partial<JournalSale>): Result<JournalSale, Failure> {
    return change(id, (sale) => turn(sale, { ...sale, ...fields }));
  }

  function change(
    id: string,
    into: (sale: JournalSale) => JournalSale,
  ): Result<JournalSale, Failure> {
    const sale = find(id);
    if (sale === undefined) return fail(failure("sale_unknown"));
    const next = into(sale);
    if (isDeepStrictEqual(next, sale)) return ok(sale);
    remember(journal.get().sales.map((each) => (each.id === id ? next : each)));
    return ok(next);
  }

  /** Takes over what the relay says of an intent, unless something newer is known already. */
  function take(paymentIntent: PaymentIntent, lastEventId?: string): void {
    const { sales } = journal.get();
    const known = find(paymentIntent.id);
    const stale =
      known?.paymentIntent != null && known.paymentIntent.updatedAt > paymentIntent.updatedAt;
    const settled = paymentIntent.cancelledAt !== null || isFinal(paymentIntent.status);
    const sale: JournalSale =
      known === undefined
        ? fromElsewhere(paymentIntent)
        : turn(known, {
            ...known,
            paymentIntent: stale ? known.paymentIntent : paymentIntent,
            refused: null,
            trouble: null,
            cancelling: known.cancelling && !settled,
          });
    const others = sales.filter((each) => each.id !== sale.id);
    if (!isDeepStrictEqual(sale, known) || lastEventId !== undefined) {
      remember([...others, sale], lastEventId);
    }
    // A cancellation that the relay has not heard of yet follows its sale.
    if (sale.cancelling) carry(sale.id);
  }

  function carry(id: string): void {
    if (couriers.has(id) || closing.signal.aborted) return;
    const courier = new AbortController();
    couriers.set(id, courier);
    const carrying = run(id, AbortSignal.any([closing.signal, courier.signal])).finally(() => {
      if (couriers.get(id) !== courier) return;
      couriers.delete(id);
      runs.delete(id);
      sessions.delete(id);
    });
    runs.set(id, carrying);
  }

  /** Tries until the relay has answered for good. */
  async function run(id: string, stop: AbortSignal): Promise<void> {
    for (let failures = 1; !stop.aborted; failures += 1) {
      const sale = find(id);
      if (sale === undefined || sale.refused !== null) return;
      if (sale.paymentIntent !== null && !sale.cancelling) return;
      if (!sale.cancelling && isWithoutItsCashier(sale)) return;
      const stale = isStale(sale);
      const answer = sale.cancelling
        ? await client.cancel(id)
        : stale
          ? await client.get(id)
          : await put(sale, stop);
      if (stop.aborted) return;
      if (answer.ok) {
        take(answer.value);
        return;
      }
      if (answer.failure.kind === "refused") {
        if (stale && !sale.cancelling && answer.failure.status === 404) neverSent(id);
        else await refusedFor(sale, answer.failure);
        return;
      }
      update(id, { trouble: answer.failure.failure });
      if (answer.failure.status === null) options.onUnreachable();
      const signal = AbortSignal.any([stop, nudge.signal]);
      const pause = delay(backoffMs(failures, Math.random()), undefined, { signal });
      await pause.catch(() => undefined);
    }
  }

  /** Its customer has long gone: it is not charged any more, only asked about. */
  function isStale({ startedAt }: JournalSale): boolean {
    return now() - Date.parse(startedAt) > staleAfterMs;
  }

  function neverSent(id: string): void {
    update(id, { refused: failure("never_sent"), trouble: null });
  }

  function put(sale: JournalSale, stop: AbortSignal) {
    const { amount, currency, customerEmail, reference, tip } = sale;
    return client.put(
      sale.id,
      { amount, currency, tip, reference, customerEmail },
      stop,
      sessions.get(sale.id) ?? null,
    );
  }

  /** It was charged by somebody whose session is gone: it is never sent as nobody's. */
  function isWithoutItsCashier({ cashierId, id }: JournalSale): boolean {
    return cashierId !== null && !sessions.has(id);
  }

  async function refusedFor(sale: JournalSale, refusal: RelayFailure): Promise<void> {
    if (refusesTill(refusal.failure)) {
      options.onRefused(refusal.failure);
      return;
    }
    if (!sale.cancelling) {
      const token = sessions.get(sale.id);
      if (token !== undefined && refusesSession(refusal.failure)) {
        options.onSessionRefused(token, refusal.failure);
      }
      update(sale.id, { refused: refusal.failure, trouble: null });
      return;
    }
    if (refusal.status === 404 && sale.paymentIntent === null) {
      // It never reached the relay. Should it still arrive, the feed tells, and it is cancelled then.
      neverSent(sale.id);
      return;
    }
    update(sale.id, { cancelling: false, trouble: refusal.failure });
    const present = await client.get(sale.id);
    if (present.ok) take(present.value);
  }

  /** Repeats a question until it is answered: while the feed stays open nothing else would ask again. */
  async function untilAnswered<Value>(
    ask: () => Promise<Result<Value, RelayFailure>>,
    stop: AbortSignal,
    onTrouble: (why: Failure) => void = () => undefined,
  ): Promise<Result<Value, RelayFailure> | null> {
    for (let failures = 1; !stop.aborted; failures += 1) {
      const answer = await ask();
      if (stop.aborted) return null;
      if (answer.ok || answer.failure.kind === "refused") return answer;
      onTrouble(answer.failure.failure);
      const pause = delay(backoffMs(failures, Math.random()), undefined, { signal: stop });
      await pause.catch(() => undefined);
    }
    return null;
  }

  async function reconcileOne(id: string, stop: AbortSignal): Promise<void> {
    const onTrouble = (trouble: Failure) => void update(id, { trouble });
    const answer = await untilAnswered(() => client.get(id), stop, onTrouble);
    const sale = find(id);
    if (answer === null || sale === undefined) return;
    if (answer.ok) {
      take(answer.value);
      return;
    }
    const { failure: why, status } = answer.failure;
    if (refusesTill(why)) options.onRefused(why);
    else if (status !== 404 || sale.paymentIntent !== null) update(id, { trouble: why });
    else if (sale.cancelling || isStale(sale)) neverSent(id);
    else if (isWithoutItsCashier(sale)) {
      update(id, { refused: failure("staff_session_unknown"), trouble: null });
    } else carry(id);
  }

  async function takeLatest(stop: AbortSignal): Promise<void> {
    const list = await untilAnswered(() => client.latest(mostFinished), stop);
    if (list?.ok === true) for (const paymentIntent of list.value.toReversed()) take(paymentIntent);
  }

  /** After the journal was lost: also what is older than the last ones and still open. */
  async function takeUnfinished(stop: AbortSignal): Promise<void> {
    if (!journal.get().incomplete) return;
    const list = await untilAnswered(() => client.unfinished(), stop);
    if (list?.ok !== true) return;
    for (const paymentIntent of list.value) take(paymentIntent);
    journal.remember({ ...journal.get(), incomplete: false });
  }

  return {
    charge({ amount, customerEmail, entryId, reference, tip }) {
      const known = journal.get().sales.find((sale) => sale.entryId === entryId);
      if (known !== undefined) return ok(known);
      const { currency, limits } = options.store();
      const checked = checkAmount(amount, { currency, maxAmount: limits.maxAmount });
      if (!checked.ok) return fail(failure(checked.failure));
      const session = options.session();
      const sale: JournalSale = {
        id: uuidV7(now(), randomBytes(10)),
        entryId,
        cashierId: session?.staffId ?? null,
        amount,
        currency,
        tip: tip ?? null,
        reference: blankToNull(reference),
        customerEmail: blankToNull(customerEmail),
        startedAt: new Date(now()).toISOString(),
        paymentIntent: null,
        refused: null,
        trouble: null,
        cancelling: false,
        left: false,
        unseen: false,
      };
      // On disk before any network call: a crash never leaves a payable intent that nobody remembers.
      const before = journal.get();
      // Whatever stood on the screen until now is left: one sale at a time is the cashier's.
      const others = before.sales.map(leave);
      const written = journal.set({ ...before, sales: prune([sale, ...others]) });
      if (!written.ok) return written;
      if (session !== null) sessions.set(sale.id, session.token);
      options.onChange();
      carry(sale.id);
      return ok(sale);
    },

    cancel(id) {
      const sale = find(id);
      if (sale === undefined) return fail(failure("sale_unknown"));
      if (sale.refused !== null || sale.paymentIntent?.cancelledAt != null) return ok(sale);
      if (sale.paymentIntent?.status === "succeeded") {
        return fail(failure("payment_intent_already_succeeded"));
      }
      const updated = update(id, { cancelling: true });
      couriers.get(id)?.abort();
      couriers.delete(id);
      carry(id);
      return updated;
    },

    async checkNow(id) {
      const sale = find(id);
      if (sale === undefined) return fail(failure("sale_unknown"));
      if (sale.paymentIntent === null) {
        carry(id);
        return ok(sale);
      }
      const answer = await client.refresh(id);
      if (!answer.ok) {
        if (refusesTill(answer.failure.failure)) options.onRefused(answer.failure.failure);
        return fail(answer.failure.failure);
      }
      take(answer.value);
      return ok(find(id) ?? sale);
    },

    leave: (id) => change(id, leave),
    see: (id) => change(id, see),

    told: (paymentIntent, eventId) => take(paymentIntent, eventId ?? undefined),

    async reconcile() {
      nudge.abort();
      nudge = new AbortController();
      reconciling.abort();
      reconciling = new AbortController();
      const stop = AbortSignal.any([closing.signal, reconciling.signal]);
      const open = journal.get().sales.filter(isOpen);
      await Promise.all([
        ...open.map((sale) => reconcileOne(sale.id, stop)),
        takeLatest(stop),
        takeUnfinished(stop),
      ]);
    },

    async carried(token) {
      for (const [id, each] of sessions) if (each === token) await runs.get(id);
    },

    close: () => closing.abort(),
  };
}

/** A sale of this till that this computer did not begin: it was set up anew. */
function fromElsewhere(paymentIntent: PaymentIntent): JournalSale {
  const { amount, createdAt, currency, customerEmail, id, reference, tip } = paymentIntent;
  return {
    id,
    entryId: null,
    cashierId: paymentIntent.cashier?.id ?? null,
    amount,
    currency,
    tip,
    reference,
    customerEmail,
    startedAt: createdAt,
    paymentIntent,
    refused: null,
    trouble: null,
    cancelling: false,
    left: true,
    unseen: false,
  };
}

function blankToNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
