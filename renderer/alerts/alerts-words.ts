import type { AlertOutcome } from "../../contract/alerts.ts";

/** The words of what is told outside the app. */
export interface AlertsWords {
  readonly title: string;
  readonly lead: string;
  readonly webhook: string;
  readonly webhookHint: string;
  readonly webhookHintHere: string;
  readonly emails: string;
  readonly emailsHint: string;
  readonly smtpMissing: string;
  readonly smtpMissingLead: string;
  readonly save: string;
  readonly saving: string;
  readonly discard: string;
  readonly saved: string;
  readonly unsaved: string;
  readonly secret: {
    readonly title: string;
    readonly lead: string;
    readonly copy: string;
    readonly copied: string;
    readonly done: string;
    readonly since: (when: string) => string;
    readonly renew: string;
    readonly renewQuestion: string;
    readonly renewYes: string;
    readonly renewing: string;
    readonly keep: string;
  };
  readonly test: {
    readonly send: string;
    readonly sending: string;
    readonly saveFirst: string;
    readonly waiting: string;
    readonly arrived: string;
    readonly failed: string;
  };
  readonly deliveries: {
    readonly title: string;
    readonly none: string;
    readonly more: string;
    readonly see: string;
    readonly seeSale: (sale: string) => string;
    readonly byWebhook: string;
    readonly delivered: string;
    readonly dropped: string;
    readonly failed: string;
    readonly sending: string;
    readonly next: (time: string) => string;
    readonly tries: (count: number) => string;
  };
  /** Where it is no sale's. */
  readonly testAlert: string;
  readonly outcomes: Readonly<Record<Exclude<AlertOutcome, "delivered">, string>>;
  readonly http: (status: string) => string;
  readonly otherOutcome: string;
}

export const alertsWordsEsCl: AlertsWords = {
  title: "Avisos fuera de la caja",
  lead: "Cuando una venta requiere una persona se avisa aquí, una sola vez y con un enlace. No sale ningún dato de quien pagó, salvo el nombre de su banco.",
  webhook: "Sistema propio (webhook)",
  webhookHint: "Una dirección que empieza con https://. Vacío: a ninguno.",
  webhookHintHere:
    "Una dirección que empieza con https://, o con http:// en el equipo del servidor. Vacío: a ninguno.",
  emails: "Correos",
  emailsHint: "Separados con comas, hasta diez. Vacío: a nadie.",
  smtpMissing: "El servidor no puede enviar correos todavía",
  smtpMissingLead:
    "Pedir a quien administra Cobro que configure el correo saliente (SMTP_URL y SMTP_FROM). Lo que se avise antes espera hasta un día.",
  save: "Guardar los avisos",
  saving: "Guardando…",
  discard: "Descartar",
  saved: "Guardado.",
  unsaved: "Hay cambios sin guardar.",
  secret: {
    title: "Clave del webhook",
    lead: "Con ella el sistema propio comprueba la firma de cada aviso. Se muestra solo esta vez: copiarla ahora.",
    copy: "Copiar la clave",
    copied: "Copiada",
    done: "Ya la guardé",
    since: (when) => `Clave hecha el ${when}.`,
    renew: "Clave nueva…",
    renewQuestion: "La clave anterior deja de firmar de inmediato.",
    renewYes: "Hacer una clave nueva",
    renewing: "Haciendo…",
    keep: "Dejar la que hay",
  },
  test: {
    send: "Enviar un aviso de prueba",
    sending: "Enviando…",
    saveFirst: "Guardar antes de probar.",
    waiting: "Esperando la respuesta…",
    arrived: "La prueba llegó a todos.",
    failed: "La prueba no llegó a todos:",
  },
  deliveries: {
    title: "Últimos avisos",
    none: "Todavía no se ha avisado nada.",
    more: "Ver todos",
    see: "Ver la venta",
    seeSale: (sale) => `Ver la venta: ${sale}`,
    byWebhook: "Sistema propio",
    delivered: "Entregado",
    dropped: "No se envió",
    failed: "No se pudo entregar",
    sending: "Enviando",
    next: (time) => `Se intenta de nuevo a las ${time}`,
    tries: (count) => (count === 1 ? "1 intento" : `${count} intentos`),
  },
  testAlert: "Aviso de prueba",
  outcomes: {
    settled: "Ya se había resuelto.",
    channel_removed: "Se quitó de los avisos.",
    timeout: "No respondió a tiempo.",
    unreachable: "No se pudo conectar. Revisar que el sistema esté encendido.",
    name_unknown: "Nadie responde a ese nombre. Revisar la dirección.",
    certificate_invalid: "Su certificado no es válido. Avisar a quien administra ese sistema.",
    redirected: "Mandó a otra dirección y no se sigue. Escribir la dirección final.",
    address_refused:
      "La dirección es de una red interna y el servidor no la permite. Avisar a quien administra Cobro.",
    smtp_missing: "El servidor no tiene correo saliente.",
    smtp_login_refused: "El correo saliente no acepta la clave. Avisar a quien administra Cobro.",
    smtp_refused: "El correo fue rechazado. Revisar que la dirección exista.",
    smtp_unreachable: "El correo saliente no responde. Avisar a quien administra Cobro.",
  },
  http: (status) => `Respondió con el error ${status}.`,
  otherOutcome: "No se pudo entregar.",
};

