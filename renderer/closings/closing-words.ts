/** The words of the closings of the day. */
export interface ClosingWords {
  readonly name: (number: number) => string;
  readonly oneStore: string;
  readonly present: string;
  readonly since: (number: number, by: string, when: string) => string;
  readonly sinceBeginning: string;
  readonly businessDay: string;
  readonly businessDays: (first: string, last: string) => string;
  readonly nothing: string;
  readonly again: string;
  readonly loading: string;
  readonly close: string;
  readonly earlier: string;
  readonly noneYet: string;
  readonly more: string;
  readonly back: string;
  readonly figures: {
    readonly received: string;
    readonly payments: (count: string, isOne: boolean) => string;
    readonly tips: (amount: string) => string;
    readonly late: string;
    readonly corrections: string;
    readonly refunds: string;
    readonly inDoubt: string;
    readonly beside: string;
    readonly within: string;
    readonly open: string;
    readonly attention: string;
    readonly settled: (count: number) => string;
    readonly byStatus: string;
    readonly byTill: string;
    readonly byCashier: string;
    readonly nobody: string;
  };
  readonly lists: {
    readonly late: string;
    readonly lateLead: string;
    readonly corrections: string;
    readonly correctionsLead: string;
    readonly refunds: string;
    readonly refundsLead: string;
    readonly open: string;
    readonly openLead: string;
    readonly attention: string;
    readonly attentionLead: string;
    readonly ofClosing: (number: number) => string;
    readonly wasOpen: (number: number) => string;
    readonly wasEnded: (number: number, word: string) => string;
    readonly takenBack: (number: number) => string;
    readonly givenBack: (number: number) => string;
    readonly cancelled: string;
    readonly settled: (by: string, note: string) => string;
    readonly waits: string;
    readonly more: (count: number) => string;
  };
  readonly closed: {
    readonly closedBy: (name: string, till: string) => string;
    readonly period: (from: string, to: string) => string;
    readonly beginning: string;
    readonly kept: (number: number) => string;
    readonly print: string;
    readonly printing: string;
    readonly printed: string;
    readonly savePdf: string;
    readonly saving: string;
    readonly saved: string;
    readonly seal: (hash: string) => string;
  };
  readonly confirm: {
    readonly title: (number: number) => string;
    readonly lead: string;
    readonly open: (count: number, amount: string) => string;
    readonly attention: (count: number) => string;
    readonly allDone: string;
    readonly empty: string;
    readonly print: string;
    readonly printHelp: string;
    readonly submit: (number: number) => string;
    readonly submitEmpty: string;
    readonly closing: string;
    readonly cancel: string;
    readonly dismiss: string;
    readonly more: (count: number) => string;
  };
}

export const closingWordsEsCl: ClosingWords = {
  name: (number) => `Cierre Z ${number}`,
  oneStore: "Cada tienda tiene sus cierres. Elegir una tienda para verlos.",
  present: "Lo que se cerraría ahora",
  since: (number, by, when) => `Desde el cierre Z ${number}, ${when}, de ${by}`,
  sinceBeginning: "Desde el comienzo: todavía no hay ningún cierre.",
  businessDay: "Día comercial",
  businessDays: (first, last) => `${first} a ${last}`,
  nothing: "No ha terminado ninguna venta desde entonces.",
  again: "Intentar de nuevo",
  loading: "Cargando…",
  close: "Cerrar el día",
  earlier: "Cierres anteriores",
  noneYet: "Aquí quedan los cierres, para leerlos e imprimirlos cuando haga falta.",
  more: "Cargar más",
  back: "Volver a los cierres",
  figures: {
    received: "Recibido",
    payments: (count, isOne) => (isOne ? "1 pago" : `${count} pagos`),
    tips: (amount) => `De eso, ${amount} de propinas`,
    late: "De cierres anteriores",
    corrections: "Correcciones",
    refunds: "Devoluciones",
    inDoubt: "En duda",
    beside: "Aparte de lo recibido",
    within: "Dentro de lo recibido",
    open: "Abiertas",
    attention: "Necesitan a una persona",
    settled: (count) => (count === 1 ? "1 ya resuelta" : `${count} ya resueltas`),
    byStatus: "Por estado",
    byTill: "Por caja",
    byCashier: "Por persona",
    nobody: "Sin persona",
  },
  lists: {
    late: "Pagos que llegaron después de su cierre",
    lateLead:
      "Se cobraron antes del cierre anterior y se pagaron después. Se cuentan aquí, nunca allá.",
    corrections: "Correcciones de cierres anteriores",
    correctionsLead: "Lo cerrado no cambia: lo que se sabe desde entonces se suma o se resta aquí.",
    refunds: "Devoluciones",
    refundsLead: "Devuelto a clientes. No se descuenta de lo recibido.",
    open: "Siguen abiertas",
    openLead: "Si se pagan después, quedan en el cierre siguiente con su nombre.",
    attention: "Necesitan a una persona",
    attentionLead: "Lo que espera, y lo que se resolvió desde el cierre anterior.",
    ofClosing: (number) => `del Z ${number}`,
    wasOpen: (number) => `del Z ${number}, seguía abierta`,
    wasEnded: (number, word) => `del Z ${number}, donde quedó como ${word}`,
    takenBack: (number) => `se resta: contada en el Z ${number}, ahora en duda`,
    givenBack: (number) => `se suma: en duda en el Z ${number}, ahora confirmada`,
    cancelled: "cancelada, aún puede pagarse",
    settled: (by, note) => `Resuelta por ${by}: ${note}`,
    waits: "Espera",
    more: (count) => `Y ${count} más.`,
  },
  closed: {
    closedBy: (name, till) => `Cerró ${name} en ${till}`,
    period: (from, to) => `Desde ${from} hasta ${to}`,
    beginning: "el comienzo",
    kept: (number) => `El día quedó cerrado con el Z ${number}.`,
    print: "Imprimir",
    printing: "Imprimiendo…",
    printed: "Se envió a la impresora.",
    savePdf: "Guardar PDF",
    saving: "Guardando…",
    saved: "Se guardó.",
    seal: (hash) => `Sello ${hash}`,
  },
  confirm: {
    title: (number) => `Cerrar el día con el Z ${number}`,
    lead: "Un cierre no se cambia ni se borra.",
    open: (count, amount) =>
      count === 1
        ? `Queda 1 venta abierta, de ${amount}. El cierre la nombra; si se paga después, va en el siguiente.`
        : `Quedan ${count} ventas abiertas, por ${amount}. El cierre las nombra; lo que se pague después va en el siguiente.`,
    attention: (count) =>
      count === 1 ? "1 venta espera a una persona." : `${count} ventas esperan a una persona.`,
    allDone: "No queda nada abierto ni por resolver.",
    empty: "No terminó ninguna venta desde el último cierre: este quedaría en cero.",
    print: "Imprimirlo al cerrar",
    printHelp: "En la impresora de esta caja. Después se puede imprimir otra vez.",
    submit: (number) => `Cerrar con Z ${number}`,
    submitEmpty: "Cerrar en cero",
    closing: "Cerrando…",
    cancel: "No cerrar",
    dismiss: "Cerrar esta ventana",
    more: (count) => `y ${count} más`,
  },
};

