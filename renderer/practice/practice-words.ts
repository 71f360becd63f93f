import type { Locale } from "../../contract/money.ts";
import type { PracticeOutcome } from "../../contract/practice.ts";

/** Every word of practice mode. */
export interface PracticeWords {
  /** Across every screen. */
  readonly mark: string;
  readonly telling: string;
  readonly pins: (people: string) => string;
  readonly leave: string;
  readonly leaving: string;
  readonly more: string;
  readonly close: string;
  readonly staff: { readonly title: string; readonly body: string; readonly act: string };
  readonly anew: { readonly title: string; readonly body: string; readonly act: string };
  /** In the place of the green's own word. */
  readonly paid: string;
  readonly paidTelling: string;
  /** What the customer's display says of a practised success. */
  readonly display: { readonly title: string; readonly body: string };
  /** Before every sentence of the voice. */
  readonly spoken: string;
  readonly panel: {
    readonly title: string;
    readonly body: string;
    readonly confirming: string;
    readonly open: string;
    readonly outcomes: Readonly<Record<PracticeOutcome, string>>;
  };
  readonly enter: {
    readonly title: string;
    readonly body: string;
    readonly act: string;
    readonly busy: string;
  };
}

const es: PracticeWords = {
  mark: "PRÁCTICA",
  telling: "Banco simulado. Nada de esto vale.",
  pins: (people) => `PIN: ${people}`,
  leave: "Salir de la práctica",
  leaving: "Saliendo…",
  more: "Opciones",
  close: "Cerrar",
  staff: {
    title: "Practicar con personal",
    body: "Ana (caja) y Luz (encargada) entran con su PIN. Así también se practica el día de la encargada: lista, devoluciones y cierre. Los PIN quedan a la vista arriba.",
    act: "Que trabajen Ana y Luz",
  },
  anew: {
    title: "Empezar de nuevo",
    body: "Borra todas las ventas de práctica. Las ventas reales no se tocan.",
    act: "Borrar y empezar",
  },
  paid: "PRÁCTICA",
  paidTelling: "No entregue nada: esto no es un pago. En una venta real, la pantalla es verde.",
  display: { title: "PRÁCTICA", body: "Así se vería un pago. No es una venta." },
  spoken: "Práctica.",
  panel: {
    title: "Ahora haga de cliente",
    body: "Aquí el cliente vería el código QR. Pague en el banco simulado, o elija cómo termina:",
    confirming: "El banco tardó en responder. Elija qué dice:",
    open: "Pagar como el cliente",
    outcomes: {
      approve: "Paga",
      reject: "No autoriza",
      fail: "Falla el banco",
      unsure: "El banco tarda",
      confirm: "Sí llegó el pago",
      deny: "No llegó",
    },
  },
  enter: {
    title: "¿Quiere probar primero?",
    body: "Venda con un banco simulado, sin cuenta y sin dinero.",
    act: "Practicar",
    busy: "Preparando…",
  },
};

const en: PracticeWords = {
  mark: "PRACTICE",
  telling: "Simulated bank. None of this is real.",
  pins: (people) => `PINs: ${people}`,
  leave: "Leave practice",
  leaving: "Leaving…",
  more: "Options",
  close: "Close",
  staff: {
    title: "Practise with staff",
    body: "Ana (cashier) and Luz (manager) sign in with their PINs, so that the manager's day can be practised too: list, refunds and closing. The PINs stay in sight above.",
    act: "Let Ana and Luz work",
  },
  anew: {
    title: "Begin anew",
    body: "Erases every practice sale. Real sales are not touched.",
    act: "Erase and begin",
  },
  paid: "PRACTICE",
  paidTelling: "Hand nothing over: this is no payment. In a real sale the screen is green.",
  display: { title: "PRACTICE", body: "This is how a payment would look. It is no sale." },
  spoken: "Practice.",
  panel: {
    title: "Now play the customer",
    body: "Here the customer would see the QR code. Pay at the simulated bank, or choose how it ends:",
    confirming: "The bank took its time. Choose what it says:",
    open: "Pay as the customer",
    outcomes: {
      approve: "Pays",
      reject: "Does not authorise",
      fail: "The bank fails",
      unsure: "The bank is slow",
      confirm: "The money arrived",
      deny: "It did not",
    },
  },
  enter: {
    title: "Want to try it first?",
    body: "Sell with a simulated bank, without an account and without money.",
    act: "Practise",
    busy: "Preparing…",
  },
};

export const practiceWords: Readonly<Record<Locale, PracticeWords>> = {
  "es-CL": es,
  "es-MX": es,
  en,
};
