import { formatAmount } from "../../contract/money.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { Store } from "../../contract/store.ts";
import { dateAndTime } from "./print-dates.ts";
import { printWords } from "./print-words.ts";
import { merchantParts } from "./receipt-slip.ts";
import { rowOf, type Slip } from "./slip.ts";

/** The pay page on paper, for a customer whose camera or screen fails; `null` once it cannot be paid. */
export function linkSlip(intent: PaymentIntent, store: Store): Slip | null {
  const { amount, currency, payUrl, payUrlExpiresAt, reference } = intent;
  if (payUrl === null) return null;
  const { locale, timeZone } = store;
  const { link: words, receipt } = printWords[locale];
  return {
    title: `${words.title} · ${store.name}`,
    locale,
    parts: [
      ...merchantParts(store),
      ...(intent.mode === "test" ? [{ kind: "banner", ...receipt.test } as const] : []),
      { kind: "text", text: words.title, weight: "strong" },
      { kind: "amount", label: words.toPay, text: formatAmount(amount, currency, locale) },
      { kind: "qr", data: payUrl, caption: words.how },
      { kind: "text", text: payUrl, weight: "strong" },
      { kind: "rule" },
      ...rowOf(receipt.reference, reference),
      ...(payUrlExpiresAt === null
        ? []
        : [
            {
              kind: "text",
              text: words.validUntil(dateAndTime(payUrlExpiresAt, locale, timeZone)),
              weight: "strong",
            } as const,
          ]),
      { kind: "text", text: words.notPaid, weight: "plain" },
    ],
  };
}
