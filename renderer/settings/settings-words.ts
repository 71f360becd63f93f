export interface SettingsWords {
  readonly title: string;
  readonly close: string;
  readonly sections: {
    readonly look: string;
    readonly sound: string;
    readonly printer: string;
    readonly display: string;
    readonly lock: string;
    readonly till: string;
    readonly diagnosis: string;
  };
  readonly language: string;
  readonly theme: string;
  readonly themes: { readonly system: string; readonly light: string; readonly dark: string };
  readonly sound: {
    readonly volume: string;
    readonly silent: string;
    readonly voice: string;
    readonly voiceHelp: string;
    readonly voiceFound: (name: string) => string;
    readonly voiceMissing: string;
    readonly test: string;
    readonly testPaid: string;
    readonly testNotPaid: string;
    readonly testAside: string;
    readonly testAlarm: string;
    readonly testVoice: string;
    readonly testSilent: string;
    readonly testFailed: string;
  };
  readonly printer: {
    readonly kind: string;
    readonly kinds: { readonly none: string; readonly system: string; readonly network: string };
    readonly noneHelp: string;
    readonly systemPrinters: string;
    readonly looking: string;
    readonly systemNone: string;
    readonly again: string;
    readonly gone: (name: string) => string;
    readonly host: string;
    readonly hostHint: string;
    readonly hostFault: string;
    readonly port: string;
    readonly portFault: string;
    readonly paper: string;
    readonly kept: (printer: string) => string;
    readonly keptNone: string;
    readonly automatic: string;
    readonly automaticHelp: string;
    readonly test: string;
    readonly testing: string;
    readonly tested: (time: string) => string;
  };
  readonly display: {
    readonly choice: string;
    readonly none: string;
    readonly gone: string;
    readonly goneHelp: string;
    /** The chosen screen is the one on which the cashier works. */
    readonly coveredHelp: string;
    readonly help: string;
    readonly onlyOne: string;
  };
  readonly lock: {
    readonly choice: string;
    readonly minutes: (count: number) => string;
    readonly never: string;
    readonly help: string;
  };
  readonly relay: string;
  readonly store: string;
  readonly till: string;
  readonly mode: string;
  readonly modes: { readonly test: string; readonly live: string; readonly unknown: string };
  readonly currency: string;
  readonly timeZone: string;
  readonly version: string;
  readonly relayHelp: string;
}

export const settingsEsCl: SettingsWords = {
  title: "Ajustes",
  close: "Cerrar",
  sections: {
    look: "Idioma y apariencia",
    sound: "Sonido y voz",
    printer: "Impresora",
    display: "Pantalla del cliente",
    lock: "Bloqueo",
    till: "Esta caja",
    diagnosis: "Diagnóstico",
  },
  language: "Idioma",
  theme: "Apariencia",
  themes: { system: "Del sistema", light: "Clara", dark: "Oscura" },
  sound: {
    volume: "Volumen",
    silent: "En silencio: los avisos se ven, pero no se oyen.",
    voice: "Decir el monto en voz alta",
    voiceHelp: "Al llegar un pago: «Pago recibido: doce mil novecientos noventa pesos».",
    voiceFound: (name) => `Habla la voz ${name}.`,
    voiceMissing:
      "Este computador no tiene una voz en este idioma: se oirá solo el sonido. Se agrega en los ajustes de idioma del sistema.",
    test: "Probar",
    testPaid: "Pagado",
    testNotPaid: "No pagado",
    testAside: "Venta en espera",
    testAlarm: "Alarma",
    testVoice: "Voz",
    testSilent: "El volumen está en cero: no se oye nada.",
    testFailed: "Este computador no pudo reproducir el sonido. Revisar los parlantes.",
  },
  printer: {
    kind: "Los comprobantes se imprimen en",
    kinds: { none: "Ninguna", system: "De este computador", network: "De la red" },
    noneHelp: "Los comprobantes se pueden guardar como PDF.",
    systemPrinters: "Impresoras de este computador",
    looking: "Buscando impresoras…",
    systemNone: "Este computador no tiene impresoras. Se agregan en los ajustes del sistema.",
    again: "Buscar de nuevo",
    gone: (name) => `${name} (no está ahora)`,
    host: "Dirección de la impresora",
    hostHint: "Por ejemplo: 192.168.1.50",
    hostFault: "Escribir la dirección de la impresora, sin espacios. Por ejemplo: 192.168.1.50",
    port: "Puerto",
    portFault: "El puerto es un número del 1 al 65535; casi siempre 9100.",
    paper: "Ancho del papel",
    kept: (printer) => `Se imprime en ${printer}.`,
    keptNone: "Todavía no hay una impresora elegida.",
    automatic: "Imprimir comprobante automáticamente",
    automaticHelp: "Al confirmarse cada pago, sin pedirlo.",
    test: "Imprimir prueba",
    testing: "Imprimiendo…",
    tested: (time) => `Prueba enviada a las ${time}.`,
  },
  display: {
    choice: "Mostrar el QR y el monto al cliente en",
    none: "Ninguna pantalla",
    gone: "Una pantalla que no está conectada",
    goneHelp: "Se usará en cuanto se vuelva a conectar.",
    coveredHelp:
      "La ventana de la caja está ahora en esa pantalla. Moverla a otra para que el cliente vea la suya.",
    help: "El cliente ve el monto, el QR y el resultado de su venta, y nada más.",
    onlyOne:
      "Este computador tiene una sola pantalla. Al conectar otra aparecerá aquí, para mostrar al cliente el QR y el monto.",
  },
  lock: {
    choice: "Bloquear la caja si nadie la usa durante",
    minutes: (count) => `${count} min`,
    never: "Nunca",
    help: "Se desbloquea con el PIN. Las ventas abiertas siguen a la vista.",
  },
  relay: "Servidor",
  store: "Tienda",
  till: "Caja",
  mode: "Modo",
  modes: { test: "Prueba: no se mueve dinero", live: "Real", unknown: "Aún no se sabe" },
  currency: "Moneda",
  timeZone: "Zona horaria",
  version: "Versión de Cobro",
  relayHelp: "Si este servidor no es el de la tienda, no cobrar y avisar.",
};

