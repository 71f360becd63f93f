import type { Attention } from "../../contract/payment-intent.ts";

/** The words of charging: tip, quick amounts, what we know and how, help at the QR, tray, alarm. */
export interface ChargeWords {
  readonly tip: {
    readonly legend: string;
    readonly none: string;
    readonly percent: (percent: number) => string;
    readonly free: string;
    /** Below the total. */
    readonly included: (tip: string) => string;
    readonly typing: (tip: string) => string;
  };
  readonly quickAmounts: string;
  readonly decimalSign: string;
  /** How and when what is shown was learned. */
  readonly learned: {
    readonly webhook: (time: string) => string;
    readonly fetch: (time: string) => string;
    readonly creation: (time: string) => string;
    readonly till: (time: string) => string;
    readonly relay: (time: string) => string;
    readonly cancelled: (time: string) => string;
    readonly asked: (time: string) => string;
    readonly server: (time: string) => string;
    /** Without a moment: the sale never became one. */
    readonly refused: string;
    readonly neverSent: string;
  };
  readonly help: {
    readonly open: string;
    readonly title: string;
    readonly typeLink: string;
    readonly copy: string;
    readonly copied: string;
    readonly print: string;
    readonly printed: string;
    readonly counter: string;
    readonly back: string;
  };
  readonly payPage: {
    readonly title: string;
    readonly close: string;
  };
  /** What it means to charge the same once more while the first could still be paid. */
  readonly againRisk: {
    readonly cancelled: string;
    readonly open: string;
    readonly confirming: string;
    readonly unresolved: string;
  };
  /** What to do now about what needs a person; the whole of it stands at the sale. */
  readonly alarm: Readonly<Record<Attention, string>>;
  readonly tray: {
    readonly news: string;
    readonly waiting: string;
    readonly seen: string;
    /** "Visto: $34.500, Mesa 7" */
    readonly seenWhich: (which: string) => string;
    readonly look: string;
    readonly more: (count: number) => string;
  };
}

export const chargeEsCl: ChargeWords = {
  tip: {
    legend: "Propina",
    none: "Sin",
    percent: (percent) => `${String(percent).replace(".", ",")} %`,
    free: "Otra",
    included: (tip) => `incluye propina ${tip}`,
    typing: (tip) => `Propina ${tip}: las cifras van a la propina`,
  },
  quickAmounts: "Montos rápidos",
  decimalSign: "Decimales",
  learned: {
    webhook: (time) => `avisado por el banco ${time}`,
    fetch: (time) => `consultado ${time}`,
    creation: (time) => `según Fintoc ${time}`,
    till: (time) => `anotado en esta caja ${time}`,
    relay: (time) => `por el plazo del QR ${time}`,
    cancelled: (time) => `cancelada en esta caja ${time}`,
    asked: (time) => `pedido al servidor ${time}`,
    server: (time) => `según el servidor ${time}`,
    refused: "respondido por el servidor",
    neverSent: "nunca salió de esta caja",
  },
  help: {
    open: "El cliente no puede escanear",
    title: "El cliente no puede escanear",
    typeLink: "Escribir esta dirección en el navegador del teléfono:",
    copy: "Copiar enlace",
    copied: "Enlace copiado.",
    print: "Imprimir enlace",
    printed: "Enlace impreso.",
    counter: "Pagar en la pantalla del mostrador",
    back: "Volver",
  },
  payPage: {
    title: "El cliente paga en esta pantalla",
    close: "Cerrar página",
  },
  againRisk: {
    cancelled:
      "La venta cancelada aún podría pagarse, y el cliente pagaría dos veces. Preguntarle antes si alcanzó a autorizar.",
    open: "La primera se cancela y su página se cierra. Si el cliente ya autorizó, pagaría dos veces: preguntarle antes.",
    confirming:
      "El cliente ya autorizó y su banco aún no responde: pagaría dos veces. Es mejor esperar y seguir con otra venta.",
    unresolved:
      "El dinero de la primera pudo haberse movido, y el cliente pagaría dos veces. Revisar antes la cartola del banco.",
  },
  alarm: {
    amount_mismatch: "No entregar todavía: avisar a la persona encargada.",
    paid_after_cancel:
      "Llegó el dinero. Avisar a la persona encargada antes de entregar o de cobrar de nuevo.",
    paid_after_final:
      "Llegó el dinero. Avisar a la persona encargada antes de entregar o de cobrar de nuevo.",
    contradiction: "No entregar todavía: avisar a la persona encargada.",
    unresolved: "El dinero pudo haberse movido: avisar a la persona encargada.",
    refund_failed: "El cliente no recibió la devolución: avisar a la persona encargada.",
  },
  tray: {
    news: "Novedades",
    waiting: "En espera",
    seen: "Visto",
    seenWhich: (which) => `Visto: ${which}`,
    look: "Ver",
    more: (count) => `y ${count} más`,
  },
};

