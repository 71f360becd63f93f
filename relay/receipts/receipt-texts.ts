import type { Currency } from "../../contract/money.ts";
import type { ReceiptView } from "./receipt-view.ts";

export interface ReceiptTexts {
  readonly title: string;
  readonly views: Readonly<Record<ReceiptView, readonly [string, string]>>;
  readonly shop: string;
  readonly when: string;
  readonly reference: string;
  readonly operation: string;
  /** Stands above and below, so that no picture of the page lacks it. */
  readonly test: readonly [string, string];
  readonly practice: readonly [string, string];
  /** It is proof of a payment, not what the tax authority asks of a sale. */
  readonly notTaxDocument: Readonly<Record<Currency, string>>;
  /** A forger's address may look like this page. */
  readonly checkAtTill: string;
  readonly unknown: readonly [string, string];
}

const es: ReceiptTexts = {
  title: "Comprobante",
  views: {
    confirmed: ["Pago confirmado por el banco", "La tienda recibió la confirmación de este pago."],
    look: [
      "La tienda debe revisar este pago",
      "Algo no coincide en este pago. Pregunte en la caja antes de darlo por bueno.",
    ],
    not_paid: ["No está pagado", "El banco no ha confirmado este pago."],
  },
  shop: "Tienda",
  when: "Fecha y hora",
  reference: "Referencia",
  operation: "N.º de operación",
  practice: ["PRÁCTICA - SIN VALOR", "Banco simulado: no hubo ninguna venta."],
  test: ["PRUEBA", "No se movió dinero. Este comprobante no vale."],
  notTaxDocument: {
    CLP: "Comprobante de pago. No es boleta.",
    MXN: "Comprobante de pago. No es factura (CFDI).",
  },
  checkAtTill:
    "Si alguien le muestra este comprobante para retirar algo, revíselo en la caja de la tienda: otra página puede imitar a esta.",
  unknown: [
    "No encontramos este comprobante",
    "Esta dirección no corresponde a ningún pago. Revise el código o pregunte en la caja.",
  ],
};

const en: ReceiptTexts = {
  title: "Receipt",
  views: {
    confirmed: [
      "Payment confirmed by the bank",
      "The shop has the bank's confirmation of this payment.",
    ],
    look: [
      "The shop must look at this payment",
      "Something about this payment does not fit. Ask at the till before you rely on it.",
    ],
    not_paid: ["Not paid", "The bank has not confirmed this payment."],
  },
  shop: "Shop",
  when: "Date and time",
  reference: "Reference",
  operation: "Operation no.",
  practice: ["PRACTICE - OF NO VALUE", "A simulated bank: there was no sale."],
  test: ["TEST", "No money has moved. This receipt is worth nothing."],
  notTaxDocument: {
    CLP: "Proof of payment. Not a tax receipt (no es boleta).",
    MXN: "Proof of payment. Not a tax invoice (no es factura, CFDI).",
  },
  checkAtTill:
    "If somebody shows you this receipt to collect something, check it at the shop's till: another page can look like this one.",
  unknown: [
    "We cannot find this receipt",
    "This address belongs to no payment. Check the code, or ask at the till.",
  ],
};

export const receiptTexts: Readonly<Record<"es" | "en", ReceiptTexts>> = { es, en };
