import type { RelayErrorCode } from "../../contract/failures.ts";
import { largestAmount, type Currency } from "../../contract/money.ts";
import {
  longestBusinessName,
  longestReceiptWords,
  mostQuickAmounts,
  mostTips,
} from "../../contract/people-api.ts";

/** What a manager may set of a store, beside its logo. Amounts in the smallest unit. */
export interface StoreSettings {
  readonly maxAmount: number | null;
  readonly confirmAbove: number | null;
  readonly tips: readonly number[] | null;
  readonly quickAmounts: readonly number[];
  readonly businessName: string | null;
  readonly receiptWords: string | null;
}
export type SettingName = keyof StoreSettings;

export interface SettingFault {
  readonly code: RelayErrorCode;
  readonly param: SettingName;
  readonly message: string;
}

/** A printer would obey them; a line break it may. */
const controls = /[^\P{Cc}\n]/u;

/**
 * What is wrong with a store's settings, the first of it; the same for whoever sets them.
 * @param name how a setting is called where it was typed
 */
export function settingFault(
  settings: StoreSettings,
  currency: Currency,
  name: (setting: SettingName) => string,
): SettingFault | null {
  const { businessName, confirmAbove, maxAmount, quickAmounts, receiptWords, tips } = settings;
  const most = largestAmount[currency];
  return (
    wholeFault("maxAmount", maxAmount, 1, most, name) ??
    wholeFault("confirmAbove", confirmAbove, 0, most, name) ??
    listFault("tips", tips ?? [], mostTips, 100, name) ??
    listFault("quickAmounts", quickAmounts, mostQuickAmounts, most, name) ??
    aboveLimit(quickAmounts, maxAmount, name) ??
    textFault("businessName", businessName, longestBusinessName, name) ??
    textFault("receiptWords", receiptWords, longestReceiptWords, name)
  );
}

type Named = (setting: SettingName) => string;

const codes: Readonly<Record<SettingName, RelayErrorCode>> = {
  maxAmount: "limit_invalid",
  confirmAbove: "limit_invalid",
  tips: "tips_invalid",
  quickAmounts: "quick_amounts_invalid",
  businessName: "business_name_invalid",
  receiptWords: "receipt_words_invalid",
};

function fault(param: SettingName, message: string): SettingFault {
  return { code: codes[param], param, message };
}

function wholeFault(
  param: "maxAmount" | "confirmAbove" | "tips" | "quickAmounts",
  value: number | null,
  least: number,
  most: number,
  name: Named,
): SettingFault | null {
  if (value === null || (Number.isInteger(value) && value >= least && value <= most)) return null;
  const range = `must be a whole number from ${least} to ${most}`;
  return fault(param, `${name(param)} ${range}: ${value}`);
}

function listFault(
  param: "tips" | "quickAmounts",
  values: readonly number[],
  most: number,
  largest: number,
  name: Named,
): SettingFault | null {
  for (const value of values) {
    const found = wholeFault(param, value, 1, largest, name);
    if (found !== null) return found;
  }
  const told = values.join(",");
  if (values.length > most) return fault(param, `${name(param)} takes at most ${most}: ${told}`);
  if (new Set(values).size === values.length) return null;
  return fault(param, `${name(param)} names one twice: ${told}`);
}

/** A quick amount that could never be charged. */
function aboveLimit(
  amounts: readonly number[],
  maxAmount: number | null,
  name: Named,
): SettingFault | null {
  const above = amounts.find((amount) => amount > (maxAmount ?? Number.POSITIVE_INFINITY));
  if (above === undefined) return null;
  const limit = `the store's ${name("maxAmount")} ${maxAmount}`;
  const message = `The quick amount ${above} is above ${limit}`;
  return { code: "quick_amount_above_limit", param: "quickAmounts", message };
}

function textFault(
  param: "businessName" | "receiptWords",
  text: string | null,
  longest: number,
  name: Named,
): SettingFault | null {
  if (text === null) return null;
  if (text === "" || text.length > longest) {
    return fault(param, `${name(param)} takes 1 to ${longest} characters`);
  }
  if (!controls.test(text) && (param === "receiptWords" || !text.includes("\n"))) return null;
  return fault(param, `${name(param)} has control characters: leave them out`);
}
