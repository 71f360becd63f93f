import { formatAmount, parseAmount, type Locale } from "../../contract/money.ts";
import { mostQuickAmounts, mostTips, type ChangeStoreBody } from "../../contract/people-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Store } from "../../contract/store.ts";

/** The settings as they stand in their fields. */
export interface StoreForm {
  readonly maxAmount: string;
  readonly confirmAbove: string;
  readonly takesTips: boolean;
  readonly tips: readonly string[];
  readonly quickAmounts: readonly string[];
  readonly businessName: string;
  readonly receiptWords: string;
  readonly logo: string | null;
}

/** Fields in which something stands that is no amount or no number. */
export type StoreFormFault = "maxAmount" | "confirmAbove" | "tips" | "quickAmounts";

export function formOf(store: Store, language: Locale): StoreForm {
  const { business, currency, limits, logo, quickAmounts, receiptWords, tips } = store;
  const amount = (value: number | null) =>
    value === null ? "" : formatAmount(value, currency, language);
  return {
    maxAmount: amount(limits.maxAmount),
    confirmAbove: amount(limits.confirmAbove),
    takesTips: tips !== null,
    tips: filled((tips?.percents ?? []).map(String), mostTips),
    quickAmounts: filled(quickAmounts.map(amount), mostQuickAmounts),
    businessName: business?.name ?? "",
    receiptWords: receiptWords ?? "",
    logo,
  };
}

/** What is to be changed, or where something cannot be read. Only what was edited is sent. */
export function readForm(
  form: StoreForm,
  edited: ReadonlySet<keyof StoreForm>,
  { currency }: Pick<Store, "currency">,
  language: Locale,
): Result<Omit<ChangeStoreBody, "version">, ReadonlySet<StoreFormFault>> {
  const faults = new Set<StoreFormFault>();
  const amount = (text: string, field: StoreFormFault): number | null => {
    if (text.trim() === "") return null;
    const read = parseAmount(text, currency, language);
    if (read.ok) return read.value;
    // Every sale is confirmed: the one amount of nothing that means something.
    if (field === "confirmAbove" && /^\D*0+(?:[.,]0+)?$/u.test(text.trim())) return 0;
    faults.add(field);
    return null;
  };
  const percent = (text: string): number | null => {
    const bare = text.replace("%", "").trim();
    if (/^\d{1,3}$/u.test(bare)) return Number(bare);
    if (bare !== "") faults.add("tips");
    return null;
  };
  const some = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const tips = form.takesTips ? some(form.tips.map(percent)) : null;
  const all = {
    maxAmount: amount(form.maxAmount, "maxAmount"),
    confirmAbove: amount(form.confirmAbove, "confirmAbove"),
    quickAmounts: some(form.quickAmounts.map((text) => amount(text, "quickAmounts"))),
    businessName: form.businessName,
    receiptWords: form.receiptWords,
    logo: form.logo,
  };
  if (faults.size > 0) return fail(faults);
  const wish: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(all)) {
    if ([...edited].some((field) => field === name)) wish[name] = value;
  }
  const tipsEdited = edited.has("tips") || edited.has("takesTips");
  return ok({ ...wish, ...(tipsEdited ? { tips } : {}) });
}

function filled(texts: readonly string[], most: number): readonly string[] {
  return Array.from({ length: most }, (_, index) => texts[index] ?? "");
}
