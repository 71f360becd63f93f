import { useTillStore } from "../bridge/till-store.ts";
import { formatAmount, type Currency, type Locale } from "../../contract/money.ts";
import { catalogues } from "./catalogues.ts";
import type { Messages } from "./messages.ts";

/** Chile's Spanish until the till's own preference is known. */
export function useLanguage(): Locale {
  return useTillStore(({ till }) => till?.preferences.language ?? "es-CL");
}

export function useMessages(): Messages {
  return catalogues[useLanguage()];
}

/** Writes a count of any size in the user's language: "12.990". */
export function useFormatCount(): (count: number) => string {
  const language = useLanguage();
  return (count) => count.toLocaleString(language);
}

/** Formats an amount (smallest unit) in the user's language. */
export function useFormatAmount(): (amount: number, currency: Currency) => string {
  const language = useLanguage();
  return (amount, currency) => formatAmount(amount, currency, language);
}