export const closingWordsEn: ClosingWords = {
  name: (number) => `Closing Z ${number}`,
  oneStore: "Each store has closings of its own. Choose a store to see them.",
  present: "What would be closed now",
  since: (number, by, when) => `Since closing Z ${number}, ${when}, by ${by}`,
  sinceBeginning: "From the beginning: there is no closing yet.",
  businessDay: "Business day",
  businessDays: (first, last) => `${first} to ${last}`,
  nothing: "No sale has ended since then.",
  again: "Try again",
  loading: "Loading…",
  close: "Close the day",
  earlier: "Earlier closings",
  noneYet: "Closings are kept here, to be read and printed whenever they are needed.",
  more: "Load more",
  back: "Back to the closings",
  figures: {
    received: "Received",
    payments: (count, isOne) => (isOne ? "1 payment" : `${count} payments`),
    tips: (amount) => `${amount} of it in tips`,
    late: "From earlier closings",
    corrections: "Corrections",
    refunds: "Refunds",
    inDoubt: "In doubt",
    beside: "Beside what was received",
    within: "Within what was received",
    open: "Open",
    attention: "Need a person",
    settled: (count) => (count === 1 ? "1 settled already" : `${count} settled already`),
    byStatus: "By status",
    byTill: "By till",
    byCashier: "By person",
    nobody: "No person",
  },
  lists: {
    late: "Payments that came after their closing",
    lateLead: "Charged before the last closing and paid after it. They count here, never there.",
    corrections: "Corrections of earlier closings",
    correctionsLead: "What is closed does not change: what is known since is added or taken here.",
    refunds: "Refunds",
    refundsLead: "Paid back to customers. Not taken from what was received.",
    open: "Still open",
    openLead: "What is paid later stands by name in the next closing.",
    attention: "Need a person",
    attentionLead: "What waits, and what was settled since the last closing.",
    ofClosing: (number) => `of Z ${number}`,
    wasOpen: (number) => `of Z ${number}, still open there`,
    wasEnded: (number, word) => `of Z ${number}, where it stood as ${word}`,
    takenBack: (number) => `taken back: counted in Z ${number}, in doubt now`,
    givenBack: (number) => `given back: in doubt in Z ${number}, confirmed now`,
    cancelled: "cancelled, may still be paid",
    settled: (by, note) => `Settled by ${by}: ${note}`,
    waits: "Waits",
    more: (count) => `And ${count} more.`,
  },
  closed: {
    closedBy: (name, till) => `Closed by ${name} at ${till}`,
    period: (from, to) => `From ${from} to ${to}`,
    beginning: "the beginning",
    kept: (number) => `The day is closed with Z ${number}.`,
    print: "Print",
    printing: "Printing…",
    printed: "Sent to the printer.",
    savePdf: "Save as PDF",
    saving: "Saving…",
    saved: "Saved.",
    seal: (hash) => `Seal ${hash}`,
  },
  confirm: {
    title: (number) => `Close the day with Z ${number}`,
    lead: "A closing is never changed or deleted.",
    open: (count, amount) =>
      count === 1
        ? `1 sale is still open, of ${amount}. The closing names it; paid later, it stands in the next one.`
        : `${count} sales are still open, of ${amount} in all. The closing names them; what is paid later stands in the next one.`,
    attention: (count) =>
      count === 1 ? "1 sale waits for a person." : `${count} sales wait for a person.`,
    allDone: "Nothing is left open or to be settled.",
    empty: "No sale has ended since the last closing: this one would be zero.",
    print: "Print it when closed",
    printHelp: "On this till's printer. It can be printed again later.",
    submit: (number) => `Close with Z ${number}`,
    submitEmpty: "Close at zero",
    closing: "Closing…",
    cancel: "Do not close",
    dismiss: "Close this window",
    more: (count) => `and ${count} more`,
  },
};
