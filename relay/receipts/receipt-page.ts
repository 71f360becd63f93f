import { html } from "hono/html";

import { formatAmount, type Locale } from "../../contract/money.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { payIcon } from "../pay/pay-icon.ts";
import type { ReceiptTexts } from "./receipt-texts.ts";
import { receiptViewOf, type ReceiptView } from "./receipt-view.ts";

export interface ReceiptPage {
  readonly language: "es" | "en";
  readonly texts: ReceiptTexts;
  readonly paymentIntent: PaymentIntent;
  readonly storeLocale: Locale;
  readonly timeZone: string;
}

const icons = { confirmed: "paid", look: "not_paid", not_paid: "cancelled" } as const;

/** Whether a payment is real, for whoever has its receipt: so nothing of the payer stands here. */
export function renderReceiptPage(page: ReceiptPage) {
  const { language, paymentIntent, storeLocale, texts, timeZone } = page;
  const { amount, bankReference, currency, finalAt, fintocId, mode, reference, store } =
    paymentIntent;
  const locale = language === "en" ? "en" : storeLocale;
  const shown = formatAmount(amount, currency, locale);
  const view = receiptViewOf(paymentIntent);
  const [title, text] = texts.views[view];
  const isTest = mode === "test";
  const operation = bankReference ?? fintocId;
  const rows: readonly (readonly [string, unknown] | null)[] = [
    [texts.shop, store.name],
    finalAt === null ? null : [texts.when, timeOf(finalAt, locale, timeZone)],
    reference === null ? null : [texts.reference, reference],
    operation === null ? null : [texts.operation, operation],
  ];
  return layout(language, {
    title: `${isTest ? `${texts.test[0]} · ` : ""}${texts.title} ${shown} · ${store.name}`,
    view,
    test: isTest ? texts.test : null,
    body: html`${payIcon(icons[view])}
      <h1>${title}</h1>
      <p class="what">${text}</p>
      <p class="amount" data-length="${lengthOf(shown)}">${shown}</p>
      <dl>
        ${rows.map((row) =>
          row === null
            ? ""
            : html`<div>
                <dt>${row[0]}</dt>
                <dd>${row[1]}</dd>
              </div>`,
        )}
      </dl>
      <p class="fine">${texts.notTaxDocument[currency]}</p>
      <p class="fine">${texts.checkAtTill}</p>`,
  });
}

/** Nobody knows this address. */
export function renderUnknownReceipt(language: "es" | "en", texts: ReceiptTexts) {
  const [title, text] = texts.unknown;
  return layout(language, {
    title,
    view: "unknown",
    test: null,
    body: html`${payIcon("unknown")}
      <h1>${title}</h1>
      <p class="what">${text}</p>
      <p class="fine">${texts.checkAtTill}</p>`,
  });
}

/** An amount is never broken over two lines: a longer one is set smaller. */
function lengthOf(shown: string): "short" | "long" | "longest" {
  if (shown.length <= 8) return "short";
  return shown.length <= 12 ? "long" : "longest";
}

function timeOf(instant: string, locale: string, timeZone: string) {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: "h23",
  });
  return html`<time datetime="${instant}">${format.format(new Date(instant))}</time>`;
}

function layout(
  language: string,
  content: {
    readonly title: string;
    readonly view: ReceiptView | "unknown";
    readonly test: readonly [string, string] | null;
    readonly body: unknown;
  },
) {
  const { body, test, title, view } = content;
  const banner =
    test === null ? "" : html`<p class="test"><strong>${test[0]}</strong> ${test[1]}</p>`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/pay/assets/pay.css" />
        <link rel="stylesheet" href="/r/assets/receipt.css" />
      </head>
      <body data-view="${view}" data-test="${test === null ? "no" : "yes"}">
        <main>${banner} ${body}</main>
      </body>
    </html>`;
}
