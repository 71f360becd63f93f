import type { Currency } from "../../contract/money.ts";

/** The banks and accounts that Fintoc opens, by the names that customers know, the usual first. */
export const payBanks: Readonly<Record<Currency, readonly string[]>> = {
  CLP: [
    "BancoEstado",
    "Banco de Chile",
    "Santander",
    "Bci",
    "Itaú",
    "Scotiabank",
    "Falabella",
    "BICE",
    "Security",
    "Consorcio",
    "Ripley",
    "Internacional",
    "Coopeuch",
    "BBVA",
    "HSBC",
    "Mercado Pago",
    "MACH",
    "Tenpo",
    "Tapp",
    "Copec Pay",
    "Los Héroes",
  ],
  MXN: ["BBVA", "Santander", "Banorte", "Banamex", "Banco Azteca"],
};

/** In Mexico Fintoc names no closed list. */
export const hasMoreBanks: Readonly<Record<Currency, boolean>> = { CLP: false, MXN: true };
