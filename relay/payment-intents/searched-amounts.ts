import type { Currency } from "../../contract/money.ts";

/**
 * The amounts, in the smallest unit, that a person may mean: "12990", "12.990", "$12.990" are
 * 12990 pesos; "129.90", "129,90" and "1.129,90" have centavos. Plain digits may be either in MXN.
 */
export function searchedAmounts(text: string): Readonly<Record<Currency, readonly number[]>> {
  const bare = text.replaceAll(/\s/gu, "").replace(/^(?:MX\$|CLP\$?|MXN\$?|\$)/iu, "");
  const whole = /^(?:\d{1,13}|\d{1,3}(?:[.,]\d{3})+)$/u.exec(bare)?.[0];
  if (whole !== undefined) {
    const digits = Number(whole.replaceAll(/[.,]/gu, ""));
    if (!Number.isSafeInteger(digits * 100)) return { CLP: [], MXN: [] };
    const written = whole.length === String(digits).length;
    return { CLP: [digits], MXN: written ? [digits, digits * 100] : [digits * 100] };
  }
  const [, pesos, centavos] =
    /^(\d{1,13}|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,3}(?:,\d{3})+(?=\.))[.,](\d{1,2})$/u.exec(bare) ?? [];
  if (pesos === undefined || centavos === undefined) return { CLP: [], MXN: [] };
  const amount = Number(pesos.replaceAll(/[.,]/gu, "") + centavos.padEnd(2, "0"));
  return { CLP: [], MXN: Number.isSafeInteger(amount) ? [amount] : [] };
}
