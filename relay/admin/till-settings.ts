/** The options of a store that say what its tills offer and show. */
import { largestAmount, type Currency } from "../../contract/money.ts";
import type { StoreRow } from "../database/schema.ts";
import { settingsOf } from "../stores/change-store.ts";
import { settingFault } from "../stores/store-settings.ts";
import { CommandError } from "./command-error.ts";
import { wholeNumber, type Parsed } from "./options.ts";

export const tillSettings = ["tips", "quick-amounts", "logo", "receipt-words"];

/** Takes away what was set. */
export const none = "none";

/** What of a store's row changes; the logo is kept apart. */
export function tillSettingsOf({ options }: Parsed, currency: Currency): Partial<StoreRow> {
  const changes: Partial<StoreRow> = {};
  const tips = options["tips"];
  if (tips !== undefined) changes.tips = listOf("tips", tips, 100);
  const quick = options["quick-amounts"];
  if (quick !== undefined) {
    changes.quick_amounts = listOf("quick-amounts", quick, largestAmount[currency]);
  }
  const words = options["receipt-words"]?.trim();
  if (words !== undefined) changes.receipt_words = words === none ? null : words;
  return changes;
}

/** @throws CommandError by the rules that hold on the manager's screens too */
export function checkSettings(row: StoreRow, currency: Currency): void {
  const fault = settingFault(settingsOf(row), currency, optionOf);
  if (fault !== null) throw new CommandError(fault.message);
}

function optionOf(setting: string): string {
  return `--${setting.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

function listOf(name: string, text: string, largest: number): string | null {
  if (text.trim() === none) return null;
  return JSON.stringify(text.split(",").map((each) => wholeNumber(name, each.trim(), 1, largest)));
}
