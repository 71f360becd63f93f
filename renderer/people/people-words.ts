/** What a change was, from how it was told to the words about it. */
interface ChangeParts {
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}
type ChangeWords = (parts: ChangeParts) => string;

/** The words of staff, tills, and the record of who changed what. */
export interface PeopleWords {
  readonly close: string;
  readonly back: string;
  readonly save: string;
  readonly saving: string;
  readonly staff: {
    readonly title: string;
    readonly lead: string;
    readonly none: string;
    readonly add: string;
    readonly change: (name: string) => string;
    readonly name: string;
    readonly nameHint: string;
    readonly role: string;
    readonly roles: { readonly cashier: string; readonly manager: string };
    readonly roleHelp: { readonly cashier: string; readonly manager: string };
    readonly you: string;
    readonly pinNew: string;
    readonly pinAgain: string;
    readonly pinNext: string;
    readonly pinDiffers: string;
    readonly pinEasy: string;
    readonly pinChange: string;
    readonly pinTitle: (name: string) => string;
    readonly pinLead: (name: string) => string;
    readonly pinSave: string;
    readonly remove: (name: string) => string;
    readonly removeTitle: (name: string) => string;
    readonly removeLead: (name: string) => string;
    readonly removing: string;
    readonly added: (name: string) => string;
    readonly changed: (name: string) => string;
    readonly removed: (name: string) => string;
  };
  readonly tills: {
    readonly title: string;
    readonly lead: string;
    readonly add: string;
    readonly change: (name: string) => string;
    readonly name: string;
    readonly nameHint: string;
    readonly here: string;
    readonly seenNow: string;
    readonly seen: (ago: string) => string;
    readonly never: string;
    readonly codeUntil: (time: string) => string;
    readonly revoked: (date: string) => string;
    readonly openSales: (count: number, amount: string) => string;
    readonly follow: string;
    readonly makeCode: string;
    readonly newComputer: string;
    readonly newComputerLead: (name: string) => string;
    readonly firstComputerLead: (name: string) => string;
    readonly codeTitle: (name: string) => string;
    readonly expiresIn: (figures: string) => string;
    readonly expired: string;
    readonly again: string;
    readonly copy: string;
    readonly copied: string;
    readonly stepAddress: string;
    readonly stepCode: string;
    readonly paired: (name: string) => string;
    readonly revoke: string;
    readonly revokeTitle: (name: string) => string;
    readonly revokeLead: (name: string) => string;
    readonly revokeOpen: (sales: string) => string;
    readonly revokeHere: string;
    readonly revoking: string;
    readonly done: string;
    readonly wasRenamed: (name: string) => string;
    readonly wasRevoked: (name: string) => string;
  };
  readonly changes: {
    readonly title: string;
    readonly none: string;
    readonly more: string;
    readonly installer: string;
    readonly nothing: string;
    readonly kinds: Readonly<Record<string, ChangeWords>>;
    readonly other: string;
  };
}

