import { businessDay, businessDayOf } from "../../contract/business-day.ts";
import type { ExportedStore } from "../../contract/export-stream.ts";
import { institutionName } from "../../contract/institution-name.ts";
import type { Currency } from "../../contract/money.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { isReceived } from "../../contract/received.ts";
import { exportColumns, type ExportColumn, type ExportWords } from "./export-words.ts";

/**
 * What a column holds. Amounts are integers in the smallest unit, days `yyyy-mm-dd`, times
 * `yyyy-mm-dd hh:mm:ss` on the store's clock, everything else text, ids too.
 */
export const columnKinds: Readonly<Record<ExportColumn, "text" | "amount" | "day" | "time">> = {
  day: "day",
  time: "time",
  amount: "amount",
  received: "amount",
  refunded: "amount",
  tip: "amount",
  currency: "text",
  status: "text",
  statusCode: "text",
  reference: "text",
  cashier: "text",
  till: "text",
  store: "text",
  bank: "text",
  operation: "text",
  account: "text",
  customerEmail: "text",
  attention: "text",
  settled: "text",
  id: "text",
  fintocId: "text",
  mode: "text",
  createdAt: "text",
  finalAt: "text",
};

/** One payment intent as it is written. */
export interface ExportRow {
  readonly currency: Currency;
  /** By `exportColumns`; a number where the column is an amount. */
  readonly cells: readonly (string | number | null)[];
}

/** Makes the rows of an export. Payment intents come by time: a store's day is computed once. */
export function exportRows(
  stores: readonly ExportedStore[],
  words: ExportWords,
): (intent: PaymentIntent) => ExportRow {
  const clocks = new Map(stores.map((store) => [store.id, storeClock(store)]));

  return (intent) => {
    const at = Date.parse(intent.createdAt);
    const clock = clocks.get(intent.store.id);
    if (clock === undefined) throw new Error(`Exported of an unknown store: ${intent.store.id}`);
    const { attention, attentionSettled: settled, sender } = intent;
    const cells: Readonly<Record<ExportColumn, string | number | null>> = {
      day: clock.dayOf(at),
      time: clock.timeOf(at),
      amount: intent.amount,
      received: isReceived(intent) ? intent.amount : 0,
      refunded: intent.refunded.amount,
      tip: intent.tip,
      currency: intent.currency,
      status: words.statuses[intent.status],
      statusCode: intent.status,
      reference: intent.reference,
      cashier: intent.cashier?.name ?? null,
      till: intent.till.name,
      store: intent.store.name,
      bank: sender?.institutionId == null ? null : institutionName(sender.institutionId),
      operation: intent.bankReference,
      account: sender?.numberEnd == null ? null : `**** ${sender.numberEnd}`,
      customerEmail: intent.customerEmail,
      attention: attention === null ? null : words.attentions[attention],
      settled: settled === null ? null : `${settled.at} ${settled.by}: ${settled.note}`,
      id: intent.id,
      fintocId: intent.fintocId,
      mode: words.modes[intent.mode],
      createdAt: intent.createdAt,
      finalAt: intent.finalAt,
    };
    return { currency: intent.currency, cells: exportColumns.map((column) => cells[column]) };
  };
}

function storeClock({ dayStartsAtHour, timeZone }: ExportedStore) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  let known = { day: "", from: 0, to: 0 };
  return {
    dayOf(at: number): string {
      if (at < known.from || at >= known.to) {
        const day = businessDayOf(at, timeZone, dayStartsAtHour);
        known = { day, ...businessDay(day, timeZone, dayStartsAtHour) };
      }
      return known.day;
    },
    timeOf(at: number): string {
      const part: Record<string, string> = {};
      for (const { type, value } of format.formatToParts(at)) part[type] = value;
      const date = `${part["year"]}-${part["month"]}-${part["day"]}`;
      return `${date} ${part["hour"]}:${part["minute"]}:${part["second"]}`;
    },
  };
}
