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
  readonly leave: string;
  readonly endsAt: (name: string, time: string) => string;
  readonly loading: string;
}

export const managerWordsEsCl: ManagerWords = {
  open: "El día",
  title: "Tienda",
  sections: { day: "El día", people: "Personas y cajas", settings: "Ajustes" },
  backToTill: "Volver a la caja",
  tillCalls: (count) => (count === 1 ? "1 venta por ver" : `${count} ventas por ver`),
  enterTitle: "Las cuentas de la tienda",
  enterLead: "Se abren con el PIN de una persona encargada, por 15 minutos.",
  enter: "Abrir",
  entering: "Abriendo…",
  leave: "Cerrar las cuentas",
  endsAt: (name, time) => `${name}, hasta las ${time}`,
  loading: "Cargando…",
};

export const managerWordsEn: ManagerWords = {
  open: "The day",
  title: "Store",
  sections: { day: "The day", people: "People and tills", settings: "Settings" },
  backToTill: "Back to the till",
  tillCalls: (count) => (count === 1 ? "1 sale to look at" : `${count} sales to look at`),
  enterTitle: "The store's books",
  enterLead: "They open with a manager's PIN, for 15 minutes.",
  enter: "Open",
  entering: "Opening…",
  leave: "Close the books",
  endsAt: (name, time) => `${name}, until ${time}`,
  loading: "Loading…",
};
