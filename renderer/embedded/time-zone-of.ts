import type { Currency } from "../../contract/money.ts";

/** The time zones of each country; first the one of its capital. */
const zones: Readonly<Record<Currency, readonly [string, ...string[]]>> = {
  CLP: ["America/Santiago", "America/Punta_Arenas", "America/Coyhaique", "Pacific/Easter"],
  MXN: [
    "America/Mexico_City",
    "America/Cancun",
    "America/Merida",
    "America/Monterrey",
    "America/Matamoros",
    "America/Chihuahua",
    "America/Ciudad_Juarez",
    "America/Ojinaga",
    "America/Mazatlan",
    "America/Bahia_Banderas",
    "America/Hermosillo",
    "America/Tijuana",
  ],
};

/** The computer's own time zone where it is one of the country's; the capital's otherwise. */
export function timeZoneOf(
  currency: Currency,
  ofComputer = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): string {
  return zones[currency].find((zone) => zone === ofComputer) ?? zones[currency][0];
}
