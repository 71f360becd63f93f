import type { NotRefundableReason, RefundStatus } from "../../contract/refund.ts";

/** What Fintoc says of a refund that failed, as far as it is known. */
export const refundFailures = [
  "insufficient_funds",
  "fraud_risk",
  "no_answer",
  "amount_mismatch",
] as const;
export type RefundFailure = (typeof refundFailures)[number];

/** The words of paying a sale back. */
export interface RefundWords {
  readonly title: string;
  readonly open: string;
  readonly left: (amount: string) => string;
  readonly refunded: (amount: string) => string;
  readonly underway: (amount: string) => string;
  readonly not: Readonly<Record<NotRefundableReason, string>>;
  readonly statuses: Readonly<Record<RefundStatus, string>>;
  readonly failures: Readonly<Record<RefundFailure | "unknown", string>>;
  readonly by: (name: string, when: string) => string;
  readonly byDashboard: (when: string) => string;
  readonly note: (note: string) => string;
  readonly expectation: {
    /** The time on the store's clock. */
    readonly todayBy: (time: string) => string;
    readonly nextBusinessDay: (day: string) => string;
    readonly businessDays: string;
    /** The day has passed. */
    readonly late: string;
  };
  readonly cancel: {
    readonly open: string;
    readonly question: string;
    readonly truth: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly dialog: {
    readonly title: string;
    readonly close: string;
    readonly how: string;
    readonly all: (amount: string) => string;
    readonly part: string;
    readonly amount: string;
    readonly amountHint: (left: string) => string;
    readonly note: string;
    readonly to: (account: string) => string;
    readonly toAccount: string;
    readonly told: (email: string) => string;
    /** The expectation begins small. */
    readonly ifNow: (expectation: string) => string;
    readonly cost: string;
    readonly submit: string;
    readonly submitting: string;
    /** Nobody knows yet whether the relay has it. */
    readonly unanswered: (amount: string) => string;
  };
  readonly unfinished: (amount: string) => string;
  readonly finish: string;
  readonly steps: {
    readonly asked: (amount: string) => string;
    readonly told: (status: string, amount: string) => string;
    readonly cancelAsked: (amount: string) => string;
    readonly dashboard: string;
  };
}

export const refundWordsEsCl: RefundWords = {
  title: "Devoluciones",
  open: "Devolver…",
  left: (amount) => `Se puede devolver hasta ${amount}.`,
  refunded: (amount) => `Devuelto: ${amount}`,
  underway: (amount) => `En camino de vuelta: ${amount}`,
  not: {
    in_doubt: "No se puede devolver mientras el pago esté en duda: primero hay que aclararlo.",
    not_paid: "No hay nada que devolver: no está pagada.",
    direct_payment:
      "No se devuelve desde aquí: el dinero llegó directo a la cuenta de la tienda, y Fintoc no lo tiene. Devolverlo con una transferencia del banco.",
    no_customer_email:
      "No se devuelve desde aquí: falta el correo del cliente, que Fintoc necesita para avisarle. Devolverlo con una transferencia del banco.",
    nothing_left: "Ya se devolvió todo, o está en camino.",
  },
  statuses: {
    creating: "Pidiéndose a Fintoc",
    not_created: "No se hizo",
    created: "Pedida, aún no sale",
    in_progress: "El banco la está haciendo",
    canceled: "Cancelada",
    failed: "Falló",
    succeeded: "Devuelta",
  },
  failures: {
    insufficient_funds:
      "No había saldo suficiente en Fintoc. Agregar saldo allí y pedirla de nuevo.",
    fraud_risk:
      "Fintoc la detuvo por riesgo de fraude. Escribir a Fintoc antes de pedirla otra vez.",
    no_answer: "Fintoc no respondió y no tiene esta devolución. Se puede pedir de nuevo.",
    amount_mismatch: "Fintoc informó otro monto. Revisarla en el panel de Fintoc.",
    unknown: "Fintoc no la aceptó. Se puede pedir de nuevo; si se repite, escribir a Fintoc.",
  },
  by: (name, when) => `La pidió ${name}, ${when}`,
  byDashboard: (when) => `Se hizo en el panel de Fintoc, ${when}`,
  note: (note) => `Motivo: ${note}`,
  expectation: {
    todayBy: (time) => `La devolución se hace hoy antes de las ${time}, no al instante.`,
    nextBusinessDay: (day) =>
      `La devolución se hace el próximo día hábil (${day}), no al instante.`,
    businessDays: "La devolución se hace en algunos días hábiles, no al instante.",
    late: "Ya debería estar hecha. Si falta saldo, Fintoc lo intenta durante cinco días hábiles.",
  },
  cancel: {
    open: "Cancelar la devolución",
    question: "¿Cancelar esta devolución?",
    truth: "El cliente no recibe el dinero. Solo se puede mientras no haya salido.",
    yes: "Sí, cancelarla",
    no: "Dejarla",
  },
  dialog: {
    title: "Devolver dinero",
    close: "Cerrar sin devolver",
    how: "Cuánto",
    all: (amount) => `Todo: ${amount}`,
    part: "Una parte",
    amount: "Monto a devolver",
    amountHint: (left) => `Hasta ${left}`,
    note: "Motivo (opcional)",
    to: (account) => `Vuelve a la cuenta que pagó: ${account}.`,
    toAccount: "Vuelve a la cuenta que pagó.",
    told: (email) => `Fintoc avisa al cliente en ${email}.`,
    ifNow: (expectation) => `Si se pide ahora, ${expectation}`,
    cost: "Sale del saldo en Fintoc, que no devuelve sus comisiones.",
    submit: "Devolver",
    submitting: "Pidiendo…",
    unanswered: (amount) =>
      `Se pidió devolver ${amount} y no llegó la respuesta. Se pide lo mismo otra vez: no se devuelve dos veces.`,
  },
  unfinished: (amount) =>
    `No se sabe todavía si la devolución de ${amount} quedó pedida: no llegó la respuesta.`,
  finish: "Pedirla otra vez",
  steps: {
    asked: (amount) => `Se pidió devolver ${amount}`,
    told: (status, amount) => `Devolución de ${amount}: ${status}`,
    cancelAsked: (amount) => `Se pidió cancelar la devolución de ${amount}`,
    dashboard: "Panel de Fintoc",
  },
};

/** Mexico's words where they differ from Chile's. */
export const refundWordsEsMx: RefundWords = {
  ...refundWordsEsCl,
  byDashboard: (when) => `Se hizo en el tablero de Fintoc, ${when}`,
  steps: { ...refundWordsEsCl.steps, dashboard: "Tablero de Fintoc" },
};

export const refundWordsEn: RefundWords = {
  title: "Refunds",
  open: "Refund…",
  left: (amount) => `Up to ${amount} can be refunded.`,
  refunded: (amount) => `Refunded: ${amount}`,
  underway: (amount) => `On its way back: ${amount}`,
  not: {
    in_doubt: "It cannot be refunded while the payment is in doubt: that has to be settled first.",
    not_paid: "There is nothing to refund: it is not paid.",
    direct_payment:
      "It is not refunded from here: the money went straight to the store's account, and Fintoc does not have it. Return it by a bank transfer.",
    no_customer_email:
      "It is not refunded from here: the customer's e-mail is missing, which Fintoc needs to tell them. Return it by a bank transfer.",
    nothing_left: "All of it is refunded, or on its way.",
  },
  statuses: {
    creating: "Being asked of Fintoc",
    not_created: "Not made",
    created: "Asked for, not sent yet",
    in_progress: "The bank is making it",
    canceled: "Cancelled",
    failed: "Failed",
    succeeded: "Refunded",
  },
  failures: {
    insufficient_funds: "The balance at Fintoc was too low. Add to it there and ask again.",
    fraud_risk: "Fintoc held it back for a risk of fraud. Write to Fintoc before asking again.",
    no_answer: "Fintoc did not answer and has no such refund. It can be asked for again.",
    amount_mismatch: "Fintoc reported another amount. Look at it in Fintoc's dashboard.",
    unknown: "Fintoc did not accept it. It can be asked for again; if it repeats, write to Fintoc.",
  },
  by: (name, when) => `Asked for by ${name}, ${when}`,
  byDashboard: (when) => `Made in Fintoc's dashboard, ${when}`,
  note: (note) => `Reason: ${note}`,
  expectation: {
    todayBy: (time) => `The refund is made before ${time} today, not at once.`,
    nextBusinessDay: (day) => `The refund is made on the next business day (${day}), not at once.`,
    businessDays: "The refund is made within some business days, not at once.",
    late: "It should have been made. If the balance is too low, Fintoc tries for five business days.",
  },
  cancel: {
    open: "Cancel the refund",
    question: "Cancel this refund?",
    truth: "The customer does not get the money. It is possible only until it is sent.",
    yes: "Yes, cancel it",
    no: "Keep it",
  },
  dialog: {
    title: "Refund money",
    close: "Close without a refund",
    how: "How much",
    all: (amount) => `All: ${amount}`,
    part: "A part",
    amount: "Amount to refund",
    amountHint: (left) => `Up to ${left}`,
    note: "Reason (optional)",
    to: (account) => `It goes back to the account that paid: ${account}.`,
    toAccount: "It goes back to the account that paid.",
    told: (email) => `Fintoc tells the customer at ${email}.`,
    ifNow: (expectation) => `If asked for now, ${expectation}`,
    cost: "It is taken from the balance at Fintoc, which keeps its fees.",
    submit: "Refund",
    submitting: "Asking…",
    unanswered: (amount) =>
      `A refund of ${amount} was asked for and no answer came. The same is asked again: it is not refunded twice.`,
  },
  unfinished: (amount) =>
    `Nobody knows yet whether the refund of ${amount} was asked for: no answer came.`,
  finish: "Ask for it again",
  steps: {
    asked: (amount) => `A refund of ${amount} was asked for`,
    told: (status, amount) => `Refund of ${amount}: ${status}`,
    cancelAsked: (amount) => `The refund of ${amount} was asked to be cancelled`,
    dashboard: "Fintoc's dashboard",
  },
};

export function refundFailureText(code: string | null, { failures }: RefundWords): string {
  const known = refundFailures.find((each) => each === code);
  return failures[known ?? "unknown"];
}
