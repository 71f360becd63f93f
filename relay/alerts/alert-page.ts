import { html } from "hono/html";

import type { Locale } from "../../contract/money.ts";
import { payIcon } from "../pay/pay-icon.ts";
import { amountOf, factsOf, timeOf } from "./alert-facts.ts";
import type { AlertMessage } from "./alert-message.ts";
import type { AlertTexts } from "./alert-texts.ts";

export interface AlertPage {
  readonly locale: Locale;
  readonly texts: AlertTexts;
  readonly message: AlertMessage;
}

/** What needs a person, for whoever has the link: nothing of the payer, and nothing to press. */
export function renderAlertPage({ locale, message, texts }: AlertPage) {
  const { paymentIntent, standing, store } = message;
  // What it needs somebody for by now, should that be another reason.
  const reason =
    standing === "other" ? (paymentIntent?.attention ?? message.reason) : message.reason;
  const { meaning, title, toDo } = texts.reasons[reason];
  const settledAt = paymentIntent?.attentionSettled?.at;
  const isOpen = standing === "open" || standing === "other";
  const [heading, what] =
    standing === "settled"
      ? texts.page.settled
      : standing === "over"
        ? texts.page.itself
        : [title, meaning];
  const amount = amountOf(message, locale);
  const rows = [
    ...(isOpen ? [] : [[texts.subject, title] as const]),
    ...factsOf(message, texts, locale),
    ...(standing === "settled" && settledAt !== undefined
      ? [[texts.page.settledAt, timeOf(settledAt, locale, store.timeZone)] as const]
      : []),
  ];
  const isAttention = isOpen && reason !== "test";
  return layout(locale, {
    title: `${heading} · ${store.name}`,
    view: isOpen ? "look" : "confirmed",
    test: paymentIntent?.mode === "test" ? texts.testMode : null,
    body: html`${payIcon(isOpen ? "not_paid" : "paid")}
      <h1>${heading}</h1>
      <p class="what">${what}</p>
      ${
        amount === null
          ? ""
          : html`<p class="amount" data-length="${lengthOf(amount)}">${amount}</p>`
      }
      <dl>
        ${rows.map(
          ([name, fact]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${fact}</dd>
            </div>`,
        )}
      </dl>
      ${isOpen ? html`<p class="fine"><strong>${texts.toDo}:</strong> ${toDo}</p>` : ""}
      ${
        isAttention
          ? html`<p class="fine">
              <strong>${texts.page.unsettled}</strong> ${texts.page.whereToSettle}
            </p>`
          : ""
      }`,
  });
}

/** Nobody knows this address, or it has ended. */
export function renderNoAlert(locale: Locale, [title, text]: readonly [string, string]) {
  return layout(locale, {
    title,
    view: "unknown",
    test: null,
    body: html`${payIcon("unknown")}
      <h1>${title}</h1>
      <p class="what">${text}</p>`,
  });
}

/** An amount is never broken over two lines: a longer one is set smaller. */
function lengthOf(shown: string): "short" | "long" | "longest" {
  if (shown.length <= 8) return "short";
  return shown.length <= 12 ? "long" : "longest";
}

function layout(
  locale: Locale,
  content: {
    readonly title: string;
    readonly view: "look" | "confirmed" | "unknown";
    readonly test: readonly [string, string] | null;
    readonly body: unknown;
  },
) {
  const { body, test, title, view } = content;
  const banner =
    test === null ? "" : html`<p class="test"><strong>${test[0]}</strong> ${test[1]}</p>`;
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/pay/assets/pay.css" />
        <link rel="stylesheet" href="/r/assets/receipt.css" />
      </head>
      <body data-view="${view}" data-test="no">
        <main>${banner} ${body}</main>
      </body>
    </html>`;
}
