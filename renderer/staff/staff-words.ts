/** The words of signing in, locking, and of what needs a manager's PIN. */
export interface StaffWords {
  readonly locked: string;
  readonly choose: string;
  readonly manager: string;
  readonly pinOf: (name: string) => string;
  /** Heard while the PIN is typed: how much of it, never which. */
  readonly typed: (count: number) => string;
  readonly pinKeys: string;
  readonly pinForm: string;
  readonly pinWait: (seconds: string) => string;
  readonly enter: string;
  readonly entering: string;
  readonly erase: string;
  readonly anotherPerson: string;
  readonly saleGoesOn: string;
  readonly chip: (name: string) => string;
  readonly endsAt: (time: string) => string;
  readonly endsSoon: (name: string, time: string) => string;
  readonly switchTitle: string;
  readonly lock: string;
  readonly close: string;
  readonly whoManages: string;
  readonly settle: {
    readonly open: string;
    readonly title: string;
    readonly lead: string;
    readonly note: string;
    readonly noteHint: string;
    readonly noteMissing: string;
    readonly submit: string;
    readonly submitting: string;
  };
  readonly unpair: {
    readonly open: string;
    readonly title: string;
    readonly lead: string;
    readonly aftermath: string;
    readonly submit: string;
    readonly submitting: string;
  };
}

export const staffWordsEsCl: StaffWords = {
  locked: "Caja bloqueada",
  choose: "¿Quién va a cobrar?",
  manager: "Persona encargada",
  pinOf: (name) => `PIN de ${name}`,
  typed: (count) => (count === 1 ? "1 cifra ingresada" : `${count} cifras ingresadas`),
  pinKeys: "Teclado del PIN",
  pinForm: "El PIN tiene de 4 a 8 cifras.",
  pinWait: (seconds) =>
    `Varios PIN equivocados seguidos. Se puede intentar de nuevo en ${seconds} segundos.`,
  enter: "Ingresar",
  entering: "Revisando…",
  erase: "Borrar una cifra",
  anotherPerson: "Otra persona",
  saleGoesOn: "La venta sigue su curso. Para hacer algo con ella hay que ingresar el PIN.",
  chip: (name) => `${name}: cambiar de persona o bloquear`,
  endsAt: (time) => `Termina ${time}`,
  endsSoon: (name, time) =>
    `La sesión de ${name} termina a las ${time}. Ingresar el PIN de nuevo para seguir.`,
  switchTitle: "Cambiar de persona",
  lock: "Bloquear la caja",
  close: "Cerrar",
  whoManages: "Quién autoriza",
  settle: {
    open: "Resolver con PIN",
    title: "Resolver con PIN",
    lead: "El aviso se apaga y queda escrito quién lo resolvió y qué se hizo. El pago mismo no cambia.",
    note: "Qué se hizo",
    noteHint: "Por ejemplo: se devolvió el dinero en efectivo.",
    noteMissing: "Escribir qué se hizo con este pago.",
    submit: "Resolver",
    submitting: "Resolviendo…",
  },
  unpair: {
    open: "Desvincular esta caja…",
    title: "Desvincular esta caja",
    lead: "La caja olvida su servidor y se puede vincular con cualquier otro. Sus ventas quedan guardadas aparte en este computador, y también en el servidor.",
    aftermath:
      "En el servidor la caja sigue en la lista hasta que quien administra Cobro la revoque.",
    submit: "Desvincular",
    submitting: "Desvinculando…",
  },
};

export const staffWordsEsMx: StaffWords = {
  ...staffWordsEsCl,
  unpair: {
    ...staffWordsEsCl.unpair,
    lead: "La caja olvida su servidor y se puede vincular con cualquier otro. Sus ventas quedan guardadas aparte en esta computadora, y también en el servidor.",
  },
};

export const staffWordsEn: StaffWords = {
  locked: "Till locked",
  choose: "Who is going to charge?",
  manager: "Manager",
  pinOf: (name) => `${name}'s PIN`,
  typed: (count) => (count === 1 ? "1 digit entered" : `${count} digits entered`),
  pinKeys: "PIN keypad",
  pinForm: "The PIN has 4 to 8 digits.",
  pinWait: (seconds) => `Several wrong PINs in a row. Try again in ${seconds} seconds.`,
  enter: "Sign in",
  entering: "Checking…",
  erase: "Remove a digit",
  anotherPerson: "Someone else",
  saleGoesOn: "The sale goes on. To do anything with it, sign in.",
  chip: (name) => `${name}: switch or lock`,
  endsAt: (time) => `Ends ${time}`,
  endsSoon: (name, time) => `${name}'s session ends at ${time}. Enter the PIN again to go on.`,
  switchTitle: "Switch person",
  lock: "Lock the till",
  close: "Close",
  whoManages: "Who authorises it",
  settle: {
    open: "Settle with a PIN",
    title: "Settle with a PIN",
    lead: "The alarm stops, and it stays on record who settled it and what was done. The payment itself does not change.",
    note: "What was done",
    noteHint: "For example: the money was given back in cash.",
    noteMissing: "Write what was done about this payment.",
    submit: "Settle",
    submitting: "Settling…",
  },
  unpair: {
    open: "Unpair this till…",
    title: "Unpair this till",
    lead: "The till forgets its server and can be paired with any other. Its sales are put aside on this computer, and the server keeps them too.",
    aftermath: "On the server the till stays listed until whoever administers Cobro revokes it.",
    submit: "Unpair",
    submitting: "Unpairing…",
  },
};
