import type { ListSort } from "../../contract/day-list.ts";
import type { Attention } from "../../contract/payment-intent.ts";
import type { StatusGroup } from "./list-question.ts";

/** The words of the day's list. */
export interface DayListWords {
  readonly title: string;
  readonly search: string;
  readonly clearSearch: string;
  readonly everyDay: string;
  readonly columns: Readonly<Record<ListSort, string>>;
  readonly groups: Readonly<Record<StatusGroup, string>>;
  /** Of a state whose usual words are too long for a column. */
  readonly short: Readonly<Record<Attention | "atBank" | "mayArrive", string>>;
  readonly needsPerson: string;
  readonly status: string;
  readonly till: string;
  readonly everyTill: string;
  readonly cashier: string;
  readonly everyCashier: string;
  readonly noCashier: string;
  readonly clear: string;
  readonly sales: (count: string, isOne: boolean) => string;
  readonly moreThan: (count: string) => string;
  readonly received: (amount: string) => string;
  readonly newer: (count: number) => string;
  readonly loading: string;
  readonly none: string;
  readonly noMatch: string;
  readonly searchEveryDay: string;
  readonly again: string;
}

export const dayListEsCl: DayListWords = {
  title: "Ventas",
  search: "Buscar monto, operación o texto",
  clearSearch: "Borrar la búsqueda",
  everyDay: "Todos los días",
  columns: {
    createdAt: "Hora",
    status: "Estado",
    amount: "Monto",
    reference: "Referencia",
    cashier: "Cajero",
    till: "Caja",
    bankReference: "Banco · operación",
    store: "Tienda",
  },
  groups: { paid: "Pagadas", open: "Abiertas", unpaid: "No pagadas" },
  short: {
    atBank: "En su banco",
    mayArrive: "Cancelada, aún pagable",
    amount_mismatch: "Otro monto",
    paid_after_cancel: "Pagada tras cancelar",
    paid_after_final: "Pagada tras cerrarse",
    contradiction: "En contradicción",
    unresolved: "Sin respuesta final",
    refund_failed: "Falló la devolución",
  },
  needsPerson: "Por resolver",
  status: "Estado",
  till: "Caja",
  everyTill: "Todas las cajas",
  cashier: "Cajero",
  everyCashier: "Todos los cajeros",
  noCashier: "Sin cajero",
  clear: "Quitar filtros",
  sales: (count, isOne) => (isOne ? "1 venta" : `${count} ventas`),
  moreThan: (count) => `Más de ${count} ventas: se muestran las primeras`,
  received: (amount) => `${amount} recibidos`,
  newer: (count) => (count === 1 ? "1 nueva" : `${count} nuevas`),
  loading: "Cargando…",
  none: "Todavía no hay ventas en este día.",
  noMatch: "Ninguna venta coincide.",
  searchEveryDay: "Buscar en todos los días",
  again: "Intentar de nuevo",
};

export const dayListEn: DayListWords = {
  title: "Sales",
  search: "Search amount, operation or text",
  clearSearch: "Clear the search",
  everyDay: "Every day",
  columns: {
    createdAt: "Time",
    status: "Status",
    amount: "Amount",
    reference: "Reference",
    cashier: "Cashier",
    till: "Till",
    bankReference: "Bank · operation",
    store: "Store",
  },
  groups: { paid: "Paid", open: "Open", unpaid: "Not paid" },
  short: {
    atBank: "At their bank",
    mayArrive: "Cancelled, may be paid",
    amount_mismatch: "Another amount",
    paid_after_cancel: "Paid after cancel",
    paid_after_final: "Paid after its end",
    contradiction: "In contradiction",
    unresolved: "No final answer",
    refund_failed: "Refund failed",
  },
  needsPerson: "To settle",
  status: "Status",
  till: "Till",
  everyTill: "Every till",
  cashier: "Cashier",
  everyCashier: "Every cashier",
  noCashier: "No cashier",
  clear: "Clear filters",
  sales: (count, isOne) => (isOne ? "1 sale" : `${count} sales`),
  moreThan: (count) => `More than ${count} sales: the first are shown`,
  received: (amount) => `${amount} received`,
  newer: (count) => (count === 1 ? "1 new" : `${count} new`),
  loading: "Loading…",
  none: "There are no sales on this day yet.",
  noMatch: "No sale matches.",
  searchEveryDay: "Search every day",
  again: "Try again",
};
