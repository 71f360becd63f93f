import { addDays, businessDayOf } from "../../contract/business-day.ts";
import type { Failure } from "../../contract/failures.ts";
import { institutionName } from "../../contract/institution-name.ts";
import type { ManagerAnswer } from "../../contract/manager-api.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { ok, type Result } from "../../contract/result.ts";
import type { ManagedStore } from "../../contract/stores.ts";
import { relayNow } from "../clock/relay-clock.ts";
import { askManager } from "../manager/ask-manager.ts";
import { latestDays } from "./candidate-groups.ts";
import type { PaidSale } from "./statement-check.ts";

const pageSize = "200";
/** So long Fintoc goes on asking a bank that has not confirmed. */
const longestPendingDays = 10;

/**
 * The store's paid sales that could stand in a statement of these days: page by page, day by day.
 * @param onProgress sales read so far
 */
export async function readPaidSales(
  store: ManagedStore,
  storeChoice: string | undefined,
  days: { readonly first: string; readonly last: string },
  onProgress: (count: number) => void,
  signal: AbortSignal,
): Promise<Result<readonly PaymentIntent[], Failure>> {
  const today = businessDayOf(relayNow(), store.timeZone, store.dayStartsAtHour);
  const last = addDays(days.last, 1);
  const sales: PaymentIntent[] = [];
  let day = addDays(days.first, -latestDays - longestPendingDays);
  for (; day <= last && day <= today && !signal.aborted; day = addDays(day, 1)) {
    for (let cursor: string | null = ""; cursor !== null && !signal.aborted;) {
      const page = await readPage(day, storeChoice, cursor);
      if (!page.ok) return page;
      sales.push(...page.value.paymentIntents);
      cursor = page.value.nextCursor;
      onProgress(sales.length);
    }
  }
  return ok(sales);
}

function readPage(
  day: string,
  store: string | undefined,
  cursor: string,
): Promise<Result<ManagerAnswer<"listPaymentIntents">, Failure>> {
  const query = {
    day,
    status: "succeeded",
    limit: pageSize,
    ...(store === undefined ? {} : { store }),
    ...(cursor === "" ? {} : { cursor }),
  };
  return askManager("listPaymentIntents", { query });
}

/**
 * A sale as the statement would have it: by the day and minute at the bank, which may have told of
 * it days later; where it says none, of its word.
 */
export function toPaidSale(intent: PaymentIntent, timeZone: string): PaidSale {
  const { createdAt, finalAt, transactionDate } = intent;
  const isMoment = transactionDate !== null && /T.*(?:Z|[-+]\d{2}:?\d{2})$/u.test(transactionDate);
  const at = new Date(isMoment ? transactionDate : (finalAt ?? createdAt));
  const institution = intent.sender?.institutionId ?? null;
  return {
    id: intent.id,
    day: new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at),
    time: new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "short" }).format(at),
    amount: intent.amount,
    operation: intent.bankReference,
    bank: institution === null ? null : institutionName(institution),
  };
}
