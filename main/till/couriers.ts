import { setTimeout as delay } from "node:timers/promises";

import { failure, type Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { backoffMs } from "../feed/backoff.ts";
import {
  refusesSession,
  refusesTill,
  type RelayClient,
  type RelayFailure,
} from "../relay-client/relay-client.ts";
import { isStale, type JournalSale } from "./journal.ts";
import type { SaleRecords } from "./sale-records.ts";

/** One courier a sale: it carries the charge or the cancellation to the relay. */
export interface Couriers {
  /** Carries what the journal says; nothing where somebody is on the way already. */
  readonly carry: (id: string) => void;
  /** The same for a sale that begins, under its cashier's session; the token stays in memory. */
  readonly carryFirst: (id: string, session: string | null) => void;
  /** Something else is to be carried now. */
  readonly carryAnew: (id: string) => void;
  /** It was charged by somebody whose session is gone: it is never sent as nobody's. */
  readonly isWithoutItsCashier: (sale: JournalSale) => boolean;
  /** The relay can be reached again: no courier waits any longer. */
  readonly nudge: () => void;
  /** Settles once every sale that was charged under this session has been brought to the relay. */
  readonly carried: (token: string) => Promise<void>;
}

export interface CouriersOptions {
  readonly client: RelayClient;
  readonly records: SaleRecords;
  readonly take: (paymentIntent: PaymentIntent) => void;
  /** The relay refused a session under which something was charged. */
  readonly onSessionRefused: (token: string, failure: Failure) => void;
  /** The relay refused this till's secret. */
  readonly onRefused: (failure: Failure) => void;
  /** The relay could not be reached: perhaps the feed is dead too and does not know it yet. */
  readonly onUnreachable: () => void;
  readonly now: () => number;
  readonly closing: AbortSignal;
}

export function createCouriers(options: CouriersOptions): Couriers {
  const { client, closing, now, records, take } = options;
  const couriers = new Map<string, AbortController>();
  /** Ends the couriers' pauses. */
  let nudge = new AbortController();
  const runs = new Map<string, Promise<void>>();
  /** The session under which each sale was charged, by the sale's id. */
  const sessions = new Map<string, string>();

  function carry(id: string): void {
    if (couriers.has(id) || closing.aborted) return;
    const courier = new AbortController();
    couriers.set(id, courier);
    const carrying = run(id, AbortSignal.any([closing, courier.signal])).finally(() => {
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
      const sale = records.find(id);
      if (sale === undefined || sale.refused !== null) return;
      if (sale.paymentIntent !== null && !sale.cancelling) return;
      if (!sale.cancelling && isWithoutItsCashier(sale)) return;
      const stale = isStale(sale, now());
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
        const neverSent = stale && !sale.cancelling && answer.failure.status === 404;
        if (neverSent) records.refuse(id, failure("never_sent"));
        else await refusedFor(sale, answer.failure);
        return;
      }
      records.update(id, { trouble: answer.failure.failure });
      if (answer.failure.status === null) options.onUnreachable();
      const signal = AbortSignal.any([stop, nudge.signal]);
      const pause = delay(backoffMs(failures, Math.random()), undefined, { signal });
      await pause.catch(() => undefined);
    }
  }

  function put(sale: JournalSale, stop: AbortSignal) {
    const { amount, currency, customerEmail, id, reference, tip } = sale;
    const body = { amount, currency, tip, reference, customerEmail };
    return client.put(id, body, stop, sessions.get(id) ?? null);
  }

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
      records.refuse(sale.id, refusal.failure);
      return;
    }
    if (refusal.status === 404 && sale.paymentIntent === null) {
      // It never reached the relay. Should it still arrive, the feed tells, and it is cancelled then.
      records.refuse(sale.id, failure("never_sent"));
      return;
    }
    records.update(sale.id, { cancelling: false, trouble: refusal.failure });
    const present = await client.get(sale.id);
    if (present.ok) take(present.value);
  }

  return {
    carry,
    isWithoutItsCashier,
    carryFirst(id, session) {
      if (session !== null) sessions.set(id, session);
      carry(id);
    },
    carryAnew(id) {
      couriers.get(id)?.abort();
      couriers.delete(id);
      carry(id);
    },
    nudge() {
      nudge.abort();
      nudge = new AbortController();
    },
    async carried(token) {
      for (const [id, each] of sessions) if (each === token) await runs.get(id);
    },
  };
}
