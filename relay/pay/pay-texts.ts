import type { Currency } from "../../contract/money.ts";
import type { PayView } from "./pay-view.ts";

export interface PayTexts {
  readonly title: string;
  readonly payTo: string;
  readonly pay: string;
  readonly opening: string;
  readonly busy: string;
  /** The widget could not be opened after every try. */
  readonly failed: string;
  readonly waiting: string;
  readonly validUntil: (time: string) => string;
  readonly noScript: string;
  readonly testMode: string;
  readonly practice: string;
  readonly banks: string;
  readonly otherBanks: string;
  readonly receipt: {
    readonly title: string;
    readonly shop: string;
    readonly when: string;
    readonly operation: string;
    /** It is proof of a payment, not what the tax authority asks of a sale. */
    readonly notTaxDocument: Readonly<Record<Currency, string>>;
    readonly share: string;
    readonly print: string;
  };
  readonly views: Readonly<Record<Exclude<PayView, "payable">, readonly [string, string]>>;
  readonly unknown: readonly [string, string];
}

const es: PayTexts = {
  title: "Pagar",
  payTo: "Pago a",
  pay: "Pagar desde mi banco",
  opening: "Abriendo su banco…",
  busy: "Un momento: el servicio está ocupado. Lo intentamos de nuevo…",
  failed: "No pudimos abrir su banco. Toque el botón para intentarlo de nuevo.",
  waiting: "Esperando la confirmación del banco…",
  validUntil: (time) => `Puede pagar hasta las ${time}.`,
  noScript: "Para pagar, active JavaScript en su navegador.",
  testMode: "Modo de prueba: no se mueve dinero",
  practice: "PRÁCTICA · Banco simulado, sin valor",
  banks: "Puede pagar desde",
  otherBanks: "y otros bancos",
  receipt: {
    title: "Comprobante",
    shop: "Tienda",
    when: "Fecha y hora",
    operation: "N.º de operación",
    notTaxDocument: {
      CLP: "Comprobante de pago. No es boleta.",
      MXN: "Comprobante de pago. No es factura (CFDI).",
    },
    share: "Compartir",
    print: "Guardar o imprimir",
  },
  views: {
    preparing: ["Preparando el pago", "Un momento, por favor."],
    confirming: ["El banco está confirmando", "No pague de nuevo. La caja le avisará."],
    paid: ["Pagado", "La tienda recibió la confirmación del banco."],
    cancelled: ["Pago cancelado", "La tienda canceló este cobro. No pague con este código."],
    expired: ["El código venció", "Pida en la caja un código nuevo."],
    not_paid: ["No se pagó", "No se completó el pago. Pida en la caja que cobren de nuevo."],
  },
  unknown: ["No encontramos este pago", "Revise el código o pida uno nuevo en la caja."],
};

const en: PayTexts = {
  title: "Pay",
  payTo: "Payment to",
  pay: "Pay from my bank",
  opening: "Opening your bank…",
  busy: "One moment: the service is busy. Trying again…",
  failed: "We could not open your bank. Tap the button to try again.",
  waiting: "Waiting for the bank's confirmation…",
  validUntil: (time) => `You can pay until ${time}.`,
  noScript: "To pay, please enable JavaScript in your browser.",
  testMode: "Test mode: no money moves",
  practice: "PRACTICE · Simulated bank, of no value",
  banks: "You can pay from",
  otherBanks: "and other banks",
  receipt: {
    title: "Receipt",
    shop: "Shop",
    when: "Date and time",
    operation: "Operation no.",
    notTaxDocument: {
      CLP: "Proof of payment. Not a tax receipt (no es boleta).",
      MXN: "Proof of payment. Not a tax invoice (no es factura, CFDI).",
    },
    share: "Share",
    print: "Save or print",
  },
  views: {
    preparing: ["Preparing the payment", "One moment, please."],
    confirming: ["The bank is confirming", "Do not pay again. The till will tell you."],
    paid: ["Paid", "The shop has received the bank's confirmation."],
    cancelled: ["Payment cancelled", "The shop cancelled it. Do not pay with this code."],
    expired: ["The code has expired", "Ask at the till for a new one."],
    not_paid: ["Not paid", "The payment was not completed. Ask at the till to charge again."],
  },
  unknown: ["We cannot find this payment", "Check the code, or ask at the till for a new one."],
};

/** Spanish, unless the browser asks for English before Spanish. */
export function payTextsFor(acceptLanguage: string | undefined): {
  readonly language: "es" | "en";
  readonly texts: PayTexts;
} {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((each) => {
      const [tag = "", ...parameters] = each.trim().split(";");
      const quality = parameters.map((text) => /^\s*q=([\d.]+)/u.exec(text)?.[1]).find(Boolean);
      return { tag: tag.toLowerCase().slice(0, 2), quality: Number(quality ?? 1) };
    })
    .toSorted((a, b) => b.quality - a.quality)
    .find(({ tag }) => tag === "es" || tag === "en");
  return wanted?.tag === "en" ? { language: "en", texts: en } : { language: "es", texts: es };
}
