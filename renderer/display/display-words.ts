import type { Locale } from "../../contract/money.ts";

/** A heading, and what the customer does next. */
interface Said {
  readonly title: string;
  readonly body: string;
}

/** Every word of the customer's display; its bundle carries no other ones. */
export interface DisplayWords {
  readonly idle: string;
  readonly test: string;
  readonly testTelling: string;
  readonly toPay: string;
  readonly qrLabel: (amount: string) => string;
  readonly scan: Said;
  readonly atBank: Said;
  readonly timeLeft: (figures: string) => string;
  readonly expires: (minutes: number) => string;
  readonly preparing: Said;
  readonly confirming: Said;
  readonly paid: Said;
  readonly notPaid: Said;
  readonly askCashier: Said;
  readonly lost: Said;
}

const esCl: DisplayWords = {
  idle: "Aquí puede pagar desde su banco",
  test: "PRUEBA",
  testTelling: "Modo de prueba: no se mueve dinero real",
  toPay: "Total a pagar",
  qrLabel: (amount) => `Código QR para pagar ${amount}`,
  scan: {
    title: "Escanee y pague",
    body: "Apunte la cámara de su teléfono al código y pague desde su banco.",
  },
  atBank: {
    title: "Siga en su teléfono",
    body: "Autorice el pago en su banco. Esta pantalla le avisará cuando esté confirmado.",
  },
  timeLeft: (figures) => `Quedan ${figures}`,
  expires: (minutes) =>
    minutes === 1 ? "El código vence en 1 minuto" : `El código vence en ${minutes} minutos`,
  preparing: { title: "Un momento, por favor", body: "Estamos preparando su código." },
  confirming: {
    title: "Esperando a su banco",
    body: "Estamos esperando la confirmación. No vuelva a pagar.",
  },
  paid: { title: "Pagado", body: "Su pago fue confirmado. ¡Muchas gracias!" },
  notPaid: {
    title: "Este pago no se realizó",
    body: "Si quiere intentarlo de nuevo, avise en la caja.",
  },
  askCashier: {
    title: "Consulte en la caja",
    body: "La persona que le atiende le dirá cómo seguir. No vuelva a pagar por ahora.",
  },
  lost: { title: "Un momento, por favor", body: "La persona que le atiende le dirá cómo seguir." },
};

/** Mexico's words where they differ from Chile's. */
const esMx: DisplayWords = {
  ...esCl,
  scan: {
    title: "Escanee y pague",
    body: "Apunte la cámara de su celular al código y pague desde su banco.",
  },
  atBank: {
    title: "Siga en su celular",
    body: "Autorice el pago en su banco. Esta pantalla le avisará cuando esté confirmado.",
  },
};

const en: DisplayWords = {
  idle: "You can pay from your bank here",
  test: "TEST",
  testTelling: "Test mode: no real money moves",
  toPay: "Total to pay",
  qrLabel: (amount) => `QR code to pay ${amount}`,
  scan: {
    title: "Scan and pay",
    body: "Point your phone's camera at the code and pay from your bank.",
  },
  atBank: {
    title: "Continue on your phone",
    body: "Authorise the payment at your bank. This screen tells you when it is confirmed.",
  },
  timeLeft: (figures) => `${figures} left`,
  expires: (minutes) =>
    minutes === 1 ? "The code expires in 1 minute" : `The code expires in ${minutes} minutes`,
  preparing: { title: "One moment, please", body: "We are preparing your code." },
  confirming: {
    title: "Waiting for your bank",
    body: "We are waiting for its confirmation. Please do not pay again.",
  },
  paid: { title: "Paid", body: "Your payment is confirmed. Thank you!" },
  notPaid: {
    title: "This payment was not made",
    body: "If you would like to try again, please tell the cashier.",
  },
  askCashier: {
    title: "Please ask the cashier",
    body: "The person who serves you will tell you what to do. Please do not pay again for now.",
  },
  lost: {
    title: "One moment, please",
    body: "The person who serves you will tell you what to do.",
  },
};

export const displayWords: Readonly<Record<Locale, DisplayWords>> = {
  "es-CL": esCl,
  "es-MX": esMx,
  en,
};
