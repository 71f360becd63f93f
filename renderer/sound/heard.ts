import type { Locale } from "../../contract/money.ts";
import { catalogues } from "../i18n/catalogues.ts";
import { amountWords } from "./amount-words.ts";
import type { SaleNews } from "./sale-news.ts";
import type { ToneName } from "./tones.ts";

/** One sentence for the voice. */
export interface Saying {
  readonly text: string;
  readonly language: Locale;
  /** Of a sale that was set aside; else of the one that the cashier stands before. */
  readonly aside: boolean;
}

/** The sound of a news. What needs a person has none of its own: its alarm rings until it is silenced. */
export function toneOf({ end, sale }: SaleNews): ToneName | null {
  switch (end.kind) {
    case "paid":
      return sale.left ? "aside_paid" : "paid";
    case "not_paid":
      return sale.left ? "aside_not_paid" : "not_paid";
    case "attention":
      return null;
  }
}

/**
 * What the voice says of a news, if anything. That the customer in front has not paid is not
 * said for the whole shop to hear; of a sale that was set aside it has to be told which one.
 */
export function sayingOf({ end, sale }: SaleNews, language: Locale): Saying | null {
  if (end.kind === "attention" || (end.kind === "not_paid" && !sale.left)) return null;
  const { sound: words } = catalogues[language];
  const amount = amountWords(sale.amount, sale.currency, language);
  const tell = end.kind === "paid" ? words.paid : words.notPaid;
  return { text: tell(amount, sale.left ? sale.reference : null), language, aside: sale.left };
}