export const peopleWordsEsCl: PeopleWords = {
  close: "Cerrar",
  back: "Volver",
  save: "Guardar",
  saving: "Guardando…",
  staff: {
    title: "Personas",
    lead: "Quien cobra entra con su PIN. Quien es persona encargada abre además estas pantallas.",
    none: "Todavía no hay nadie.",
    add: "Agregar persona",
    change: (name) => `Cambiar a ${name}`,
    name: "Nombre",
    nameHint: "Como se verá en la pantalla de bloqueo.",
    role: "Qué hace",
    roles: { cashier: "Cobra", manager: "Persona encargada" },
    roleHelp: {
      cashier: "Cobra y ve las ventas de la caja.",
      manager: "Cobra, ve toda la tienda, reembolsa y cambia personas, cajas y ajustes.",
    },
    you: "usted",
    pinNew: "PIN nuevo",
    pinAgain: "El mismo PIN otra vez",
    pinNext: "Seguir",
    pinDiffers: "Los dos PIN no son iguales. Escribirlo de nuevo.",
    pinEasy: "Fácil de adivinar; mejor otro.",
    pinChange: "Cambiar el PIN…",
    pinTitle: (name) => `PIN nuevo de ${name}`,
    pinLead: (name) =>
      `El PIN anterior de ${name} deja de valer y su sesión termina en todas las cajas.`,
    pinSave: "Guardar el PIN",
    remove: (name) => `Quitar a ${name}…`,
    removeTitle: (name) => `Quitar a ${name}`,
    removeLead: (name) =>
      `${name} ya no podrá entrar en ninguna caja; si está cobrando, su caja se bloquea en segundos. Sus ventas conservan su nombre.`,
    removing: "Quitando…",
    added: (name) => `${name} ya puede entrar con su PIN.`,
    changed: (name) => `Se guardó el cambio de ${name}.`,
    removed: (name) => `${name} ya no está en la tienda.`,
  },
  tills: {
    title: "Cajas",
    lead: "Cada caja es un equipo con su nombre y su historial.",
    add: "Agregar caja",
    change: (name) => `Cambiar ${name}`,
    name: "Nombre de la caja",
    nameHint: "Sale en las ventas y en los comprobantes.",
    here: "esta caja",
    seenNow: "Vista recién",
    seen: (ago) => `Vista ${ago}`,
    never: "Ningún equipo vinculado",
    codeUntil: (time) => `Hay un código que espera hasta las ${time}`,
    revoked: (date) => `Dada de baja el ${date}`,
    openSales: (count, amount) =>
      count === 1 ? `1 venta abierta, ${amount}` : `${count} ventas abiertas, ${amount}`,
    follow: "Seguir sus ventas",
    makeCode: "Hacer un código",
    newComputer: "Equipo nuevo para esta caja…",
    newComputerLead: (name) =>
      `Un equipo nuevo toma el nombre, el historial y las ventas abiertas de ${name}. El equipo de ahora sigue igual hasta que se use el código; entonces deja de cobrar.`,
    firstComputerLead: (name) => `El equipo que use el código será ${name}.`,
    codeTitle: (name) => `Código para ${name}`,
    expiresIn: (figures) => `Vence en ${figures}`,
    expired: "El código venció.",
    again: "Hacer otro código",
    copy: "Copiar el código",
    copied: "Copiado",
    stepAddress: "En el equipo nuevo, abrir Cobro y escribir la dirección del servidor:",
    stepCode: "Escribir el código de arriba y elegir Vincular.",
    paired: (name) => `Listo: el equipo nuevo ya es ${name}.`,
    revoke: "Dar de baja…",
    revokeTitle: (name) => `Dar de baja ${name}`,
    revokeLead: (name) =>
      `${name} dejará de cobrar en 5 segundos, para siempre. Sus ventas quedan en la tienda.`,
    revokeOpen: (sales) =>
      `Tiene ${sales}: se siguen igual y el dinero puede llegar; se ven desde El día.`,
    revokeHere: "Es la caja en la que está: se da de baja desde otra.",
    revoking: "Dando de baja…",
    done: "Dar de baja",
    wasRenamed: (name) => `Ahora se llama ${name}.`,
    wasRevoked: (name) => `${name} fue dada de baja.`,
  },
  changes: {
    title: "Quién cambió qué",
    none: "Todavía no hay cambios.",
    more: "Ver más",
    installer: "Quien administra Cobro",
    nothing: "nada",
    kinds: {
      staff_added: ({ subject, after }) => `Agregó a ${subject} (${after})`,
      staff_renamed: ({ before, after }) => `Cambió el nombre de ${before} a ${after}`,
      staff_role: ({ subject, before, after }) => `${subject}: de ${before} a ${after}`,
      staff_pin: ({ subject }) => `Cambió el PIN de ${subject}`,
      staff_removed: ({ subject }) => `Quitó a ${subject}`,
      till_added: ({ subject }) => `Agregó ${subject}`,
      till_renamed: ({ before, after }) => `Cambió el nombre de ${before} a ${after}`,
      till_code: ({ subject }) => `Hizo un código para ${subject}`,
      till_paired: ({ subject }) => `Se vinculó un equipo como ${subject}`,
      till_revoked: ({ subject }) => `Dio de baja ${subject}`,
      enrolment_added: ({ after }) => `Hizo un código de inscripción para ${after} equipos`,
      enrolment_revoked: () => "Anuló un código de inscripción",
      store_max_amount: ({ before, after }) => `Máximo por venta: de ${before} a ${after}`,
      store_confirm_above: ({ before, after }) =>
        `Confirmar con el banco desde: de ${before} a ${after}`,
      store_tips: ({ before, after }) => `Propinas: de ${before} a ${after}`,
      store_quick_amounts: ({ before, after }) => `Montos rápidos: de ${before} a ${after}`,
      store_logo: () => "Cambió el logotipo",
      store_business_name: ({ before, after }) =>
        `Nombre en el comprobante: de ${before} a ${after}`,
      store_receipt_words: ({ after }) => `Texto del comprobante: ${after}`,
      alert_webhook: ({ before, after }) =>
        before === after
          ? `Avisos a un sistema: otra dirección de ${after}`
          : `Avisos a un sistema: de ${before} a ${after}`,
      alert_secret: () => "Hizo una clave nueva para los avisos",
      alert_emails: ({ before, after }) => `Avisos por correo: de ${before} a ${after}`,
    },
    other: "Otro cambio",
  },
};

