import type { ManagerSection } from "./address.ts";

/** The words around the manager's screens; each screen has its own beside it. */
export interface ManagerWords {
  readonly open: string;
  readonly title: string;
  readonly sections: Readonly<Record<ManagerSection, string>>;
  readonly backToTill: string;
  /** Heard behind the button back, where sales at this till need somebody. */
  readonly tillCalls: (count: number) => string;
  readonly enterTitle: string;
  readonly enterLead: string;
  readonly enter: string;
  readonly entering: string;
  /** Where the books have closed by themselves: why, and that nothing is lost. */
  readonly closedByTime: (name: string) => string;
  readonly closedByRelay: (name: string) => string;
  /** There is nobody whose PIN could open them. */
  readonly nobodyTitle: string;
  readonly nobodyLead: string;
  readonly nobodyThen: string;
  /** In the last minute. */
  readonly endsIn: (left: string) => string;
  readonly endsSoon: (time: string) => string;
  readonly goOn: string;
  /** On the PIN's own key. */
  readonly goOnKey: string;
  readonly goOnTitle: string;
  readonly goOnLead: string;
  readonly goingOn: string;
  readonly close: string;
  readonly leave: string;
  readonly endsAt: (name: string, time: string) => string;
  readonly loading: string;
}

export const managerWordsEsCl: ManagerWords = {
  open: "El día",
  title: "Tienda",
  sections: {
    day: "El día",
    closings: "Cierres",
    statement: "Banco",
    people: "Personas y cajas",
    settings: "Ajustes",
  },
  backToTill: "Volver a la caja",
  tillCalls: (count) => (count === 1 ? "1 venta por ver" : `${count} ventas por ver`),
  enterTitle: "Las cuentas de la tienda",
  enterLead: "Se abren con el PIN de una persona encargada, por 15 minutos.",
  enter: "Abrir",
  entering: "Abriendo…",
  closedByTime: (name) =>
    `Las cuentas se cerraron: pasaron los 15 minutos de ${name}. Con el PIN se vuelve al mismo lugar.`,
  closedByRelay: (name) =>
    `El servidor cerró las cuentas de ${name}: su PIN o sus permisos cambiaron. Ingresar el PIN para volver al mismo lugar.`,
  nobodyTitle: "Falta una persona encargada",
  nobodyLead:
    "En esta tienda nadie tiene un PIN que abra las cuentas. Quien administra Cobro agrega a una persona encargada en el servidor:",
  nobodyThen: "Esta caja se entera en menos de cinco minutos; mientras tanto se puede cobrar.",
  endsIn: (left) => `Las cuentas se cierran en ${left}`,
  endsSoon: (time) => `Las cuentas se cierran a las ${time}. Para seguir: F9 y el PIN.`,
  goOn: "Seguir con PIN",
  goOnKey: "Seguir",
  goOnTitle: "Seguir 15 minutos más",
  goOnLead: "Con el PIN todo queda como está. Sin él, las cuentas se cierran.",
  goingOn: "Revisando…",
  close: "Cerrar",
  leave: "Cerrar las cuentas",
  endsAt: (name, time) => `${name}, hasta las ${time}`,
  loading: "Cargando…",
};

export const managerWordsEn: ManagerWords = {
  open: "The day",
  title: "Store",
  sections: {
    day: "The day",
    closings: "Closings",
    statement: "Bank",
    people: "People and tills",
    settings: "Settings",
  },
  backToTill: "Back to the till",
  tillCalls: (count) => (count === 1 ? "1 sale to look at" : `${count} sales to look at`),
  enterTitle: "The store's books",
  enterLead: "They open with a manager's PIN, for 15 minutes.",
  enter: "Open",
  entering: "Opening…",
  closedByTime: (name) =>
    `The books have closed: ${name}'s 15 minutes are over. The PIN leads back to the same place.`,
  closedByRelay: (name) =>
    `The server has closed ${name}'s books: their PIN or their rights have changed. Enter the PIN to go back to the same place.`,
  nobodyTitle: "A manager is missing",
  nobodyLead:
    "Nobody in this store has a PIN that opens the books. Whoever administers Cobro adds a manager at the server:",
  nobodyThen: "This till hears of it within five minutes; charging goes on meanwhile.",
  endsIn: (left) => `The books close in ${left}`,
  endsSoon: (time) => `The books close at ${time}. To go on: F9 and the PIN.`,
  goOn: "Go on with PIN",
  goOnKey: "Go on",
  goOnTitle: "Go on for 15 more minutes",
  goOnLead: "With the PIN everything stays as it is. Without it the books close.",
  goingOn: "Checking…",
  close: "Close",
  leave: "Close the books",
  endsAt: (name, time) => `${name}, until ${time}`,
  loading: "Loading…",
};
