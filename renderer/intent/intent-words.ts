import type { Attention, PaymentIntentStatus } from "../../contract/payment-intent.ts";

/** The words of one sale with its whole history, as a manager sees it. */
export interface IntentWords {
  readonly title: string;
  readonly close: string;
  readonly loading: string;
  /** Under an address that leads to no sale of the manager's stores. */
  readonly unknown: string;
  readonly unknownHint: string;
  readonly again: string;
  /** What is shown may have changed since. */
  readonly stale: string;
  readonly attention: Readonly<
    Record<Attention, { readonly means: string; readonly todo: string }>
  >;
  readonly todo: string;
  readonly settle: {
    readonly note: string;
    readonly hint: string;
    readonly missing: string;
    readonly submit: string;
    readonly submitting: string;
    readonly settledBy: (by: string, when: string) => string;
    readonly another: string;
  };
  readonly open: {
    readonly otherTill: (till: string) => string;
    readonly ask: string;
    readonly asking: string;
    readonly cancel: string;
    readonly cancelTruth: (till: string) => string;
  };
  readonly facts: {
    readonly title: string;
    readonly reference: string;
    readonly charged: string;
    readonly ended: string;
    readonly till: string;
    readonly cashier: string;
    readonly store: string;
    readonly tip: string;
    readonly bank: string;
    readonly account: string;
    readonly holder: string;
    readonly operation: string;
    readonly transactionDate: string;
    readonly email: string;
    readonly mode: string;
    readonly modes: { readonly test: string; readonly live: string };
    readonly none: string;
  };
  readonly receipt: string;
  readonly receiptCopy: (till: string) => string;
  readonly history: string;
  readonly decides: string;
  readonly steps: {
    readonly charged: string;
    readonly told: Readonly<Record<PaymentIntentStatus, string>>;
    readonly toldAgain: (told: string) => string;
    readonly mismatch: (amount: string) => string;
    readonly lapsed: string;
    readonly noAnswer: string;
    readonly unanswered: string;
    readonly refused: (httpStatus: string) => string;
    readonly cancelled: string;
    readonly settled: string;
    readonly receiptChecked: string;
  };
  readonly sources: {
    readonly person: string;
    readonly at: (by: string, till: string) => string;
    readonly webhook: string;
    readonly creation: string;
    readonly fetch: string;
    readonly relay: string;
  };
  readonly ids: {
    readonly title: string;
    readonly ours: string;
    readonly fintoc: string;
    readonly operation: string;
    readonly event: string;
    readonly copy: (what: string) => string;
    readonly copied: string;
  };
}

