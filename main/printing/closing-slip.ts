import type { Closing } from "../../contract/closing.ts";
import { formatAmount, type Locale } from "../../contract/money.ts";
import { closingPrintWords } from "./closing-print-words.ts";
import { dateAndTime, longDay } from "./print-dates.ts";
import { printWords } from "./print-words.ts";
import { rowOf, type Slip, type SlipPart } from "./slip.ts";

/** As much of the seal as is written by hand to compare it. */
const sealLength = 16;
const idEnd = 8;

type NamedItem = Closing["open"]["items"][number] | Closing["late"]["items"][number];

/** A closing on paper, for the shop's own books: in the language of the till. @param copy from the second print on */
export function closingSlip(closing: Closing, locale: Locale, copy: boolean): Slip {
  const words = closingPrintWords[locale];
  const { receipt, report } = printWords[locale];
  const { attention, corrections, currency, days, inDoubt, late, open, received, refunds, store } =
    closing;
  const money = (amount: number) => formatAmount(amount, currency, locale);
  const counted = (sum: { readonly count: number; readonly amount: number }) =>
    `${sum.count} · ${money(sum.amount)}`;
  const unless = (label: string, sum: { readonly count: number; readonly amount: number }) =>
    sum.count === 0 ? [] : rowOf(label, counted(sum));
  const at = (instant: string) => dateAndTime(instant, locale, store.timeZone);
  const day = (date: string) => longDay(date, locale);
  const banners: SlipPart[] = [
    ...(closing.mode === "test" ? [{ kind: "banner", ...receipt.test } as const] : []),
    ...(copy ? [{ kind: "banner", text: receipt.copy, detail: null } as const] : []),
  ];
  const strong = (text: string): SlipPart => ({ kind: "text", text, weight: "strong" });

  /** "20 nov 2026, 21:03 · Caja 1 · Mesa 4 · 3f0a2b1c · del Z 17" */
  const item = (
    { createdAt, id, reference, till }: Omit<NamedItem, "status">,
    amount: number,
    ...more: readonly (string | null)[]
  ) => {
    const about = [at(createdAt), till.name, reference, id.slice(-idEnd), ...more];
    const named = about.filter((each) => each !== null && each !== "").join(" · ");
    // A note ends with its own full stop; a roll of paper puts a colon behind.
    return rowOf(named.replace(/\.$/u, ""), money(amount));
  };
  const ofClosing = (number: number | null) => (number === null ? null : words.ofClosing(number));
  const list = (title: string, count: number, items: readonly (readonly SlipPart[])[]) =>
    count === 0
      ? []
      : [
          { kind: "rule" } as const,
          strong(`${title}: ${count}`),
          ...items.flat(),
          ...(count > items.length ? [strong(words.more(count - items.length))] : []),
        ];

  return {
    title: `${words.title(closing.number)} · ${store.name}`,
    locale,
    parts: [
      { kind: "heading", text: store.name },
      ...banners,
      strong(words.title(closing.number)),
      ...rowOf(
        words.days,
        days.first === days.last ? day(days.last) : words.until(day(days.first), day(days.last)),
      ),
      ...rowOf(words.from, closing.from === null ? words.beginning : at(closing.from)),
      ...rowOf(words.to, at(closing.to)),
      ...rowOf(words.closedBy, closing.closedBy.name),
      ...rowOf(words.till, closing.till.name),
      { kind: "rule" },
      { kind: "amount", label: report.received, text: money(received.amount) },
      strong(report.payments(received.count)),
      ...(received.tips === 0 ? [] : rowOf(report.tips, money(received.tips))),
      ...unless(words.lateSum, late),
      ...unless(words.corrections, corrections),
      ...unless(words.refunds, refunds),
      ...unless(words.inDoubt, inDoubt),
      { kind: "rule" },
      strong(report.byStatus),
      ...closing.byStatus.flatMap((each) => rowOf(report.statuses[each.status], counted(each))),
      { kind: "rule" },
      strong(words.byTill),
      ...closing.byTill.flatMap((each) => rowOf(each.till.name, counted(each.received))),
      { kind: "rule" },
      strong(words.byCashier),
      ...closing.byCashier.flatMap((each) =>
        rowOf(each.cashier?.name ?? words.nobody, counted(each.received)),
      ),
      ...list(
        words.late,
        late.count,
        late.items.map((each) => item(each, each.amount, ofClosing(each.ofClosing))),
      ),
      ...list(
        words.corrections,
        corrections.count,
        corrections.items.map((each) =>
          item(
            each,
            each.change,
            ofClosing(each.ofClosing),
            each.attention === null ? null : words.attentions[each.attention],
          ),
        ),
      ),
      ...list(
        words.refunds,
        refunds.count,
        refunds.items.map((each) => item(each, each.refunded, ofClosing(each.ofClosing))),
      ),
      ...list(
        words.open,
        open.count,
        open.items.map((each) =>
          item(
            each,
            each.amount,
            report.statuses[each.status],
            each.cancelled ? words.cancelled : null,
          ),
        ),
      ),
      ...list(
        words.attention,
        attention.count,
        attention.items.map((each) =>
          item(
            each,
            each.amount,
            words.attentions[each.attention],
            each.settled === null ? null : words.settled(each.settled.by, each.settled.note),
          ),
        ),
      ),
      { kind: "rule" },
      { kind: "text", text: words.chain(closing.hash.slice(0, sealLength)), weight: "small" },
      { kind: "blank", label: report.signature },
      ...(banners.length === 0 ? [] : [{ kind: "space" } as const, ...banners]),
    ],
  };
}
