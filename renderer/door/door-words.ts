/** The words of the shop's own software: what it asks for at the till, and how it comes in. */
export interface DoorWords {
  readonly asks: (program: string) => string;
  readonly more: (count: number) => string;
  readonly charge: (amount: string) => string;
  readonly decline: string;
  readonly lead: string;
  readonly command: string;
  readonly port: {
    readonly title: string;
    readonly help: string;
    readonly off: string;
    readonly on: (address: string) => string;
    readonly number: string;
    readonly numberHint: string;
    readonly numberInvalid: string;
    readonly open: string;
    readonly close: string;
    readonly fixed: string;
  };
  readonly secret: {
    readonly title: string;
    readonly help: string;
    readonly make: string;
    readonly shown: string;
    readonly copy: string;
    readonly copied: string;
  };
  readonly last: string;
  readonly lastNone: string;
  readonly lastBy: (program: string, when: string) => string;
  readonly confirmTitle: string;
  readonly confirm: string;
  readonly confirming: string;
  readonly closeLabel: string;
}

export const doorWordsEsCl: DoorWords = {
  asks: (program) => `${program} pide una venta`,
  more: (count) => (count === 1 ? "Espera 1 más" : `Esperan ${count} más`),
  charge: (amount) => `Cobrar ${amount}`,
  decline: "No cobrar",
  lead: "Otro programa de este computador puede pedir una venta, para que nadie escriba el monto dos veces. Puede pedir y mirar; nunca confirmar un pago.",
  command: "El comando «cobro charge» siempre funciona para quien usa este computador.",
  port: {
    title: "Puerta HTTP",
    help: "Solo para programas de este mismo computador, y con su secreto.",
    off: "Cerrada.",
    on: (address) => `Abierta en ${address}`,
    number: "Puerto",
    numberHint: "Entre 1024 y 65535; por ejemplo 18987.",
    numberInvalid: "Escribe un puerto entre 1024 y 65535.",
    open: "Abrir…",
    close: "Cerrar la puerta…",
    fixed: "La fijó quien administra este computador.",
  },
  secret: {
    title: "Secreto",
    help: "El que se haga ahora reemplaza al anterior de inmediato.",
    make: "Hacer un secreto nuevo…",
    shown: "Se muestra solo esta vez. Cópialo en el otro programa:",
    copy: "Copiar",
    copied: "Copiado",
  },
  last: "Quién pidió por última vez",
  lastNone: "Nadie todavía",
  lastBy: (program, when) => `${program}, el ${when}`,
  confirmTitle: "Clave de encargado",
  confirm: "Confirmar",
  confirming: "Confirmando…",
  closeLabel: "Cerrar",
};

/** Mexico's words where they differ from Chile's. */
export const doorWordsEsMx: DoorWords = {
  ...doorWordsEsCl,
  lead: doorWordsEsCl.lead.replace("este computador", "esta computadora"),
  command: doorWordsEsCl.command.replace("este computador", "esta computadora"),
  port: {
    ...doorWordsEsCl.port,
    help: "Solo para programas de esta misma computadora, y con su secreto.",
    fixed: "La fijó quien administra esta computadora.",
  },
};

export const doorWordsEn: DoorWords = {
  asks: (program) => `${program} asks for a sale`,
  more: (count) => (count === 1 ? "1 more waits" : `${count} more wait`),
  charge: (amount) => `Charge ${amount}`,
  decline: "Don't charge",
  lead: "Another program on this computer can ask for a sale, so that nobody types the amount twice. It can ask and look, never confirm a payment.",
  command: "The command “cobro charge” always works for whoever uses this computer.",
  port: {
    title: "HTTP door",
    help: "For programs on this same computer only, and with its secret.",
    off: "Closed.",
    on: (address) => `Open at ${address}`,
    number: "Port",
    numberHint: "Between 1024 and 65535; for example 18987.",
    numberInvalid: "Type a port between 1024 and 65535.",
    open: "Open…",
    close: "Close the door…",
    fixed: "Set by whoever administers this computer.",
  },
  secret: {
    title: "Secret",
    help: "A new one replaces the one before at once.",
    make: "Make a new secret…",
    shown: "It is shown this once. Copy it into the other program:",
    copy: "Copy",
    copied: "Copied",
  },
  last: "Who asked last",
  lastNone: "Nobody yet",
  lastBy: (program, when) => `${program}, on ${when}`,
  confirmTitle: "Manager's PIN",
  confirm: "Confirm",
  confirming: "Confirming…",
  closeLabel: "Close",
};
