/** The words of the till's book: earlier sales, checking a receipt, the report of the shift. */
export interface TillBookWords {
  readonly title: string;
  readonly close: string;
  readonly tabs: { readonly sales: string; readonly check: string; readonly shift: string };
  readonly loading: string;
  readonly again: string;
  readonly sales: {
    readonly day: string;
    readonly previousDay: string;
    readonly nextDay: string;
    readonly today: string;
    readonly search: string;
    readonly everyDay: string;
    readonly noneOfDay: string;
    readonly noneFound: string;
    readonly found: (count: number) => string;
    readonly more: string;
    readonly back: string;
    readonly pick: string;
    readonly facts: {
      readonly status: string;
      readonly charged: string;
      readonly confirmed: string;
      readonly reference: string;
      readonly operation: string;
      readonly tip: string;
      readonly cashier: string;
      readonly customerEmail: string;
      readonly id: string;
      readonly settled: string;
    };
  };
  readonly check: {
    readonly field: string;
    readonly hint: string;
    readonly submit: string;
    readonly checking: string;
    readonly verdicts: {
      readonly real: readonly [string, string];
      readonly shownBefore: readonly [string, string];
      readonly notOurs: readonly [string, string];
      readonly foreign: readonly [string, (origin: string) => string];
      readonly needsPerson: string;
      readonly notPaid: readonly [string, string];
      readonly test: readonly [string, string];
      readonly unchecked: readonly [string, string];
    };
    readonly shown: (count: number, ago: string, till: string) => string;
    readonly justNow: string;
    readonly paid: (ago: string) => string;
    readonly paidLongAgo: (ago: string) => string;
  };
  readonly shift: {
    readonly everybody: (till: string) => string;
    readonly of: (cashier: string, till: string) => string;
    readonly received: string;
    readonly sales: (count: number) => string;
    readonly tips: string;
    readonly open: string;
    readonly person: string;
    readonly byStatus: string;
    readonly none: string;
    readonly counted: (time: string) => string;
    readonly refresh: string;
    readonly print: string;
    readonly printing: string;
    readonly printed: string;
  };
}

export const tillBookEsCl: TillBookWords = {
  title: "Historial",
  close: "Cerrar",
  tabs: { sales: "Ventas", check: "Revisar comprobante", shift: "Turno" },
  loading: "Buscando…",
  again: "Intentar de nuevo",
  sales: {
    day: "Día",
    previousDay: "Día anterior",
    nextDay: "Día siguiente",
    today: "Hoy",
    search: "Buscar por referencia, monto u operación",
    everyDay: "En todos los días",
    noneOfDay: "No hay ventas de esta caja en este día.",
    noneFound: "Ninguna venta de esta caja coincide. Probar con menos letras, o solo con el monto.",
    found: (count) => (count === 1 ? "1 venta" : `${count} ventas`),
    more: "Cargar más",
    back: "Volver a la lista",
    pick: "Elegir una venta para ver sus datos",
    facts: {
      status: "Estado",
      charged: "Se cobró",
      confirmed: "Lo confirmó el banco",
      reference: "Referencia",
      operation: "Operación del banco",
      tip: "Propina incluida",
      cashier: "Atendió",
      customerEmail: "Correo del cliente",
      id: "Identificador",
      settled: "Resuelta",
    },
  },
  check: {
    field: "Código del comprobante",
    hint: "Escanear el QR del comprobante o escribir las 12 letras y números que lo acompañan.",
    submit: "Revisar",
    checking: "Revisando…",
    verdicts: {
      real: ["Comprobante real", "El banco confirmó este pago."],
      shownBefore: ["Real, pero ya se mostró", "Preguntar si ya se entregó lo comprado."],
      notOurs: [
        "No es de esta tienda",
        "La tienda no conoce este comprobante. No entregar nada contra él.",
      ],
      foreign: [
        "Dirección ajena: no aceptar",
        (origin) =>
          `El QR lleva a ${origin}, que no es de esta tienda. Aunque el código exista, este papel no salió de la tienda y puede ser una falsificación. No entregar nada contra él.`,
      ],
      needsPerson: "Necesita a una persona",
      notPaid: ["No está pagado", "El banco no ha confirmado este pago. No entregar nada."],
      test: ["Comprobante de prueba", "No se movió dinero. No entregar nada contra él."],
      unchecked: [
        "No se pudo revisar",
        "Sin la respuesta del servidor no se sabe si es real. No darlo por bueno.",
      ],
    },
    shown: (count, ago, till) =>
      count === 1
        ? `Ya se mostró 1 vez, ${ago} en ${till}.`
        : `Ya se mostró ${count} veces, la última ${ago} en ${till}.`,
    justNow: "hace un momento",
    paid: (ago) => `Pagado ${ago}`,
    paidLongAgo: (ago) => `Atención: se pagó ${ago}.`,
  },
  shift: {
    everybody: (till) => `Todas las ventas de ${till}`,
    of: (cashier, till) => `Ventas de ${cashier} en ${till}`,
    received: "Recibido",
    sales: (count) => (count === 1 ? "1 venta pagada" : `${count} ventas pagadas`),
    tips: "Propinas incluidas",
    open: "Abiertas",
    person: "Necesitan a una persona",
    byStatus: "Por estado",
    none: "Todavía no hay ventas en este día.",
    counted: (time) => `Contado a las ${time}`,
    refresh: "Actualizar",
    print: "Imprimir",
    printing: "Imprimiendo…",
    printed: "Se envió a la impresora.",
  },
};

