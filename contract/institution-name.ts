/** Banks by Fintoc's institution id, as their customers call them. */
const names: Readonly<Record<string, string>> = {
  cl_banco_estado: "BancoEstado",
  cl_banco_de_chile: "Banco de Chile",
  cl_banco_bci: "Bci",
  cl_banco_bice: "BICE",
  cl_banco_falabella: "Banco Falabella",
  cl_banco_itau: "Itaú",
  cl_banco_ripley: "Banco Ripley",
  cl_banco_santander: "Santander",
  cl_banco_consorcio: "Banco Consorcio",
  cl_banco_scotiabank: "Scotiabank",
  cl_banco_security: "Banco Security",
  cl_banco_internacional: "Banco Internacional",
  cl_banco_coopeuch: "Coopeuch",
  cl_banco_bbva: "BBVA",
  cl_banco_hsbc: "HSBC",
  cl_mercado_pago: "Mercado Pago",
  cl_mach: "MACH",
  cl_tenpo: "Tenpo",
  cl_tapp_caja_los_andes: "Tapp Caja Los Andes",
  cl_copec_pay: "Copec Pay",
  cl_prepago_los_heroes: "Prepago Los Héroes",
  mx_banco_bbva: "BBVA",
  mx_banco_santander: "Santander",
  mx_banco_banamex: "Banamex",
  mx_banco_banorte: "Banorte",
  mx_banco_hsbc: "HSBC",
  mx_banco_scotiabank: "Scotiabank",
};

/** A bank's name; one that we do not know reads tidily: "mx_banco_azteca" is "Banco Azteca". */
export function institutionName(institutionId: string): string {
  const known = names[institutionId];
  if (known !== undefined) return known;
  const words = institutionId
    .replace(/^[a-z]{2}_/u, "")
    .split(/[_\s]+/u)
    .filter((word) => word !== "");
  const tidy = words
    .map((word, index) =>
      index > 0 && /^(?:de|del|la|las|los|y)$/u.test(word)
        ? word
        : word.charAt(0).toLocaleUpperCase("es") + word.slice(1),
    )
    .join(" ");
  return tidy === "" ? institutionId : tidy;
}
