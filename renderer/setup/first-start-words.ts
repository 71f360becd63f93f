import type { ProbeStepName, ProbeStepState } from "../../contract/relay-probe.ts";

interface ChoiceWords {
  readonly title: string;
  readonly what: string;
}

/** The words of the first start: which till this becomes, and what was found at the relay's address. */
export interface FirstStartWords {
  readonly title: string;
  readonly connect: ChoiceWords;
  readonly only: ChoiceWords;
  readonly practice: ChoiceWords;
  readonly opening: string;
  readonly scanHint: string;
  readonly back: string;
  readonly linkRead: (host: string) => string;
  readonly checks: string;
  readonly checking: string;
  readonly steps: Readonly<Record<ProbeStepName, string>>;
  readonly states: Readonly<Record<ProbeStepState, string>>;
  readonly found: string;
  readonly clockOff: (howFar: string, isBehind: boolean) => string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
  readonly times: (here: string, relay: string) => string;
  readonly certificateFor: (names: string) => string;
  readonly certificateFrom: (issuer: string) => string;
  readonly certificateLife: (from: string, to: string) => string;
  readonly alreadyPaired: {
    readonly title: string;
    readonly what: (store: string, host: string) => string;
    readonly done: string;
  };
  /** At the till that offers a pairing code to another computer. */
  readonly offer: {
    readonly stepLink: string;
    readonly copyLink: string;
    readonly qrLabel: string;
    readonly orType: string;
  };
}

export const firstStartEsCl: FirstStartWords = {
  title: "¿Qué será este computador?",
  connect: {
    title: "Una caja de la tienda",
    what: "La tienda ya tiene un servidor de Cobro: con su enlace, o con dirección y código.",
  },
  only: {
    title: "La única caja",
    what: "Sin servidor: este computador lo hace todo, con las claves de Fintoc de la tienda.",
  },
  practice: {
    title: "Practicar",
    what: "Sin cuenta y sin dinero: ventas de mentira con un banco simulado, ahora mismo.",
  },
  opening: "Abriendo…",
  scanHint: "Con un enlace: pegarlo aquí, o leer su QR con el lector de códigos.",
  back: "Volver",
  linkRead: (host) => `Enlace leído. Revisar que ${host} sea el servidor de la tienda, y vincular.`,
  checks: "Lo que se revisó",
  checking: "Revisando el servidor…",
  steps: {
    address: "Dirección",
    name: "Red",
    tls: "Conexión segura",
    relay: "Servidor",
    clock: "Hora",
  },
  states: { ok: "bien", warned: "con un aviso", failed: "mal", unknown: "sin revisar" },
  found: "El servidor responde y sirve para esta caja.",
  clockOff: (howFar, isBehind) =>
    `El reloj de este computador está ${howFar} ${isBehind ? "atrasado" : "adelantado"}. Se puede cobrar igual; conviene ponerlo en automático.`,
  minutes: (count) => (count === 1 ? "1 minuto" : `${count} minutos`),
  hours: (count) => (count === 1 ? "1 hora" : `${count} horas`),
  days: (count) => (count === 1 ? "1 día" : `${count} días`),
  times: (here, relay) => `Aquí: ${here} · En el servidor: ${relay}`,
  certificateFor: (names) => `El certificado es de: ${names}`,
  certificateFrom: (issuer) => `Lo firmó: ${issuer}`,
  certificateLife: (from, to) => `Vale del ${from} al ${to}`,
  alreadyPaired: {
    title: "Esta caja ya está vinculada",
    what: (store, host) =>
      `Se abrió un enlace para vincular con ${host}. Esta caja ya es de ${store} y sigue igual; el código del enlace no se usó.`,
    done: "Entendido",
  },
  offer: {
    stepLink: "En el equipo nuevo, abrir Cobro y leer este QR con el lector, o pegar el enlace:",
    copyLink: "Copiar el enlace",
    qrLabel: "QR con el enlace para vincular",
    orType: "O escribir allí la dirección del servidor y el código:",
  },
};

export const firstStartEsMx: FirstStartWords = {
  ...firstStartEsCl,
  title: "¿Qué será esta computadora?",
  only: {
    title: "La única caja",
    what: "Sin servidor: esta computadora lo hace todo, con las claves de Fintoc de la tienda.",
  },
  clockOff: (howFar, isBehind) =>
    `El reloj de esta computadora está ${howFar} ${isBehind ? "atrasado" : "adelantado"}. Se puede cobrar igual; conviene ponerlo en automático.`,
};

export const firstStartEn: FirstStartWords = {
  title: "What will this computer be?",
  connect: {
    title: "One of the shop's tills",
    what: "The shop has a Cobro server: with its link, or with an address and a code.",
  },
  only: {
    title: "The only till",
    what: "No server: this computer does it all, with the shop's own Fintoc keys.",
  },
  practice: {
    title: "Practise",
    what: "No account and no money: make-believe sales with a simulated bank, right now.",
  },
  opening: "Opening…",
  scanHint: "With a link: paste it here, or read its QR with the barcode scanner.",
  back: "Back",
  linkRead: (host) => `Link read. Check that ${host} is the shop's server, then pair.`,
  checks: "What was checked",
  checking: "Checking the server…",
  steps: {
    address: "Address",
    name: "Network",
    tls: "Certificate",
    relay: "Server",
    clock: "Time",
  },
  states: { ok: "good", warned: "with a warning", failed: "wrong", unknown: "not checked" },
  found: "The server answers and fits this till.",
  clockOff: (howFar, isBehind) =>
    `This computer's clock is ${howFar} ${isBehind ? "behind" : "ahead"}. Charging works all the same; better set it to automatic.`,
  minutes: (count) => (count === 1 ? "1 minute" : `${count} minutes`),
  hours: (count) => (count === 1 ? "1 hour" : `${count} hours`),
  days: (count) => (count === 1 ? "1 day" : `${count} days`),
  times: (here, relay) => `Here: ${here} · At the server: ${relay}`,
  certificateFor: (names) => `The certificate is for: ${names}`,
  certificateFrom: (issuer) => `Signed by: ${issuer}`,
  certificateLife: (from, to) => `Valid from ${from} to ${to}`,
  alreadyPaired: {
    title: "This till is paired already",
    what: (store, host) =>
      `A link to pair with ${host} was opened. This till belongs to ${store} and stays as it is; the link's code was not used.`,
    done: "All right",
  },
  offer: {
    stepLink:
      "At the new computer, open Cobro and read this QR with the scanner, or paste the link:",
    copyLink: "Copy the link",
    qrLabel: "QR with the link for pairing",
    orType: "Or type the server's address and the code there:",
  },
};
