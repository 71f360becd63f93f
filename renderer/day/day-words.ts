import type { Attention } from "../../contract/payment-intent.ts";

/** The words of the manager's day. */
export interface DayWords {
  readonly day: string;
  readonly previousDay: string;
  readonly nextDay: string;
  readonly today: string;
  readonly openCalendar: (day: string) => string;
  readonly calendar: string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  readonly again: string;
  readonly stale: string;
  readonly loading: string;
  readonly noFigures: string;
  readonly attention: {
    readonly title: string;
    readonly none: string;
    readonly count: (count: number) => string;
    readonly see: (count: number) => string;
    readonly came: (count: number) => string;
    readonly others: (count: number) => string;
    readonly fewer: string;
    readonly more: (count: number) => string;
    readonly open: (amount: string) => string;
    readonly seeSale: string;
    readonly settle: string;
    readonly settleOf: (amount: string) => string;
    readonly settled: (count: number) => string;
    readonly settledBy: (by: string, at: string) => string;
    readonly resolvedItself: string;
    readonly loading: string;
    /** It could not be read. */
    readonly unknown: string;
    /** What it means for the manager, and what to do. */
    readonly toDo: Readonly<Record<Attention, string>>;
  };
  readonly glance: {
    readonly title: string;
    readonly received: string;
    readonly sales: (count: string, isOne: boolean) => string;
    readonly average: (amount: string) => string;
    readonly inDoubt: (amount: string, count: number) => string;
    readonly refunded: (amount: string, count: number) => string;
    readonly refundsUnderway: (amount: string, count: number) => string;
    readonly open: string;
    readonly notPaid: string;
    readonly success: (percent: string) => string;
    readonly successUnknown: string;
    readonly payTime: string;
    readonly median: string;
    readonly medianUnknown: string;
    /** Heard behind a figure that filters the list. */
    readonly filters: string;
  };
  readonly hours: {
    readonly title: string;
    readonly hour: string;
    readonly figures: string;
    readonly bars: string;
    readonly secondTime: string;
    readonly between: (from: string, to: string) => string;
    readonly none: string;
  };
  readonly by: {
    readonly till: string;
    readonly cashier: string;
    readonly sales: string;
    readonly received: string;
    readonly nobody: string;
    readonly none: string;
  };
  readonly list: string;
  /** Above the list of every day, in place of the day's figures. */
  readonly everyDay: string;
}

export const dayWordsEsCl: DayWords = {
  day: "Día",
  previousDay: "Día anterior",
  nextDay: "Día siguiente",
  today: "Hoy",
  openCalendar: (day) => `${day}: elegir otro día`,
  calendar: "Calendario",
  previousMonth: "Mes anterior",
  nextMonth: "Mes siguiente",
  again: "Intentar de nuevo",
  stale: "Las cifras pueden estar atrasadas.",
  loading: "Sumando…",
  noFigures: "Sin cifras",
  attention: {
    title: "Lo que necesita a una persona",
    none: "Nada necesita a una persona",
    count: (count) =>
      count === 1 ? "1 venta necesita a una persona" : `${count} ventas necesitan a una persona`,
    see: (count) => (count === 1 ? "Ver 1 nueva" : `Ver ${count} nuevas`),
    came: (count) =>
      count === 1
        ? "1 venta nueva necesita a una persona."
        : `${count} ventas nuevas necesitan a una persona.`,
    others: (count) => (count === 1 ? "Ver 1 más" : `Ver ${count} más`),
    fewer: "Ver menos",
    more: (count) => `Se muestran las ${count} más nuevas.`,
    open: (amount) => `Ver la venta de ${amount}`,
    seeSale: "Ver",
    settle: "Resolver",
    settleOf: (amount) => `Resolver la venta de ${amount}`,
    settled: (count) => (count === 1 ? "1 resuelta" : `${count} resueltas`),
    settledBy: (by, at) => `Resuelta por ${by}, ${at}`,
    resolvedItself: "El banco lo aclaró: ya no necesita a nadie.",
    loading: "Buscando lo que necesita a una persona…",
    unknown: "No se sabe si algo necesita a una persona",
    toDo: {
      amount_mismatch:
        "El banco informó otro monto que el cobrado. No cuenta como recibida. Buscarla en la cartola y cobrar o devolver la diferencia antes de entregar.",
      paid_after_cancel:
        "El dinero llegó cuando la venta ya estaba cancelada. Ver si se cobró de nuevo; entregar lo comprado o devolver el dinero.",
      paid_after_final:
        "Se había dado por no pagada y el dinero llegó después. Ver si se cobró de nuevo; entregar lo comprado o devolver el dinero.",
      contradiction:
        "Se informó como pagada y el banco no la encuentra al consultarla. No cuenta como recibida. Buscarla en la cartola antes de entregar.",
      unresolved:
        "El dinero pudo haberse movido. No cuenta como recibida. Buscar el monto en la cartola antes de cobrar de nuevo.",
      refund_failed:
        "El cliente no recibió el dinero de vuelta; la venta cuenta como recibida. Ver por qué falló y devolver otra vez, o pagarle de otra manera.",
    },
  },
  glance: {
    title: "El día de un vistazo",
    received: "Recibido",
    sales: (count, isOne) => (isOne ? "1 venta" : `${count} ventas`),
    average: (amount) => `promedio ${amount}`,
    inDoubt: (amount, count) =>
      count === 1 ? `Aparte, 1 en duda: ${amount}` : `Aparte, ${count} en duda: ${amount}`,
    refunded: (amount, count) =>
      count === 1 ? `1 devolución: −${amount}` : `${count} devoluciones: −${amount}`,
    refundsUnderway: (amount, count) =>
      count === 1
        ? `1 devolución en curso: ${amount}`
        : `${count} devoluciones en curso: ${amount}`,
    open: "Abiertas",
    notPaid: "No pagadas",
    success: (percent) => `${percent} de éxito`,
    successUnknown: "Ninguna terminada",
    payTime: "Tiempo de pago",
    median: "mediana, desde el cobro",
    medianUnknown: "Ninguna pagada",
    filters: "Filtra la lista",
  },
  hours: {
    title: "Recibido por hora",
    hour: "Hora",
    figures: "Ver cifras",
    bars: "Ver barras",
    secondTime: "segunda vez",
    between: (from, to) => `${from} a ${to}`,
    none: "Sin ventas en este día.",
  },
  by: {
    till: "Por caja",
    cashier: "Por persona",
    sales: "Pagadas",
    received: "Recibido",
    nobody: "Sin cajero",
    none: "Sin ventas.",
  },
  list: "Ventas del día",
  everyDay: "Ventas de todos los días",
};