export const peopleWordsEn: PeopleWords = {
  close: "Close",
  back: "Back",
  save: "Save",
  saving: "Saving…",
  staff: {
    title: "People",
    lead: "Whoever charges signs in with a PIN. A manager also opens these screens.",
    none: "Nobody yet.",
    add: "Add a person",
    change: (name) => `Change ${name}`,
    name: "Name",
    nameHint: "As it stands on the lock screen.",
    role: "What they do",
    roles: { cashier: "Cashier", manager: "Manager" },
    roleHelp: {
      cashier: "Charges, and sees the till's own sales.",
      manager: "Charges, sees the whole store, refunds, and changes people, tills and settings.",
    },
    you: "you",
    pinNew: "New PIN",
    pinAgain: "The same PIN again",
    pinNext: "Next",
    pinDiffers: "The two PINs differ. Type it anew.",
    pinEasy: "Easy to guess; better another.",
    pinChange: "Change the PIN…",
    pinTitle: (name) => `New PIN for ${name}`,
    pinLead: (name) => `${name}'s earlier PIN ends, and so does their session at every till.`,
    pinSave: "Save the PIN",
    remove: (name) => `Remove ${name}…`,
    removeTitle: (name) => `Remove ${name}`,
    removeLead: (name) =>
      `${name} can sign in at no till any more; if they are charging, their till locks within seconds. Their sales keep their name.`,
    removing: "Removing…",
    added: (name) => `${name} can sign in now.`,
    changed: (name) => `${name}'s change was saved.`,
    removed: (name) => `${name} is no longer in the store.`,
  },
  tills: {
    title: "Tills",
    lead: "Each till is a computer with its name and its history.",
    add: "Add a till",
    change: (name) => `Change ${name}`,
    name: "The till's name",
    nameHint: "It stands on sales and on receipts.",
    here: "this till",
    seenNow: "Seen just now",
    seen: (ago) => `Seen ${ago}`,
    never: "No computer paired",
    codeUntil: (time) => `A code waits until ${time}`,
    revoked: (date) => `Revoked on ${date}`,
    openSales: (count, amount) =>
      count === 1 ? `1 open sale, ${amount}` : `${count} open sales, ${amount}`,
    follow: "Follow its sales",
    makeCode: "Make a code",
    newComputer: "A new computer for this till…",
    newComputerLead: (name) =>
      `A new computer takes over the name, the history and the open sales of ${name}. The present one goes on until the code is used; then it stops charging.`,
    firstComputerLead: (name) => `The computer that uses the code becomes ${name}.`,
    codeTitle: (name) => `Code for ${name}`,
    expiresIn: (figures) => `Ends in ${figures}`,
    expired: "The code has ended.",
    again: "Make another code",
    copy: "Copy the code",
    copied: "Copied",
    stepAddress: "At the new computer, open Cobro and type the server's address:",
    stepCode: "Type the code above and choose Pair.",
    paired: (name) => `Done: the new computer is ${name} now.`,
    revoke: "Revoke…",
    revokeTitle: (name) => `Revoke ${name}`,
    revokeLead: (name) =>
      `${name} will stop charging within 5 seconds, for good. Its sales stay with the store.`,
    revokeOpen: (sales) =>
      `It has ${sales}: they are followed all the same and the money may arrive; see The day.`,
    revokeHere: "This is the till you are at: revoke it from another one.",
    revoking: "Revoking…",
    done: "Revoke",
    wasRenamed: (name) => `It is called ${name} now.`,
    wasRevoked: (name) => `${name} was revoked.`,
  },
  changes: {
    title: "Who changed what",
    none: "No changes yet.",
    more: "See more",
    installer: "Whoever administers Cobro",
    nothing: "nothing",
    kinds: {
      staff_added: ({ subject, after }) => `Added ${subject} (${after})`,
      staff_renamed: ({ before, after }) => `Renamed ${before} to ${after}`,
      staff_role: ({ subject, before, after }) => `${subject}: from ${before} to ${after}`,
      staff_pin: ({ subject }) => `Changed ${subject}'s PIN`,
      staff_removed: ({ subject }) => `Removed ${subject}`,
      till_added: ({ subject }) => `Added ${subject}`,
      till_renamed: ({ before, after }) => `Renamed ${before} to ${after}`,
      till_code: ({ subject }) => `Made a code for ${subject}`,
      till_paired: ({ subject }) => `A computer was paired as ${subject}`,
      till_revoked: ({ subject }) => `Revoked ${subject}`,
      enrolment_added: ({ after }) => `Made an enrolment token for ${after} computers`,
      enrolment_revoked: () => "Revoked an enrolment token",
      store_max_amount: ({ before, after }) => `Most for a sale: from ${before} to ${after}`,
      store_confirm_above: ({ before, after }) =>
        `Confirm with the bank from: from ${before} to ${after}`,
      store_tips: ({ before, after }) => `Tips: from ${before} to ${after}`,
      store_quick_amounts: ({ before, after }) => `Quick amounts: from ${before} to ${after}`,
      store_logo: () => "Changed the logo",
      store_business_name: ({ before, after }) => `Name on the receipt: from ${before} to ${after}`,
      store_receipt_words: ({ after }) => `Words on the receipt: ${after}`,
      alert_webhook: ({ before, after }) =>
        before === after
          ? `Alerts to a system: another address of ${after}`
          : `Alerts to a system: from ${before} to ${after}`,
      alert_secret: () => "Made a new secret for the alerts",
      alert_emails: ({ before, after }) => `Alerts by e-mail: from ${before} to ${after}`,
    },
    other: "Another change",
  },
};
