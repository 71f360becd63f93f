import { institutionName } from "../../contract/institution-name.ts";
import { formatAmount } from "../../contract/money.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { parseReceiptCode, shortReceiptCode } from "../../contract/receipt-code.ts";
import type { Store } from "../../contract/store.ts";
import { dateAndTime } from "./print-dates.ts";
import { printWords } from "./print-words.ts";
import { rowOf, type Slip, type SlipPart } from "./slip.ts";

/** Whether the bank's word stands undisputed: only then is there a receipt. */
export function hasReceipt({ status, attention }: PaymentIntent): boolean {
  return status === "succeeded" && attention !== "contradiction";
}

/** The receipt of a paid sale, in the language of the store. @param copy from the second print on */
export function receiptSlip(intent: PaymentIntent, store: Store, copy: boolean): Slip {
  const { locale } = store;
  const words = printWords[locale].receipt;
  const { amount, currency, tip } = intent;
  const banners: SlipPart[] = [
    ...(intent.mode === "test" ? [{ kind: "banner", ...words.test } as const] : []),
    ...(copy ? [{ kind: "banner", text: words.copy, detail: null } as const] : []),
  ];
  return {
    title: `${words.title} · ${store.business?.name ?? store.name}`,
    locale,
    parts: [
      ...merchantParts(store),
      ...banners,
      { kind: "text", text: words.title, weight: "strong" },
      { kind: "amount", label: words.paid, text: formatAmount(amount, currency, locale) },
      { kind: "rule" },
      ...rowOf(words.date, dateAndTime(intent.finalAt ?? intent.createdAt, locale, store.timeZone)),
      ...(tip === null || tip === 0 ? [] : rowOf(words.tip, formatAmount(tip, currency, locale))),
      ...rowOf(words.reference, intent.reference),
      ...rowOf(words.till, intent.till.name),
      ...rowOf(words.cashier, intent.cashier?.name ?? null),
      ...bankParts(intent, words),
      ...rowOf(words.intent, intent.id),
      { kind: "rule" },
      ...proofParts(intent, words),
      { kind: "text", text: words.notTax[currency], weight: "strong" },
      { kind: "blank", label: words.taxNumber[currency] },
      ...(store.receiptWords === null || store.receiptWords.trim() === ""
        ? []
        : [
            { kind: "space" } as const,
            { kind: "text", text: store.receiptWords, weight: "plain" } as const,
          ]),
      // Once more below the code, so that no half of the paper looks like a real one.
      ...(banners.length === 0 ? [] : [{ kind: "space" } as const, ...banners]),
    ],
  };
}

/** Whose paper it is: the shop, and the merchant behind it where it has another name. */
export function merchantParts(store: Store): readonly SlipPart[] {
  const { business, currency, locale, logo, name } = store;
  const parts: SlipPart[] = logo === null ? [] : [{ kind: "logo", source: logo }];
  parts.push({ kind: "heading", text: name });
  if (business !== null && business.name !== null && business.name !== name) {
    parts.push({ kind: "text", text: business.name, weight: "plain" });
  }
  if (business?.taxId != null) {
    const label = printWords[locale].receipt.taxId[currency];
    parts.push({ kind: "text", text: `${label} ${business.taxId}`, weight: "plain" });
  }
  return parts;
}

type Words = (typeof printWords)["en"]["receipt"];

function bankParts({ bankReference, sender }: PaymentIntent, words: Words): readonly SlipPart[] {
  const bank = sender?.institutionId ?? null;
  const numberEnd = sender?.numberEnd ?? null;
  return [
    ...rowOf(words.operation, bankReference),
    ...rowOf(words.bank, bank === null ? null : institutionName(bank)),
    ...rowOf(words.account, numberEnd === null ? null : `**** ${numberEnd}`),
  ];
}

/** The QR that leads to the relay's own word on this payment, and the code for those who type. */
function proofParts({ receiptUrl }: PaymentIntent, words: Words): readonly SlipPart[] {
  if (receiptUrl === null) return [];
  const code = parseReceiptCode(receiptUrl)?.code ?? null;
  return [
    { kind: "qr", data: receiptUrl, caption: words.check },
    ...(code === null
      ? []
      : [{ kind: "text", text: words.code(shortReceiptCode(code)), weight: "strong" } as const]),
    { kind: "rule" },
  ];
}
