import type { AlertReason } from "../../contract/alerts.ts";
import type { Locale } from "../../contract/money.ts";

/** What has happened, in words for a manager who is not at the till. */
export interface ReasonTexts {
  readonly title: string;
  readonly meaning: string;
  readonly toDo: string;
}

export interface AlertTexts {
  readonly reasons: Readonly<Record<AlertReason, ReasonTexts>>;
  readonly subject: string;
  readonly testMode: readonly [string, string];
  readonly toDo: string;
  readonly store: string;
  readonly till: string;
  readonly amount: string;
  readonly when: string;
  readonly raised: string;
  readonly reference: string;
  readonly bank: string;
  readonly operation: string;
  readonly open: string;
  readonly linkLife: string;
  readonly onlyOnce: string;
  /** On the page alone. */
  readonly page: {
    readonly settled: readonly [string, string];
    readonly settledAt: string;
    readonly itself: readonly [string, string];
    readonly unsettled: string;
    readonly whereToSettle: string;
    readonly unknown: readonly [string, string];
    readonly expired: readonly [string, string];
  };
}

const esCl: AlertTexts = {
  reasons: {
    amount_mismatch: {
      title: "El monto no coincide",
      meaning:
        "El banco informó otro monto u otra moneda para esta venta. No se cuenta como recibida.",
      toDo: "No entregar todavía. Buscar la operación en la cartola y ver cuánto llegó; devolverlo o cobrar lo que falta.",
    },
    paid_after_cancel: {
      title: "Pagada después de cancelar",
      meaning: "El dinero llegó cuando la venta ya estaba cancelada. Cuenta como recibida.",
      toDo: "Ver si lo comprado se entregó o se cobró de nuevo. Si no corresponde, devolver el dinero.",
    },
    paid_after_final: {
      title: "Pagada después de cerrarse",
      meaning:
        "La venta ya se había dado por no pagada y el dinero llegó después. Cuenta como recibida.",
      toDo: "Ver si lo comprado se entregó o se cobró de nuevo. Si no corresponde, devolver el dinero.",
    },
    contradiction: {
      title: "El banco se contradice",
      meaning: "El pago se informó como hecho, pero al consultarlo no aparece.",
      toDo: "Buscar la operación en la cartola. Si no está, no llegó dinero: no entregar.",
    },
    unresolved: {
      title: "El banco no dio respuesta final",
      meaning: "El dinero pudo haberse movido. La venta no se cuenta como recibida.",
      toDo: "Buscar el monto en la cartola de ese día y del siguiente antes de cobrar de nuevo.",
    },
    refund_failed: {
      title: "Falló la devolución",
      meaning: "El cliente no recibió el dinero que se le iba a devolver. La venta sigue pagada.",
      toDo: "Pedir la devolución otra vez en la caja, o pagarle de otra manera.",
    },
    test: {
      title: "Aviso de prueba",
      meaning:
        "Alguien pidió en la caja probar los avisos de esta tienda. No pasó nada con ninguna venta.",
      toDo: "Nada: si este aviso llegó, los avisos llegan.",
    },
  },
  subject: "Requiere una persona",
  testMode: ["PRUEBA", "No se movió dinero: modo de prueba."],
  toDo: "Qué hacer",
  store: "Tienda",
  till: "Caja",
  amount: "Monto",
  when: "Venta",
  raised: "Avisado",
  reference: "Referencia",
  bank: "Banco",
  operation: "N.º de operación",
  open: "Ver si ya se resolvió",
  linkLife: "El enlace vale 30 días. Se resuelve en la caja, con el PIN de la persona encargada.",
  onlyOnce:
    "De esto se avisa una sola vez. A quién se avisa se cambia en la caja: Libro de la tienda, Ajustes.",
  page: {
    settled: ["Ya se resolvió", "Una persona encargada lo resolvió en la caja."],
    settledAt: "Resuelto",
    itself: ["Ya no requiere una persona", "El banco aclaró después lo que pasó."],
    unsettled: "Todavía nadie lo ha resuelto.",
    whereToSettle:
      "Se resuelve en la caja, con el PIN de la persona encargada. Desde esta página no se cambia nada.",
    unknown: ["No encontramos este aviso", "Revise que la dirección esté completa."],
    expired: [
      "Este enlace venció",
      "Vale 30 días. La venta se ve en la caja, en los libros de la tienda.",
    ],
  },
};