export const dayWordsEsMx: DayWords = {
  ...dayWordsEsCl,
  attention: {
    ...dayWordsEsCl.attention,
    toDo: {
      ...dayWordsEsCl.attention.toDo,
      amount_mismatch:
        "El banco informó otro monto que el cobrado. No cuenta como recibida. Buscarla en el estado de cuenta y cobrar o devolver la diferencia antes de entregar.",
      contradiction:
        "Se informó como pagada y el banco no la encuentra al consultarla. No cuenta como recibida. Buscarla en el estado de cuenta antes de entregar.",
      unresolved:
        "El dinero pudo haberse movido. No cuenta como recibida. Buscar el monto en el estado de cuenta antes de cobrar de nuevo.",
    },
  },
};

export const dayWordsEn: DayWords = {
  day: "Day",
  previousDay: "Previous day",
  nextDay: "Next day",
  today: "Today",
  openCalendar: (day) => `${day}: choose another day`,
  calendar: "Calendar",
  previousMonth: "Previous month",
  nextMonth: "Next month",
  again: "Try again",
  stale: "The figures may be behind.",
  loading: "Adding up…",
  noFigures: "No figures",
  attention: {
    title: "What needs a person",
    none: "Nothing needs a person",
    count: (count) => (count === 1 ? "1 sale needs a person" : `${count} sales need a person`),
    see: (count) => `See ${count} new`,
    came: (count) =>
      count === 1 ? "1 new sale needs a person." : `${count} new sales need a person.`,
    others: (count) => `See ${count} more`,
    fewer: "See fewer",
    more: (count) => `The newest ${count} are shown.`,
    open: (amount) => `See the sale of ${amount}`,
    seeSale: "See",
    settle: "Settle",
    settleOf: (amount) => `Settle the sale of ${amount}`,
    settled: (count) => `${count} settled`,
    settledBy: (by, at) => `Settled by ${by}, ${at}`,
    resolvedItself: "The bank has cleared it up: it needs nobody any more.",
    loading: "Looking for what needs a person…",
    unknown: "Whether anything needs a person is not known",
    toDo: {
      amount_mismatch:
        "The bank told another amount than was charged. It does not count as received. Find it in the bank statement, and charge or give back the difference before handing over.",
      paid_after_cancel:
        "The money came when the sale was cancelled already. See whether it was charged again; hand over the goods or give the money back.",
      paid_after_final:
        "It was taken for not paid and the money came afterwards. See whether it was charged again; hand over the goods or give the money back.",
      contradiction:
        "It was told as paid, but the bank does not find it when asked. It does not count as received. Look for it in the bank statement before handing over.",
      unresolved:
        "Money may have moved. It does not count as received. Look for the amount in the bank statement before charging again.",
      refund_failed:
        "The customer has not got the money back; the sale counts as received. See why it failed and refund again, or pay them back another way.",
    },
  },
  glance: {
    title: "The day at a glance",
    received: "Received",
    sales: (count, isOne) => (isOne ? "1 sale" : `${count} sales`),
    average: (amount) => `average ${amount}`,
    inDoubt: (amount, count) => `Besides, ${count} in doubt: ${amount}`,
    refunded: (amount, count) =>
      count === 1 ? `1 refund: −${amount}` : `${count} refunds: −${amount}`,
    refundsUnderway: (amount, count) =>
      count === 1 ? `1 refund on its way: ${amount}` : `${count} refunds on their way: ${amount}`,
    open: "Open",
    notPaid: "Not paid",
    success: (percent) => `${percent} succeeded`,
    successUnknown: "None has ended",
    payTime: "Time to pay",
    median: "median, from the charge",
    medianUnknown: "None paid",
    filters: "Filters the list",
  },
  hours: {
    title: "Received by hour",
    hour: "Hour",
    figures: "See figures",
    bars: "See bars",
    secondTime: "second time",
    between: (from, to) => `${from} to ${to}`,
    none: "No sales on this day.",
  },
  by: {
    till: "By till",
    cashier: "By person",
    sales: "Paid",
    received: "Received",
    nobody: "No cashier",
    none: "No sales.",
  },
  list: "The day's sales",
  everyDay: "Sales of every day",
};
