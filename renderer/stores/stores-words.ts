/** The words of choosing a store, and of all of them side by side. */
export interface StoresWords {
  readonly choose: string;
  readonly all: string;
  /** Beside the till's own store. */
  readonly own: string;
  readonly backToOwn: (name: string) => string;
  readonly again: string;
  readonly loading: string;
  readonly title: string;
  readonly received: string;
  readonly payments: (count: number) => string;
  readonly store: string;
  readonly open: string;
  readonly attention: string;
  /** A figure is of this day of each store, by its own clock. */
  readonly ownDays: string;
  /** Of the table that shows a few of them. */
  readonly seeAll: (count: number) => string;
  readonly fewer: string;
  /** Times that are another store's. */
  readonly clockOf: (store: string) => string;
}

export const storesWordsEsCl: StoresWords = {
  choose: "Tienda",
  all: "Todas las tiendas",
  own: "esta caja",
  backToOwn: (name) => `Ver ${name}`,
  again: "Intentar de nuevo",
  loading: "Cargando…",
  title: "Todas las tiendas",
  received: "Recibido",
  payments: (count) => (count === 1 ? "1 pago" : `${count} pagos`),
  store: "Tienda",
  open: "Abiertas",
  attention: "Por resolver",
  ownDays: "El día de cada tienda es el suyo: con su reloj y desde su hora de inicio.",
  seeAll: (count) => `Ver las ${count} tiendas`,
  fewer: "Ver menos",
  clockOf: (store) => `Las horas son las de ${store}.`,
};

export const storesWordsEn: StoresWords = {
  choose: "Store",
  all: "All stores",
  own: "this till",
  backToOwn: (name) => `Show ${name}`,
  again: "Try again",
  loading: "Loading…",
  title: "All stores",
  received: "Received",
  payments: (count) => (count === 1 ? "1 payment" : `${count} payments`),
  store: "Store",
  open: "Open",
  attention: "To settle",
  ownDays: "Each store's day is its own: by its clock and from its starting hour.",
  seeAll: (count) => `See all ${count} stores`,
  fewer: "See fewer",
  clockOf: (store) => `The times are those of ${store}.`,
};