export const alertsWordsEsMx: AlertsWords = {
  ...alertsWordsEsCl,
  webhookHintHere:
    "Una dirección que empieza con https://, o con http:// en la computadora del servidor. Vacío: a ninguno.",
  outcomes: {
    ...alertsWordsEsCl.outcomes,
    smtp_login_refused:
      "El correo saliente no acepta la contraseña. Avisar a quien administra Cobro.",
  },
};

export const alertsWordsEn: AlertsWords = {
  title: "Alerts outside the till",
  lead: "When a sale needs a person it is told here, once, with a link. Nothing of the payer is sent but their bank's name.",
  webhook: "A system of yours (webhook)",
  webhookHint: "An address that begins with https://. Empty: none.",
  webhookHintHere:
    "An address that begins with https://, or with http:// on the server's own computer. Empty: none.",
  emails: "E-mails",
  emailsHint: "Separated by commas, ten at most. Empty: nobody.",
  smtpMissing: "The server cannot send e-mail yet",
  smtpMissingLead:
    "Ask whoever administers Cobro to set up outgoing mail (SMTP_URL and SMTP_FROM). What is told before waits for up to a day.",
  save: "Save the alerts",
  saving: "Saving…",
  discard: "Discard",
  saved: "Saved.",
  unsaved: "There are changes that are not saved.",
  secret: {
    title: "The webhook's secret",
    lead: "With it your system checks each alert's signature. It is shown this once: copy it now.",
    copy: "Copy the secret",
    copied: "Copied",
    done: "I have kept it",
    since: (when) => `Secret made on ${when}.`,
    renew: "New secret…",
    renewQuestion: "The secret before stops signing at once.",
    renewYes: "Make a new secret",
    renewing: "Making…",
    keep: "Keep the present one",
  },
  test: {
    send: "Send a test alert",
    sending: "Sending…",
    saveFirst: "Save before testing.",
    waiting: "Waiting for the answer…",
    arrived: "The test arrived everywhere.",
    failed: "The test did not arrive everywhere:",
  },
  deliveries: {
    title: "Last alerts",
    none: "Nothing has been told yet.",
    more: "See all",
    see: "See the sale",
    seeSale: (sale) => `See the sale: ${sale}`,
    byWebhook: "Your system",
    delivered: "Delivered",
    dropped: "Not sent",
    failed: "Could not be delivered",
    sending: "Sending",
    next: (time) => `Tried again at ${time}`,
    tries: (count) => (count === 1 ? "1 try" : `${count} tries`),
  },
  testAlert: "Test alert",
  outcomes: {
    settled: "It had been settled already.",
    channel_removed: "It was taken off the alerts.",
    timeout: "It did not answer in time.",
    unreachable: "No connection could be made. See that the system is running.",
    name_unknown: "Nobody answers to that name. Check the address.",
    certificate_invalid: "Its certificate is not valid. Tell whoever administers that system.",
    redirected: "It pointed to another address, which is not followed. Type the final address.",
    address_refused:
      "The address is of an internal network and the server does not allow it. Tell whoever administers Cobro.",
    smtp_missing: "The server has no outgoing mail.",
    smtp_login_refused:
      "The outgoing mail server refuses the login. Tell whoever administers Cobro.",
    smtp_refused: "The e-mail was refused. See that the address exists.",
    smtp_unreachable: "The outgoing mail server does not answer. Tell whoever administers Cobro.",
  },
  http: (status) => `It answered with error ${status}.`,
  otherOutcome: "It could not be delivered.",
};