/** Mexico's words where they differ from Chile's. */
export const tillBookEsMx: TillBookWords = {
  ...tillBookEsCl,
  sales: {
    ...tillBookEsCl.sales,
    noneFound: "Ninguna venta de esta caja coincide. Buscar con menos letras, o solo con el monto.",
  },
};

export const tillBookEn: TillBookWords = {
  title: "History",
  close: "Close",
  tabs: { sales: "Sales", check: "Check a receipt", shift: "Shift" },
  loading: "Looking…",
  again: "Try again",
  sales: {
    day: "Day",
    previousDay: "Previous day",
    nextDay: "Next day",
    today: "Today",
    search: "Search by reference, amount or operation",
    everyDay: "On every day",
    noneOfDay: "This till has no sales on this day.",
    noneFound: "No sale of this till matches. Try fewer letters, or the amount alone.",
    found: (count) => (count === 1 ? "1 sale" : `${count} sales`),
    more: "Load more",
    back: "Back to the list",
    pick: "Pick a sale to see its details",
    facts: {
      status: "Status",
      charged: "Charged",
      confirmed: "Confirmed by the bank",
      reference: "Reference",
      operation: "Bank's operation",
      tip: "Tip included",
      cashier: "Served by",
      customerEmail: "Customer's e-mail",
      id: "Identifier",
      settled: "Settled",
    },
  },
  check: {
    field: "Receipt's code",
    hint: "Scan the receipt's QR, or type the 12 letters and digits beside it.",
    submit: "Check",
    checking: "Checking…",
    verdicts: {
      real: ["The receipt is real", "The bank has confirmed this payment."],
      shownBefore: ["Real, but shown before", "Ask whether the goods were handed over already."],
      notOurs: [
        "Not one of this store's",
        "The store does not know this receipt. Hand nothing over for it.",
      ],
      foreign: [
        "Foreign address: do not accept",
        (origin) =>
          `The QR leads to ${origin}, which is not this store's. Even if the code exists, this paper did not come from the store and may be a forgery. Hand nothing over for it.`,
      ],
      needsPerson: "Needs a person",
      notPaid: ["Not paid", "The bank has not confirmed this payment. Hand nothing over."],
      test: ["A test receipt", "No money has moved. Hand nothing over for it."],
      unchecked: [
        "Could not be checked",
        "Without the server's answer nobody knows whether it is real. Do not rely on it.",
      ],
    },
    shown: (count, ago, till) =>
      count === 1
        ? `Shown once before, ${ago} at ${till}.`
        : `Shown ${count} times before, last ${ago} at ${till}.`,
    justNow: "a moment ago",
    paid: (ago) => `Paid ${ago}`,
    paidLongAgo: (ago) => `Mind the date: it was paid ${ago}.`,
  },
  shift: {
    everybody: (till) => `All sales of ${till}`,
    of: (cashier, till) => `Sales of ${cashier} at ${till}`,
    received: "Received",
    sales: (count) => (count === 1 ? "1 paid sale" : `${count} paid sales`),
    tips: "Tips included",
    open: "Open",
    person: "Need a person",
    byStatus: "By status",
    none: "There are no sales on this day yet.",
    counted: (time) => `Counted at ${time}`,
    refresh: "Refresh",
    print: "Print",
    printing: "Printing…",
    printed: "Sent to the printer.",
  },
};