export const intentWordsEsCl: IntentWords = {
  title: "La venta y su historia",
  close: "Cerrar la venta",
  loading: "Buscando la venta…",
  unknown: "No hay ninguna venta con este identificador",
  unknownHint: "Puede ser de otra tienda, o la dirección está incompleta.",
  again: "Intentar de nuevo",
  stale: "No se pudo actualizar: lo que se ve puede haber cambiado.",
  attention: {
    amount_mismatch: {
      means: "El banco informó otro monto u otra moneda. No se cuenta como recibido.",
      todo: "Buscar la operación en la cartola y ver cuánto llegó. Devolverlo o cobrar lo que falta, y anotarlo.",
    },
    paid_after_cancel: {
      means: "El dinero llegó cuando la venta ya estaba cancelada. Cuenta como recibido.",
      todo: "Ver si lo comprado se entregó o se cobró de nuevo. Si no corresponde, devolver el dinero, y anotarlo.",
    },
    paid_after_final: {
      means:
        "La venta ya se había dado por no pagada y el dinero llegó después. Cuenta como recibido.",
      todo: "Ver si lo comprado se entregó o se cobró de nuevo. Si no corresponde, devolver el dinero, y anotarlo.",
    },
    contradiction: {
      means: "El pago se informó como hecho, pero al consultarlo no aparece.",
      todo: "Buscar la operación en la cartola. Si no está, no llegó dinero: no entregar, y anotarlo.",
    },
    unresolved: {
      means: "El banco nunca dio una respuesta final. El dinero pudo haberse movido.",
      todo: "Buscar el monto en la cartola de ese día y del siguiente. Anotar si llegó o no.",
    },
    refund_failed: {
      means: "La devolución falló: el cliente no recibió el dinero. La venta sigue pagada.",
      todo: "Pedir la devolución otra vez o pagarle de otra manera, y anotarlo.",
    },
  },
  todo: "Qué hacer",
  settle: {
    note: "Qué se hizo",
    hint: "Queda escrito con nombre y hora, y no se borra. El pago mismo no cambia.",
    missing: "Escribir qué se hizo con este pago.",
    submit: "Resolver",
    submitting: "Resolviendo…",
    settledBy: (by, when) => `Resuelta por ${by}, ${when}`,
    another: "Agregar otra nota",
  },
  open: {
    otherTill: (till) => `Es de ${till}. Si esa caja no funciona, se sigue desde aquí.`,
    ask: "Consultar al banco ahora",
    asking: "Consultando…",
    cancel: "Cancelar la venta",
    cancelTruth: (till) =>
      `La página de pago se cierra, también en ${till}. Si el cliente ya autorizó, el dinero aún puede llegar: en ese caso quedará como «Pagada después de cancelar».`,
  },
  facts: {
    title: "Datos",
    reference: "Referencia",
    charged: "Se cobró",
    ended: "Terminó",
    till: "Caja",
    cashier: "Atendió",
    store: "Tienda",
    tip: "Propina incluida",
    bank: "Banco del cliente",
    account: "Cuenta del cliente",
    holder: "Titular",
    operation: "Operación del banco",
    transactionDate: "Fecha según el banco",
    email: "Correo del cliente",
    mode: "Modo",
    modes: { test: "De prueba: no se movió dinero", live: "En serio" },
    none: "Sin dato",
  },
  receipt: "Comprobante",
  receiptCopy: (till) => `Aquí sale marcado como copia: el original es de ${till}.`,
  history: "Historia",
  decides: "Decidió el estado",
  steps: {
    charged: "Se cobró",
    told: {
      creating: "Creando el cobro",
      created: "La página de pago está lista",
      in_progress: "El cliente está en su banco",
      requires_action: "Falta que el cliente autorice",
      pending: "El banco confirma",
      not_created: "No se pudo crear el cobro",
      expired: "Venció sin pago",
      rejected: "Pago rechazado",
      failed: "No se pudo pagar",
      succeeded: "Pagada",
    },
    toldAgain: (told) => `${told}: se confirma`,
    mismatch: (amount) => `Otro monto: ${amount}`,
    lapsed: "Nadie empezó a pagar a tiempo: venció",
    noAnswer: "Fintoc no respondió en cinco intentos o diez minutos.",
    unanswered: "Se pidió crear el cobro y Fintoc no respondió",
    refused: (httpStatus) =>
      `Se pidió crear el cobro y Fintoc respondió con el error ${httpStatus}`,
    cancelled: "Cancelada: la página de pago se cerró",
    settled: "Resuelta por una persona",
    receiptChecked: "Se revisó el comprobante",
  },
  sources: {
    person: "En la caja",
    at: (by, till) => `${by}, en ${till}`,
    webhook: "Aviso de Fintoc",
    creation: "Respuesta de Fintoc al crearlo",
    fetch: "Consulta a Fintoc",
    relay: "El servidor de la tienda",
  },
  ids: {
    title: "Identificadores",
    ours: "De esta venta",
    fintoc: "En Fintoc",
    operation: "Operación en el banco",
    event: "Aviso",
    copy: (what) => `Copiar: ${what}`,
    copied: "Copiado",
  },
};

/** Mexico's words where they differ from Chile's. */
export const intentWordsEsMx: IntentWords = {
  ...intentWordsEsCl,
  attention: {
    ...intentWordsEsCl.attention,
    amount_mismatch: {
      ...intentWordsEsCl.attention.amount_mismatch,
      todo: "Buscar la operación en el estado de cuenta y ver cuánto llegó. Devolverlo o cobrar lo que falta, y anotarlo.",
    },
    contradiction: {
      ...intentWordsEsCl.attention.contradiction,
      todo: "Buscar la operación en el estado de cuenta. Si no está, no llegó dinero: no entregar, y anotarlo.",
    },
    unresolved: {
      ...intentWordsEsCl.attention.unresolved,
      todo: "Buscar el monto en el estado de cuenta de ese día y del siguiente. Anotar si llegó o no.",
    },
  },
};

