import { html } from "hono/html";

import type { PayTexts } from "./pay-texts.ts";

/** The way to Fintoc's own page, where the customer of a checkout session pays. */
export interface Forward {
  readonly url: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** The customer comes back from there and has paid, as far as the address says; it proves nothing. */
  readonly isBack: boolean;
}

/** A button, not a link: who only looks at the page (a link's preview, a crawler) goes nowhere. */
export function renderForward(
  page: { readonly language: string; readonly texts: PayTexts; readonly timeZone: string },
  { expiresAt, isBack, url }: Forward,
) {
  const { language, texts, timeZone } = page;
  if (isBack) return html`<p id="status" role="status">${texts.waiting}</p>`;
  const clock = new Intl.DateTimeFormat(language, { timeZone, hour: "2-digit", minute: "2-digit" });
  const until = texts.validUntil(clock.format(new Date(expiresAt)));
  return html`<button type="button" id="pay" data-forward="${url}" disabled>${texts.pay}</button>
    <p id="status" role="status">${until}</p>
    <noscript><p>${texts.noScript}</p></noscript>`;
}