export const chargeEsMx: ChargeWords = {
  ...chargeEsCl,
  tip: { ...chargeEsCl.tip, percent: (percent) => `${percent} %` },
  help: {
    ...chargeEsCl.help,
    typeLink: "Escribir esta dirección en el navegador del celular:",
  },
  againRisk: {
    ...chargeEsCl.againRisk,
    unresolved:
      "El dinero de la primera pudo haberse movido, y el cliente pagaría dos veces. Revisar antes el estado de cuenta.",
  },
};

export const chargeEn: ChargeWords = {
  tip: {
    legend: "Tip",
    none: "None",
    percent: (percent) => `${percent}%`,
    free: "Other",
    included: (tip) => `includes a tip of ${tip}`,
    typing: (tip) => `Tip ${tip}: the digits go to the tip`,
  },
  quickAmounts: "Quick amounts",
  decimalSign: "Decimals",
  learned: {
    webhook: (time) => `told by the bank at ${time}`,
    fetch: (time) => `asked at ${time}`,
    creation: (time) => `from Fintoc at ${time}`,
    till: (time) => `noted at this till at ${time}`,
    relay: (time) => `by the QR's time limit at ${time}`,
    cancelled: (time) => `cancelled at this till at ${time}`,
    asked: (time) => `sent to the server at ${time}`,
    server: (time) => `by the server's word at ${time}`,
    refused: "answered by the server",
    neverSent: "it never left this till",
  },
  help: {
    open: "The customer cannot scan",
    title: "The customer cannot scan",
    typeLink: "Type this address into the phone's browser:",
    copy: "Copy link",
    copied: "Link copied.",
    print: "Print link",
    printed: "Link printed.",
    counter: "Pay on the counter's screen",
    back: "Back",
  },
  payPage: {
    title: "The customer pays on this screen",
    close: "Close page",
  },
  againRisk: {
    cancelled:
      "The cancelled sale could still be paid, and the customer would pay twice. Ask them first whether they had authorised it.",
    open: "The first one is cancelled and its page closes. If the customer has already authorised it they would pay twice: ask them first.",
    confirming:
      "The customer has authorised and their bank has not answered yet: they would pay twice. Better to wait, and go on with another sale.",
    unresolved:
      "The first one's money may have moved, and the customer would pay twice. Look at the bank statement first.",
  },
  alarm: {
    amount_mismatch: "Hand nothing over yet: call the manager.",
    paid_after_cancel: "The money is here. Call the manager before handing over or charging again.",
    paid_after_final: "The money is here. Call the manager before handing over or charging again.",
    contradiction: "Hand nothing over yet: call the manager.",
    unresolved: "The money may have moved: call the manager.",
    refund_failed: "The customer has not got the refund: call the manager.",
  },
  tray: {
    news: "News",
    waiting: "Set aside",
    seen: "Seen",
    seenWhich: (which) => `Seen: ${which}`,
    look: "See",
    more: (count) => `and ${count} more`,
  },
};