export const intentWordsEn: IntentWords = {
  title: "The sale and its history",
  close: "Close the sale",
  loading: "Looking for the sale…",
  unknown: "There is no sale with this identifier",
  unknownHint: "It may belong to another store, or the address is incomplete.",
  again: "Try again",
  stale: "It could not be refreshed: what is shown may have changed.",
  attention: {
    amount_mismatch: {
      means: "The bank reported another amount or currency. It is not counted as received.",
      todo: "Find the operation in the account statement and see how much came. Return it or charge what is missing, and write it down.",
    },
    paid_after_cancel: {
      means: "The money came when the sale was already cancelled. It counts as received.",
      todo: "See whether the goods were handed over or charged again. If it is too much, return the money, and write it down.",
    },
    paid_after_final: {
      means: "The sale had ended unpaid, and the money came later. It counts as received.",
      todo: "See whether the goods were handed over or charged again. If it is too much, return the money, and write it down.",
    },
    contradiction: {
      means: "The payment was reported as made, but asking for it does not find it.",
      todo: "Find the operation in the account statement. If it is not there, no money came: hand nothing over, and write it down.",
    },
    unresolved: {
      means: "The bank never gave a final answer. The money may have moved.",
      todo: "Look for the amount in the statement of that day and the next. Write down whether it came.",
    },
    refund_failed: {
      means: "The refund failed: the customer has not got the money back. The sale is still paid.",
      todo: "Refund it again or pay them back another way, and write it down.",
    },
  },
  todo: "What to do",
  settle: {
    note: "What was done",
    hint: "It is kept with name and time, for good. The payment itself does not change.",
    missing: "Write what was done about this payment.",
    submit: "Settle",
    submitting: "Settling…",
    settledBy: (by, when) => `Settled by ${by}, ${when}`,
    another: "Add another note",
  },
  open: {
    otherTill: (till) => `It is ${till}'s. If that till does not work, it is followed from here.`,
    ask: "Ask the bank now",
    asking: "Asking…",
    cancel: "Cancel the sale",
    cancelTruth: (till) =>
      `The payment page closes, at ${till} too. If the customer has already authorised, the money can still arrive: it will then stand as “Paid after cancelling”.`,
  },
  facts: {
    title: "Details",
    reference: "Reference",
    charged: "Charged",
    ended: "Ended",
    till: "Till",
    cashier: "Served by",
    store: "Store",
    tip: "Tip included",
    bank: "Customer's bank",
    account: "Customer's account",
    holder: "Holder",
    operation: "Bank's operation",
    transactionDate: "Date at the bank",
    email: "Customer's e-mail",
    mode: "Mode",
    modes: { test: "Test: no money has moved", live: "In earnest" },
    none: "Not known",
  },
  receipt: "Receipt",
  receiptCopy: (till) => `Here it is marked as a copy: the original is ${till}'s.`,
  history: "History",
  decides: "Decided the status",
  steps: {
    charged: "Charged",
    told: {
      creating: "Creating the payment",
      created: "The payment page is ready",
      in_progress: "The customer is at their bank",
      requires_action: "The customer has still to authorise",
      pending: "The bank is confirming",
      not_created: "The payment could not be created",
      expired: "Expired unpaid",
      rejected: "Payment rejected",
      failed: "Could not be paid",
      succeeded: "Paid",
    },
    toldAgain: (told) => `${told}: confirmed`,
    mismatch: (amount) => `Another amount: ${amount}`,
    lapsed: "Nobody began to pay in time: expired",
    noAnswer: "Fintoc did not answer in five tries or ten minutes.",
    unanswered: "Fintoc was asked to create it and did not answer",
    refused: (httpStatus) => `Fintoc was asked to create it and answered with error ${httpStatus}`,
    cancelled: "Cancelled: the payment page was closed",
    settled: "Settled by a person",
    receiptChecked: "The receipt was checked",
  },
  sources: {
    person: "At the till",
    at: (by, till) => `${by}, at ${till}`,
    webhook: "Notice from Fintoc",
    creation: "Fintoc's answer to its creation",
    fetch: "Asked of Fintoc",
    relay: "The store's server",
  },
  ids: {
    title: "Identifiers",
    ours: "This sale's",
    fintoc: "At Fintoc",
    operation: "Operation at the bank",
    event: "Notice",
    copy: (what) => `Copy: ${what}`,
    copied: "Copied",
  },
};
