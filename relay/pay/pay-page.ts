import { html } from "hono/html";

import { formatAmount, type Locale } from "../../contract/money.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { renderForward, type Forward } from "./forward.ts";
import { hasMoreBanks, payBanks } from "./pay-banks.ts";
import { payIcon } from "./pay-icon.ts";
import { renderReceipt } from "./pay-receipt.ts";
import type { PayTexts } from "./pay-texts.ts";
import type { PayView } from "./pay-view.ts";

export interface PayPage {
  readonly language: "es" | "en";
  readonly texts: PayTexts;
  readonly view: PayView;
  readonly paymentIntent: PaymentIntent;
  readonly storeLocale: Locale;
  readonly timeZone: string;
  /** Given only while the intent is payable, by a page of Fintoc's. */
  readonly forward: Forward | null;
  /** Given only while the intent is payable, by Fintoc's widget. */
  readonly widget: {
    readonly scriptUrl: string;
    readonly publicKey: string;
    readonly token: string;
    /** ISO 8601. */
    readonly expiresAt: string;
  } | null;
}

/** The customer's page. The widget is opened by a tap, never by a look at the page. */
export function renderPayPage(page: PayPage) {
  const { forward, language, paymentIntent, texts, view, widget } = page;
  const { amount, currency, mode, store } = paymentIntent;
  const shown = formatAmount(amount, currency, language === "en" ? "en" : page.storeLocale);
  const paid = view === "paid";
  const to = html`${texts.payTo} <strong>${store.name}</strong>`;
  const body = html`${widget === null && forward === null ? renderView(texts, view) : ""}
    ${paid ? "" : view === "payable" ? html`<h1 class="store">${to}</h1>` : html`<p class="store">${to}</p>`}
    <p class="amount" data-length="${lengthOf(shown)}">${shown}</p>
    ${paid ? renderReceipt(page) : ""} ${widget === null ? "" : renderWidget(page, widget)}
    ${forward === null ? "" : renderForward(page, forward)}
    ${widget === null && (forward === null || forward.isBack) ? "" : renderBanks(currency, texts)}`;
  const title = paid ? texts.receipt.title : texts.title;
  return layout(language, `${title} ${shown} · ${store.name}`, {
    body,
    view,
    banner: mode === "test" ? texts.testMode : null,
  });
}

/** An amount is never broken over two lines: a longer one is set smaller. */
function lengthOf(shown: string): "short" | "long" | "longest" {
  if (shown.length <= 8) return "short";
  return shown.length <= 12 ? "long" : "longest";
}

/** Nobody knows this address. */
export function renderUnknownPage(language: "es" | "en", texts: PayTexts) {
  const [title, text] = texts.unknown;
  return layout(language, title, {
    body: html`${payIcon("unknown")}
      <h1>${title}</h1>
      <p class="what">${text}</p>`,
    view: "unknown",
    banner: null,
  });
}

function renderView(texts: PayTexts, view: PayView) {
  if (view === "payable") return "";
  const [title, text] = texts.views[view];
  return html`${payIcon(view)}
    <h1>${title}</h1>
    <p class="what">${text}</p>`;
}

function renderWidget(
  { language, paymentIntent, texts, timeZone }: PayPage,
  { expiresAt, publicKey, scriptUrl, token }: NonNullable<PayPage["widget"]>,
) {
  const clock = new Intl.DateTimeFormat(language, {
    timeZone,
    timeStyle: "short",
    hourCycle: "h23",
  });
  const until = texts.validUntil(clock.format(new Date(expiresAt)));
  return html`<button
      type="button"
      id="pay"
      data-script="${scriptUrl}"
      data-public-key="${publicKey}"
      data-token="${token}"
      data-country="${paymentIntent.currency === "MXN" ? "mx" : "cl"}"
      data-opening="${texts.opening}"
      data-busy="${texts.busy}"
      data-failed="${texts.failed}"
      data-waiting="${texts.waiting}"
      disabled
    >
      ${texts.pay}
    </button>
    <p id="status" role="status">${until}</p>
    <noscript><p>${texts.noScript}</p></noscript>`;
}

/** Before anybody starts: whoever has none of these accounts pays at the till in another way. */
function renderBanks(currency: PaymentIntent["currency"], texts: PayTexts) {
  return html`<section class="banks" aria-labelledby="banks">
    <h2 id="banks">${texts.banks}</h2>
    <ul>
      ${payBanks[currency].map((bank) => html`<li>${bank}</li> `)}
      ${hasMoreBanks[currency] ? html`<li>${texts.otherBanks}</li>` : ""}
    </ul>
  </section>`;
}

function layout(
  language: string,
  title: string,
  content: { readonly body: unknown; readonly view: string; readonly banner: string | null },
) {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/pay/assets/pay.css" />
        <script type="module" src="/pay/assets/pay.js"></script>
      </head>
      <body data-view="${content.view}">
        ${content.banner === null ? "" : html`<header class="banner">${content.banner}</header>`}
        <main>${content.body}</main>
      </body>
    </html>`;
}
