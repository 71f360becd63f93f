import type { Locale } from "../../contract/money.ts";
import type { Attention, Mode, PaymentIntentStatus } from "../../contract/payment-intent.ts";

/** Every word in an exported file, in the till's language. */
export interface ExportWords {
  /** What the file's name begins with, and the sheet's name. */
  readonly fileName: string;
  readonly sheetName: string;
  readonly headings: Readonly<Record<ExportColumn, string>>;
  readonly statuses: Readonly<Record<PaymentIntentStatus, string>>;
  readonly attentions: Readonly<Record<Attention, string>>;
  readonly modes: Readonly<Record<Mode, string>>;
  /** In place of the mode, in practice. */
  readonly practice: string;
}

/** The columns, in the file's order. */
export const exportColumns = [
  "day",
  "time",
  "amount",
  "received",
  "refunded",
  "tip",
  "currency",
  "status",
  "statusCode",
  "reference",
  "cashier",
  "till",
  "store",
  "bank",
  "operation",
  "account",
  "customerEmail",
  "attention",
  "settled",
  "id",
  "fintocId",
  "mode",
  "createdAt",
  "finalAt",
] as const;
export type ExportColumn = (typeof exportColumns)[number];

const es: ExportWords = {
  fileName: "ventas",
  sheetName: "Ventas",
  headings: {
    day: "Día",
    time: "Fecha y hora",
    amount: "Monto",
    received: "Recibido",
    refunded: "Devuelto",
    tip: "Propina",
    currency: "Moneda",
    status: "Estado",
    statusCode: "Código del estado",
    reference: "Referencia",
    cashier: "Quién cobró",
    till: "Caja",
    store: "Tienda",
    bank: "Banco",
    operation: "N.º de operación",
    account: "Cuenta",
    customerEmail: "Correo del cliente",
    attention: "Por ver",
    settled: "Resuelto",
    id: "Id. del cobro",
    fintocId: "Id. en Fintoc",
    mode: "Modo",
    createdAt: "Creada (UTC)",
    finalAt: "Final (UTC)",
  },
  statuses: {
    creating: "Sin enviar",
    created: "Espera al cliente",
    in_progress: "En el banco",
    requires_action: "En el banco, por autorizar",
    pending: "El banco confirma",
    not_created: "No se pudo crear",
    expired: "Venció sin pago",
    rejected: "Rechazada",
    failed: "Fallida",
    succeeded: "Pagada",
  },
  attentions: {
    amount_mismatch: "El monto no coincide",
    paid_after_cancel: "Pagada después de cancelar",
    paid_after_final: "Pagada después de cerrarse",
    contradiction: "El banco se contradice",
    unresolved: "El banco no dio respuesta final",
    refund_failed: "Falló la devolución",
  },
  modes: { test: "Prueba", live: "Real" },
  practice: "PRÁCTICA - SIN VALOR",
};

const en: ExportWords = {
  fileName: "sales",
  sheetName: "Sales",
  headings: {
    day: "Day",
    time: "Date and time",
    amount: "Amount",
    received: "Received",
    refunded: "Refunded",
    tip: "Tip",
    currency: "Currency",
    status: "Status",
    statusCode: "Status code",
    reference: "Reference",
    cashier: "Cashier",
    till: "Till",
    store: "Store",
    bank: "Bank",
    operation: "Operation number",
    account: "Account",
    customerEmail: "Customer's e-mail",
    attention: "To look at",
    settled: "Settled",
    id: "Charge id",
    fintocId: "Fintoc's id",
    mode: "Mode",
    createdAt: "Created (UTC)",
    finalAt: "Ended (UTC)",
  },
  statuses: {
    creating: "Not sent",
    created: "Waits for the customer",
    in_progress: "At the bank",
    requires_action: "At the bank, to be authorised",
    pending: "The bank confirms",
    not_created: "Could not be created",
    expired: "Expired unpaid",
    rejected: "Rejected",
    failed: "Failed",
    succeeded: "Paid",
  },
  attentions: {
    amount_mismatch: "The amount does not match",
    paid_after_cancel: "Paid after cancelling",
    paid_after_final: "Paid after it was closed",
    contradiction: "The bank contradicts itself",
    unresolved: "The bank gave no final answer",
    refund_failed: "The refund failed",
  },
  modes: { test: "Test", live: "Live" },
  practice: "PRACTICE - OF NO VALUE",
};

export const exportWords: Readonly<Record<Locale, ExportWords>> = { "es-CL": es, "es-MX": es, en };

/** The same words, where each row says that it was practice. */
export function practiceWords(words: ExportWords): ExportWords {
  const { practice } = words;
  return { ...words, sheetName: practice, modes: { test: practice, live: practice } };
}
