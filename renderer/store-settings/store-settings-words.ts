/** The words of a store's settings. */
export interface StoreSettingsWords {
  readonly limits: string;
  readonly maxAmount: string;
  readonly maxAmountHint: string;
  readonly confirmAbove: string;
  readonly confirmAboveHint: string;
  readonly amountFault: string;
  readonly tips: string;
  readonly takesTips: string;
  readonly takesTipsHelp: string;
  readonly tip: (number: number) => string;
  readonly quickAmounts: string;
  readonly quickAmountsHelp: string;
  readonly quickAmount: (number: number) => string;
  readonly receipt: string;
  readonly businessName: string;
  readonly businessNameHint: string;
  readonly logo: string;
  readonly logoHelp: string;
  readonly chooseLogo: string;
  readonly removeLogo: string;
  readonly receiptWords: string;
  readonly left: (count: number) => string;
  readonly preview: string;
  readonly sampleTitle: string;
  readonly sampleTill: string;
  readonly unsaved: string;
  readonly saved: string;
  readonly save: string;
  readonly saving: string;
  readonly discard: string;
  readonly installed: string;
  readonly installedLead: string;
  readonly facts: {
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly dayStartsAt: string;
    readonly account: string;
    readonly noAccount: string;
    readonly taxId: string;
  };
}

export const storeSettingsWordsEsCl: StoreSettingsWords = {
  limits: "Límites",
  maxAmount: "Máximo por venta",
  maxAmountHint: "Vacío: sin máximo de la tienda.",
  confirmAbove: "Confirmar con el banco desde",
  confirmAboveHint:
    "Desde este monto la pantalla se pone verde solo después de preguntarle de nuevo al banco. Vacío: nunca.",
  amountFault: "Escribir un monto, como 12.990.",
  tips: "Propinas",
  takesTips: "Se ofrecen propinas",
  takesTipsHelp: "Hasta cuatro porcentajes; siempre hay uno libre.",
  tip: (number) => `Porcentaje ${number}`,
  quickAmounts: "Montos rápidos",
  quickAmountsHelp: "Hasta seis montos que quedan a un toque.",
  quickAmount: (number) => `Monto ${number}`,
  receipt: "Comprobante",
  businessName: "Nombre del comercio",
  businessNameHint: "Si es otro que el de la tienda. También se le dice a Fintoc.",
  logo: "Logotipo",
  logoHelp: "PNG, JPEG o SVG simple, hasta 64 KB.",
  chooseLogo: "Elegir una imagen…",
  removeLogo: "Quitar el logotipo",
  receiptWords: "Texto al final del comprobante",
  left: (count) => (count === 1 ? "Queda 1 letra" : `Quedan ${count} letras`),
  preview: "Así se verá el comprobante",
  sampleTitle: "Comprobante de pago",
  sampleTill: "Caja 1",
  unsaved: "Hay cambios sin guardar.",
  saved: "Guardado. Las cajas lo toman en segundos.",
  save: "Guardar los ajustes",
  saving: "Guardando…",
  discard: "Descartar",
  installed: "Lo que cambia quien administra Cobro",
  installedLead: "Estos datos se cambian en el servidor, no aquí.",
  facts: {
    name: "Tienda",
    currency: "Moneda",
    timeZone: "Zona horaria",
    dayStartsAt: "El día empieza a las",
    account: "Cuenta que recibe",
    noAccount: "La de Fintoc, que luego transfiere",
    taxId: "Identificación tributaria",
  },
};

export const storeSettingsWordsEsMx: StoreSettingsWords = {
  ...storeSettingsWordsEsCl,
  amountFault: "Escribir un monto, como 129.90.",
};

export const storeSettingsWordsEn: StoreSettingsWords = {
  limits: "Limits",
  maxAmount: "Most for one sale",
  maxAmountHint: "Empty: no limit of the store's.",
  confirmAbove: "Confirm with the bank from",
  confirmAboveHint:
    "From this amount the screen turns green only after the bank was asked once more. Empty: never.",
  amountFault: "Type an amount, such as 12,990.",
  tips: "Tips",
  takesTips: "Tips are offered",
  takesTipsHelp: "Up to four percentages; there is always a free one.",
  tip: (number) => `Percentage ${number}`,
  quickAmounts: "Quick amounts",
  quickAmountsHelp: "Up to six amounts, one touch away.",
  quickAmount: (number) => `Amount ${number}`,
  receipt: "Receipt",
  businessName: "The merchant's name",
  businessNameHint: "Where it differs from the store's. Fintoc is told it too.",
  logo: "Logo",
  logoHelp: "PNG, JPEG or plain SVG, up to 64 KB.",
  chooseLogo: "Choose a picture…",
  removeLogo: "Remove the logo",
  receiptWords: "Words at the end of the receipt",
  left: (count) => (count === 1 ? "1 letter left" : `${count} letters left`),
  preview: "The receipt will look like this",
  sampleTitle: "Payment receipt",
  sampleTill: "Till 1",
  unsaved: "There are changes that are not saved.",
  saved: "Saved. The tills take it over within seconds.",
  save: "Save the settings",
  saving: "Saving…",
  discard: "Discard",
  installed: "What whoever administers Cobro changes",
  installedLead: "These are changed at the server, not here.",
  facts: {
    name: "Store",
    currency: "Currency",
    timeZone: "Time zone",
    dayStartsAt: "The day starts at",
    account: "Account that receives",
    noAccount: "Fintoc's, which then transfers",
    taxId: "Tax id",
  },
};
