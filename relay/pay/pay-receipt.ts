import { html } from "hono/html";

import type { PayPage } from "./pay-page.ts";

/**
 * The customer's receipt, to keep or share: what the shop's till says too. Whoever has the address
 * reads it, so nothing of the payer stands here.
 */
export function renderReceipt({ language, paymentIntent, storeLocale, texts, timeZone }: PayPage) {
  const { bankReference, currency, finalAt, fintocId, store } = paymentIntent;
  const { receipt } = texts;
  const operation = bankReference ?? fintocId;
  const rows: readonly (readonly [string, unknown])[] = [
    [receipt.shop, store.name],
    ...(finalAt === null
      ? []
      : [
          [
            receipt.when,
            timeOf(finalAt, language === "en" ? "en" : storeLocale, timeZone),
          ] as const,
        ]),
    ...(operation === null ? [] : [[receipt.operation, operation] as const]),
  ];
  return html`<dl>
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p class="fine">${receipt.notTaxDocument[currency]}</p>
    <p class="actions">
      <button type="button" id="share" class="second" hidden>${receipt.share}</button>
      <button type="button" id="print" class="second" hidden>${receipt.print}</button>
    </p>`;
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