const esMx: AlertTexts = {
  ...esCl,
  reasons: {
    ...esCl.reasons,
    amount_mismatch: {
      ...esCl.reasons.amount_mismatch,
      toDo: "No entregar todavía. Buscar la operación en el estado de cuenta y ver cuánto llegó; devolverlo o cobrar lo que falta.",
    },
    contradiction: {
      ...esCl.reasons.contradiction,
      toDo: "Buscar la operación en el estado de cuenta. Si no está, no llegó dinero: no entregar.",
    },
    unresolved: {
      ...esCl.reasons.unresolved,
      toDo: "Buscar el monto en el estado de cuenta de ese día y del siguiente antes de cobrar de nuevo.",
    },
  },
};

const en: AlertTexts = {
  reasons: {
    amount_mismatch: {
      title: "The amount does not match",
      meaning:
        "The bank reported another amount or currency for this sale. It is not counted as received.",
      toDo: "Hand nothing over yet. Find the operation in the account statement and see how much came; return it or charge what is missing.",
    },
    paid_after_cancel: {
      title: "Paid after cancelling",
      meaning: "The money came when the sale was already cancelled. It counts as received.",
      toDo: "See whether the goods were handed over or charged again. If it is too much, return the money.",
    },
    paid_after_final: {
      title: "Paid after it was closed",
      meaning: "The sale had ended unpaid, and the money came later. It counts as received.",
      toDo: "See whether the goods were handed over or charged again. If it is too much, return the money.",
    },
    contradiction: {
      title: "The bank contradicts itself",
      meaning: "The payment was reported as made, but asking for it does not find it.",
      toDo: "Find the operation in the account statement. If it is not there, no money came: hand nothing over.",
    },
    unresolved: {
      title: "The bank gave no final answer",
      meaning: "The money may have moved. The sale is not counted as received.",
      toDo: "Look for the amount in the statement of that day and the next before charging again.",
    },
    refund_failed: {
      title: "The refund failed",
      meaning: "The customer has not got the money back. The sale is still paid.",
      toDo: "Refund it again at the till, or pay them back another way.",
    },
    test: {
      title: "Test alert",
      meaning:
        "Somebody asked at the till to try this store's alerts. Nothing happened to any sale.",
      toDo: "Nothing: if this has come, alerts come.",
    },
  },
  subject: "Needs a person",
  testMode: ["TEST", "No money has moved: test mode."],
  toDo: "What to do",
  store: "Store",
  till: "Till",
  amount: "Amount",
  when: "Sale",
  raised: "Told",
  reference: "Reference",
  bank: "Bank",
  operation: "Operation no.",
  open: "See whether it has been settled",
  linkLife: "The link lives for 30 days. It is settled at the till, with the manager's PIN.",
  onlyOnce:
    "You are told of this once. Who is told is changed at the till: the store's books, Settings.",
  page: {
    settled: ["It has been settled", "A manager has settled it at the till."],
    settledAt: "Settled",
    itself: ["It needs nobody any more", "The bank has cleared up later what happened."],
    unsettled: "Nobody has settled it yet.",
    whereToSettle:
      "It is settled at the till, with the manager's PIN. Nothing is changed from this page.",
    unknown: ["We cannot find this alert", "See that the address is complete."],
    expired: [
      "This link has ended",
      "It lives for 30 days. The sale is in the store's books, at the till.",
    ],
  },
};

export const alertTexts: Readonly<Record<Locale, AlertTexts>> = {
  "es-CL": esCl,
  "es-MX": esMx,
  en,
};
