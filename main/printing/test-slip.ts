import type { Locale } from "../../contract/money.ts";
import type { Store } from "../../contract/store.ts";
import { dateAndTime } from "./print-dates.ts";
import { printWords } from "./print-words.ts";
import type { Slip } from "./slip.ts";

/** A page that shows whether letters, width, QR and cut come out right. @param printedAt an instant */
export function testSlip(store: Store, relayUrl: string, locale: Locale, printedAt: string): Slip {
  const words = printWords[locale].test;
  return {
    title: `${words.title} · ${store.name}`,
    locale,
    parts: [
      { kind: "heading", text: store.name },
      { kind: "banner", text: words.title, detail: null },
      { kind: "text", text: words.works, weight: "strong" },
      { kind: "text", text: words.letters, weight: "plain" },
      { kind: "text", text: words.width, weight: "small" },
      { kind: "rule" },
      { kind: "qr", data: relayUrl, caption: words.scan },
      {
        kind: "text",
        text: words.printedAt(dateAndTime(printedAt, locale, store.timeZone)),
        weight: "small",
      },
    ],
  };
}
