import type { Attention } from "../../contract/payment-intent.ts";
import type { Locale } from "../../contract/money.ts";

/** The words of a closing on paper; statuses and signature are those of the shift's report. */
export interface ClosingPrintWords {
  readonly title: (number: number) => string;
  readonly days: string;
  readonly until: (first: string, last: string) => string;
  readonly from: string;
  readonly beginning: string;
  readonly to: string;
  readonly closedBy: string;
  readonly till: string;
  readonly lateSum: string;
  readonly inDoubt: string;
  readonly corrections: string;
  readonly refunds: string;
  readonly byTill: string;
  readonly byCashier: string;
  readonly nobody: string;
  readonly late: string;
  readonly open: string;
  readonly attention: string;
  readonly ofClosing: (number: number) => string;
  readonly cancelled: string;
  readonly settled: (by: string, note: string) => string;
  readonly more: (count: number) => string;
  readonly attentions: Readonly<Record<Attention, string>>;
  readonly chain: (hash: string) => string;
  readonly fileName: string;
}

const esCl: ClosingPrintWords = {
  title: (number) => `Cierre Z ${number}`,
  days: "Día comercial",
  until: (first, last) => `${first} a ${last}`,
  from: "Desde",
  beginning: "el comienzo",
  to: "Hasta",
  closedBy: "Cerró",
  till: "En",
  lateSum: "De eso, de cierres anteriores",
  inDoubt: "En duda, sin contar",
  corrections: "Correcciones de cierres anteriores",
  refunds: "Devoluciones",
  byTill: "Recibido por caja",
  byCashier: "Recibido por persona",
  nobody: "Sin persona",
  late: "Pagos que llegaron después de su cierre",
  open: "Siguen abiertas",
  attention: "Necesitan a una persona",
  ofClosing: (number) => `del Z ${number}`,
  cancelled: "cancelada",
  settled: (by, note) => `resuelta por ${by}: ${note}`,
  more: (count) => `y ${count} más`,
  attentions: {
    amount_mismatch: "el monto no coincide",
    paid_after_cancel: "pagada después de cancelar",
    paid_after_final: "pagada después de cerrarse",
    contradiction: "el banco se contradice",
    unresolved: "sin respuesta final del banco",
    refund_failed: "falló la devolución",
  },
  chain: (hash) => `Sello ${hash}`,
  fileName: "cierre",
};

const en: ClosingPrintWords = {
  title: (number) => `Closing Z ${number}`,
  days: "Business day",
  until: (first, last) => `${first} to ${last}`,
  from: "From",
  beginning: "the beginning",
  to: "To",
  closedBy: "Closed by",
  till: "At",
  lateSum: "Of that, from earlier closings",
  inDoubt: "In doubt, not counted",
  corrections: "Corrections of earlier closings",
  refunds: "Refunds",
  byTill: "Received by till",
  byCashier: "Received by person",
  nobody: "No person",
  late: "Payments that came after their closing",
  open: "Still open",
  attention: "Need a person",
  ofClosing: (number) => `of Z ${number}`,
  cancelled: "cancelled",
  settled: (by, note) => `settled by ${by}: ${note}`,
  more: (count) => `and ${count} more`,
  attentions: {
    amount_mismatch: "the amount differs",
    paid_after_cancel: "paid after it was cancelled",
    paid_after_final: "paid after it had ended",
    contradiction: "the bank contradicts itself",
    unresolved: "no final answer from the bank",
    refund_failed: "the refund failed",
  },
  chain: (hash) => `Seal ${hash}`,
  fileName: "closing",
};

export const closingPrintWords: Readonly<Record<Locale, ClosingPrintWords>> = {
  "es-CL": esCl,
  "es-MX": esCl,
  en,
};
