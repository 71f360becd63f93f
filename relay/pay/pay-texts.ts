import type { PayView } from "./pay-view.ts";

export interface PayTexts {
  readonly title: string;
  readonly payTo: string;
  readonly pay: string;
  readonly opening: string;
  readonly busy: string;
  readonly waiting: string;
  readonly validUntil: (time: string) => string;
  readonly noScript: string;
  readonly testMode: string;
  readonly views: Readonly<Record<Exclude<PayView, "payable">, readonly [string, string]>>;
  readonly unknown: readonly [string, string];
}

const es: PayTexts = {
  title: "Pagar",
  payTo: "Pago a",
  pay: "Pagar desde mi banco",
  opening: "Abriendo su banco…",
  busy: "Un momento: el servicio está ocupado. Lo intentamos de nuevo…",
  waiting: "Esperando la confirmación del banco…",
  validUntil: (time) => `Puede pagar hasta las ${time}.`,
  noScript: "Para pagar, active JavaScript en su navegador.",
  testMode: "Modo de prueba: no se mueve dinero",
  views: {
    preparing: ["Preparando el pago", "Un momento, por favor."],
    confirming: ["El banco está confirmando", "No pague de nuevo. La caja le avisará."],
    paid: ["Pagado", "La tienda ya recibió la confirmación del banco."],
    cancelled: ["Pago cancelado", "La tienda canceló este cobro. No pague con este código."],
    expired: ["El código venció", "Pida en la caja un código nuevo."],
    not_paid: ["No se pagó", "No se completó el pago. Pida en la caja que cobren de nuevo."],
  },
  unknown: ["No encontramos este pago", "Revise el código o pida uno nuevo en la caja."],
};

const en: PayTexts = {
  title: "Pay",
  payTo: "Payment to",
  pay: "Pay from my bank",
  opening: "Opening your bank…",
  busy: "One moment: the service is busy. Trying again…",
  waiting: "Waiting for the bank's confirmation…",
  validUntil: (time) => `You can pay until ${time}.`,
  noScript: "To pay, please enable JavaScript in your browser.",
  testMode: "Test mode: no money moves",
  views: {
    preparing: ["Preparing the payment", "One moment, please."],
    confirming: ["The bank is confirming", "Do not pay again. The till will tell you."],
    paid: ["Paid", "The shop has received the bank's confirmation."],
    cancelled: ["Payment cancelled", "The shop cancelled it. Do not pay with this code."],
    expired: ["The code has expired", "Ask at the till for a new one."],
    not_paid: ["Not paid", "The payment was not completed. Ask at the till to charge again."],
  },
  unknown: ["We cannot find this payment", "Check the code, or ask at the till for a new one."],
};

/** Spanish, unless the browser asks for English before Spanish. */
export function payTextsFor(acceptLanguage: string | undefined): {
  readonly language: "es" | "en";
  readonly texts: PayTexts;
} {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((each) => {
      const [tag = "", ...parameters] = each.trim().split(";");
      const quality = parameters.map((text) => /^\s*q=([\d.]+)/u.exec(text)?.[1]).find(Boolean);
      return { tag: tag.toLowerCase().slice(0, 2), quality: Number(quality ?? 1) };
    })
    .toSorted((a, b) => b.quality - a.quality)
    .find(({ tag }) => tag === "es" || tag === "en");
  return wanted?.tag === "en" ? { language: "en", texts: en } : { language: "es", texts: es };
}
