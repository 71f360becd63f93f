import { fractionDigits, type Currency, type Locale } from "../../contract/money.ts";
import { englishNumber } from "./english-number.ts";
import { spanishNumber } from "./spanish-number.ts";

/**
 * An amount as a voice says it: "doce mil novecientos noventa pesos".
 * @param amount in the currency's smallest unit, up to the currency's largest amount
 */
export function amountWords(amount: number, currency: Currency, locale: Locale): string {
  const unit = 10 ** fractionDigits[currency];
  const pesos = Math.floor(amount / unit);
  const centavos = amount % unit;
  const { and, say } = locale === "en" ? english : spanish;
  if (centavos === 0) return say(pesos, "peso");
  if (pesos === 0) return say(centavos, "centavo");
  return `${say(pesos, "peso")} ${and} ${say(centavos, "centavo")}`;
}

const english = {
  and: "and",
  say: (count: number, noun: string) => `${englishNumber(count)} ${noun}${count === 1 ? "" : "s"}`,
};

const spanish = {
  and: "con",
  say(count: number, noun: string) {
    // "Un millón" is a noun of its own: what follows it at once takes "de".
    const of = count > 0 && count % 1_000_000 === 0 ? " de" : "";
    return `${spanishNumber(count)}${of} ${noun}${count === 1 ? "" : "s"}`;
  },
};
