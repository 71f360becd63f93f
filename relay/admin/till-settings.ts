/** The options of a store that say what its tills offer and show. */
import { largestAmount, type Currency } from "../../contract/money.ts";
import type { StoreRow } from "../database/schema.ts";
import { numbersFrom } from "../stores/store.ts";
import { CommandError } from "./command-error.ts";
import { wholeNumber, type Parsed } from "./options.ts";

export const tillSettings = ["tips", "quick-amounts", "logo", "receipt-words"];

/** As many as stand side by side on a small till. */
const mostTips = 4;
const mostQuickAmounts = 6;
const longestReceiptWords = 280;
/** Takes away what was set. */
export const none = "none";

/** What of a store's row changes; the logo is kept apart. */
export function tillSettingsOf({ options }: Parsed, currency: Currency): Partial<StoreRow> {
  const changes: Partial<StoreRow> = {};
  const tips = options["tips"];
  if (tips !== undefined) changes.tips = listOf("tips", tips, mostTips, 100);
  const quick = options["quick-amounts"];
  if (quick !== undefined) {
    const most = largestAmount[currency];
    changes.quick_amounts = listOf("quick-amounts", quick, mostQuickAmounts, most);
  }
  const words = options["receipt-words"];
  if (words !== undefined) changes.receipt_words = receiptWordsOf(words);
  return changes;
}

/** @throws CommandError when a quick amount could never be charged */
export function checkQuickAmounts(row: Pick<StoreRow, "quick_amounts" | "max_amount">): void {
  const most = row.max_amount ?? Number.POSITIVE_INFINITY;
  const above = (numbersFrom(row.quick_amounts) ?? []).find((amount) => amount > most);
  if (above !== undefined) {
    throw new CommandError(`The quick amount ${above} is above the store's --max-amount ${most}`);
  }
}

function listOf(name: string, text: string, most: number, largest: number): string | null {
  if (text.trim() === none) return null;
  const numbers = text.split(",").map((each) => wholeNumber(name, each.trim(), 1, largest));
  if (numbers.length > most) throw new CommandError(`--${name} takes at most ${most}: ${text}`);
  if (new Set(numbers).size < numbers.length) {
    throw new CommandError(`--${name} names one twice: ${text}`);
  }
  return JSON.stringify(numbers);
}

function receiptWordsOf(text: string): string | null {
  const words = text.trim();
  if (words === none) return null;
  if (words === "" || words.length > longestReceiptWords) {
    throw new CommandError(
      `--receipt-words takes 1 to ${longestReceiptWords} characters, or ${none}`,
    );
  }
  // A printer would obey them.
  if (/[^\P{Cc}\n]/u.test(words)) {
    throw new CommandError("--receipt-words has control characters: leave them out");
  }
  return words;
}
