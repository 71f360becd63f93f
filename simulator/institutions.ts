import type { Currency } from "../contract/money.ts";

export interface Institution {
  readonly id: string;
  readonly name: string;
}

/** Fintoc's country of a currency. */
export function countryOf(currency: Currency): "cl" | "mx" {
  return currency === "CLP" ? "cl" : "mx";
}

/** The banks of the simulated widget, the usual ones first. */
export const institutions: Readonly<Record<Currency, readonly Institution[]>> = {
  CLP: [
    { id: "cl_banco_estado", name: "BancoEstado" },
    { id: "cl_banco_de_chile", name: "Banco de Chile" },
    { id: "cl_banco_santander", name: "Santander" },
    { id: "cl_banco_bci", name: "Bci" },
    { id: "cl_banco_itau", name: "Itaú" },
    { id: "cl_banco_scotiabank", name: "Scotiabank" },
    { id: "cl_banco_falabella", name: "Banco Falabella" },
    { id: "cl_banco_bice", name: "BICE" },
    { id: "cl_banco_security", name: "Security" },
    { id: "cl_banco_consorcio", name: "Consorcio" },
    { id: "cl_banco_ripley", name: "Banco Ripley" },
    { id: "cl_banco_internacional", name: "Internacional" },
    { id: "cl_banco_coopeuch", name: "Coopeuch" },
    { id: "cl_banco_bbva", name: "BBVA" },
    { id: "cl_banco_hsbc", name: "HSBC" },
    { id: "cl_mercado_pago", name: "Mercado Pago" },
    { id: "cl_mach", name: "MACH" },
    { id: "cl_tenpo", name: "Tenpo" },
    { id: "cl_tapp_caja_los_andes", name: "Tapp" },
    { id: "cl_copec_pay", name: "Copec Pay" },
    { id: "cl_prepago_los_heroes", name: "Prepago Los Héroes" },
  ],
  MXN: [
    { id: "mx_banco_bbva", name: "BBVA México" },
    { id: "mx_banco_santander", name: "Santander" },
    { id: "mx_banco_banorte", name: "Banorte" },
    { id: "mx_banco_banamex", name: "Banamex" },
    { id: "mx_banco_azteca", name: "Banco Azteca" },
  ],
};

export function isInstitution(currency: Currency, id: string): boolean {
  return institutions[currency].some((each) => each.id === id);
}

/** Fintoc's logins of test mode in Chile (RUTs without dots and hyphen) and their password. */
export const testHolderIds = ["416148503", "404276727", "415792638"] as const;
export const testPassword = "jonsnow";
