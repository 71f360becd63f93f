import type { OwnShop } from "../../contract/embedded-relay.ts";
import type { Currency, Locale } from "../../contract/money.ts";
import { practiceStaff } from "../../contract/practice.ts";

const names = {
  "es-CL": ["Tienda de práctica", "Caja de práctica"],
  "es-MX": ["Tienda de práctica", "Caja de práctica"],
  en: ["Practice shop", "Practice till"],
} as const satisfies Record<Locale, readonly [string, string]>;

/** The shop in which one practises: with everything that a till can do, and nobody to sign in at first. */
export function practiceShop(language: Locale, currency: Currency, withStaff: boolean): OwnShop {
  const [name, tillName] = names[language];
  const isChile = currency === "CLP";
  return {
    name,
    tillName,
    currency,
    locale: language === "en" ? "en" : isChile ? "es-CL" : "es-MX",
    timeZone: isChile ? "America/Santiago" : "America/Mexico_City",
    product: "payment_intent",
    recipient: null,
    manager: null,
    practice: {
      quickAmounts: isChile ? [1_990, 4_990, 12_990] : [4_900, 12_900, 25_000],
      tipPercents: [10, 15],
      staff: withStaff ? [...practiceStaff] : [],
    },
  };
}
