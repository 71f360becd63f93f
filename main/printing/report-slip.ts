import { formatAmount, type Locale } from "../../contract/money.ts";
import type { Store } from "../../contract/store.ts";
import type { TillReport } from "../../contract/till-report.ts";
import { dateAndTime, longDay } from "./print-dates.ts";
import { printWords } from "./print-words.ts";
import { rowOf, type Slip } from "./slip.ts";

/** The shift on paper, for the shop's own books: in the language of the till. */
export function reportSlip(
  report: TillReport,
  store: Store,
  locale: Locale,
  mode: "test" | "live" | null,
): Slip {
  const { report: words, receipt } = printWords[locale];
  const { attention, byStatus, cashier, currency, open, received } = report;
  const money = (sum: number) => formatAmount(sum, currency, locale);
  const counted = ({ count, sum }: { readonly count: number; readonly sum: number }) =>
    `${count} · ${money(sum)}`;
  return {
    title: `${words.title} · ${report.till.name} · ${report.day}`,
    locale,
    parts: [
      { kind: "heading", text: store.name },
      ...(mode === "test" ? [{ kind: "banner", ...receipt.test } as const] : []),
      { kind: "text", text: words.title, weight: "strong" },
      ...rowOf(words.day, longDay(report.day, locale)),
      ...rowOf(words.till, report.till.name),
      ...rowOf(words.cashier, cashier?.name ?? words.everybody),
      { kind: "rule" },
      { kind: "amount", label: words.received, text: money(received.sum) },
      { kind: "text", text: words.payments(received.count), weight: "strong" },
      ...(received.tips === 0 ? [] : rowOf(words.tips, money(received.tips))),
      ...(open.count === 0 ? [] : rowOf(words.open, counted(open))),
      ...(attention.count === 0 ? [] : rowOf(words.attention, counted(attention))),
      { kind: "rule" },
      { kind: "text", text: words.byStatus, weight: "strong" },
      ...byStatus
        .filter(({ count }) => count > 0)
        .flatMap((each) => rowOf(words.statuses[each.status], counted(each))),
      { kind: "rule" },
      {
        kind: "text",
        text: words.countedAt(dateAndTime(report.countedAt, locale, store.timeZone)),
        weight: "small",
      },
      { kind: "blank", label: words.signature },
    ],
  };
}
