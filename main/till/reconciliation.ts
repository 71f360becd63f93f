import { setTimeout as delay } from "node:timers/promises";

import { failure, type Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { Result } from "../../contract/result.ts";
import { backoffMs } from "../feed/backoff.ts";
import { refusesTill, type RelayClient, type RelayFailure } from "../relay-client/relay-client.ts";
import type { Document } from "../settings/document.ts";
import type { Couriers } from "./couriers.ts";
import { isOpen, isStale, mostFinished, type Journal } from "./journal.ts";
import type { SaleRecords } from "./sale-records.ts";

export interface ReconciliationOptions {
  readonly client: RelayClient;
  readonly journal: Document<Journal>;
  readonly records: SaleRecords;
  readonly couriers: Couriers;
  readonly take: (paymentIntent: PaymentIntent) => void;
  /** The relay refused this till's secret. */
  readonly onRefused: (failure: Failure) => void;
  readonly now: () => number;
  readonly closing: AbortSignal;
}

/** Asks the relay for every open sale and for the last ones; the next call begins it all afresh. */
export function createReconciliation(options: ReconciliationOptions): () => Promise<void> {
  const { client, closing, couriers, journal, now, records, take } = options;
  let present = new AbortController();

  async function reconcileOne(id: string, stop: AbortSignal): Promise<void> {
    const onTrouble = (trouble: Failure) => void records.update(id, { trouble });
    const answer = await untilAnswered(() => client.get(id), stop, onTrouble);
    const sale = records.find(id);
    if (answer === null || sale === undefined) return;
    if (answer.ok) {
      take(answer.value);
      return;
    }
    const { failure: why, status } = answer.failure;
    if (refusesTill(why)) options.onRefused(why);
    else if (status !== 404 || sale.paymentIntent !== null) onTrouble(why);
    else if (sale.cancelling || isStale(sale, now())) records.refuse(id, failure("never_sent"));
    else if (couriers.isWithoutItsCashier(sale)) {
      records.refuse(id, failure("staff_session_unknown"));
    } else couriers.carry(id);
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

  return async function reconcile() {
    present.abort();
    present = new AbortController();
    const stop = AbortSignal.any([closing, present.signal]);
    const open = records.all().filter(isOpen);
    await Promise.all([
      ...open.map((sale) => reconcileOne(sale.id, stop)),
      takeLatest(stop),
      takeUnfinished(stop),
    ]);
  };
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