/** Mexico's words where they differ from Chile's. */
export const settingsEsMx: SettingsWords = {
  ...settingsEsCl,
  sound: {
    ...settingsEsCl.sound,
    voiceHelp: "Al llegar un pago: «Pago recibido: doscientos cincuenta pesos».",
    voiceMissing:
      "Esta computadora no tiene una voz en este idioma: se oirá solo el sonido. Se agrega en la configuración de idioma del sistema.",
    testFailed: "Esta computadora no pudo reproducir el sonido. Revisar las bocinas.",
  },
  printer: {
    ...settingsEsCl.printer,
    kinds: { ...settingsEsCl.printer.kinds, system: "De esta computadora" },
    systemPrinters: "Impresoras de esta computadora",
    systemNone: "Esta computadora no tiene impresoras. Se agregan en la configuración del sistema.",
  },
  display: {
    ...settingsEsCl.display,
    onlyOne:
      "Esta computadora tiene una sola pantalla. Al conectar otra aparecerá aquí, para mostrar al cliente el QR y el monto.",
  },
};

export const settingsEn: SettingsWords = {
  title: "Settings",
  close: "Close",
  sections: {
    look: "Language and appearance",
    sound: "Sound and voice",
    printer: "Printer",
    display: "Customer display",
    lock: "Locking",
    till: "This till",
    diagnosis: "Diagnosis",
  },
  language: "Language",
  theme: "Appearance",
  themes: { system: "System", light: "Light", dark: "Dark" },
  sound: {
    volume: "Volume",
    silent: "Silent: everything is shown, nothing is heard.",
    voice: "Say the amount aloud",
    voiceHelp: "When a payment arrives: “Payment received: two hundred and fifty pesos”.",
    voiceFound: (name) => `The voice is ${name}.`,
    voiceMissing:
      "This computer has no voice in this language: the sound is heard alone. One can be added in the system's language settings.",
    test: "Try",
    testPaid: "Paid",
    testNotPaid: "Not paid",
    testAside: "Sale set aside",
    testAlarm: "Alarm",
    testVoice: "Voice",
    testSilent: "The volume is zero: nothing is heard.",
    testFailed: "This computer could not play the sound. Check its speakers.",
  },
  printer: {
    kind: "Receipts are printed on",
    kinds: { none: "None", system: "This computer's", network: "On the network" },
    noneHelp: "Receipts can be saved as a PDF.",
    systemPrinters: "This computer's printers",
    looking: "Looking for printers…",
    systemNone: "This computer has no printers. They are added in the system's settings.",
    again: "Look again",
    gone: (name) => `${name} (not there now)`,
    host: "Printer address",
    hostHint: "For example: 192.168.1.50",
    hostFault: "Enter the printer's address, without spaces. For example: 192.168.1.50",
    port: "Port",
    portFault: "The port is a number from 1 to 65535; usually 9100.",
    paper: "Paper width",
    kept: (printer) => `Printing on ${printer}.`,
    keptNone: "No printer has been chosen yet.",
    automatic: "Print receipts automatically",
    automaticHelp: "As soon as a payment is confirmed, without being asked.",
    test: "Print a test",
    testing: "Printing…",
    tested: (time) => `Test sent at ${time}.`,
  },
  display: {
    choice: "Show the QR and the amount to the customer on",
    none: "No screen",
    gone: "A screen that is not connected",
    goneHelp: "It is used as soon as it is connected again.",
    coveredHelp:
      "The till's own window is on that screen now. Move it to another one, so that the customer sees theirs.",
    help: "The customer sees the amount, the QR and how the sale ended, and nothing else.",
    onlyOne:
      "This computer has one screen only. Another one will appear here when it is connected, to show the customer the QR and the amount.",
  },
  lock: {
    choice: "Lock the till when nobody uses it for",
    minutes: (count) => `${count} min`,
    never: "Never",
    help: "The PIN unlocks it. Open sales stay in sight.",
  },
  relay: "Server",
  store: "Store",
  till: "Till",
  mode: "Mode",
  modes: { test: "Test: no money moves", live: "Live", unknown: "Not known yet" },
  currency: "Currency",
  timeZone: "Time zone",
  version: "Cobro version",
  relayHelp: "If this is not the store's server, do not charge, and tell someone.",
};
