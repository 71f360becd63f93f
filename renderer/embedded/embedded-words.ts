/** The words of a computer that is its shop's only till. */
export interface EmbeddedWords {
  readonly back: string;
  readonly title: string;
  readonly lead: string;
  readonly name: string;
  readonly nameMissing: string;
  /** What the only till is called until a manager renames it. */
  readonly tillName: string;
  readonly country: string;
  readonly countries: { readonly CLP: string; readonly MXN: string };
  readonly product: string;
  readonly products: { readonly checkout_session: string; readonly payment_intent: string };
  readonly more: string;
  readonly recipient: string;
  readonly recipientHint: string;
  readonly holder: string;
  readonly account: string;
  readonly institution: string;
  readonly institutionHint: string;
  readonly type: string;
  readonly types: { readonly checking_account: string; readonly sight_account: string };
  readonly manager: string;
  readonly managerName: string;
  readonly managerPin: string;
  readonly managerPinHint: string;
  readonly managerPinWrong: string;
  readonly submit: string;
  readonly submitting: string;
  readonly detail: (detail: string) => string;
  readonly payHere: {
    readonly title: string;
    readonly body: string;
    readonly open: string;
    /** In the place of what is said of a QR. */
    readonly ready: string;
    readonly telling: string;
  };
  readonly settings: {
    readonly title: string;
    readonly lead: string;
    readonly keys: string;
    readonly keysDone: string;
    readonly backUp: string;
    readonly backedUp: string;
    readonly move: string;
    readonly moveLead: string;
    readonly moveUrl: string;
    readonly moveSubmit: string;
    readonly managerFirst: string;
    readonly manager: string;
    readonly addManager: string;
    readonly addManagerLead: string;
  };
  readonly keyWindow: {
    readonly title: string;
    readonly lead: string;
    readonly secret: string;
    readonly open: string;
    readonly hint: string;
    readonly submit: string;
    readonly submitting: string;
    readonly done: string;
  };
}

export const embeddedEsCl: EmbeddedWords = {
  back: "Volver",
  title: "La única caja de la tienda",
  lead: "Cobro guarda las ventas en este computador y habla directamente con Fintoc.",
  name: "Nombre de la tienda",
  nameMissing: "Falta el nombre de la tienda.",
  tillName: "Caja 1",
  country: "País",
  countries: { CLP: "Chile", MXN: "México" },
  product: "Cómo paga el cliente",
  products: {
    checkout_session: "Escanea un QR con su celular",
    payment_intent: "En la pantalla de esta caja",
  },
  more: "Más opciones",
  recipient: "Cuenta que recibe el dinero",
  recipientHint: "Solo para pagos directos a una cuenta. Si no, dejarlo vacío: recauda Fintoc.",
  holder: "RUT del titular",
  account: "Número de cuenta",
  institution: "Código del banco en Fintoc",
  institutionHint: "Está en el panel de Fintoc; por ejemplo, el de BancoEstado.",
  type: "Tipo de cuenta",
  types: { checking_account: "Cuenta corriente", sight_account: "Cuenta vista" },
  manager: "Persona encargada (opcional)",
  managerName: "Nombre",
  managerPin: "PIN",
  managerPinHint: "De 4 a 8 dígitos. Sin PIN, cualquiera puede usar esta caja.",
  managerPinWrong: "El PIN tiene de 4 a 8 dígitos, y lleva un nombre.",
  submit: "Continuar con las claves de Fintoc",
  submitting: "Preparando… las claves se escriben en otra ventana",
  detail: (detail) => `Para soporte: ${detail}`,
  payHere: {
    title: "Se paga en esta pantalla",
    body: "Abrir el pago y girar la pantalla hacia el cliente.",
    open: "Abrir el pago aquí",
    ready: "Pago listo",
    telling: "El cliente elige su banco en esta pantalla y autoriza allí.",
  },
  settings: {
    title: "Servidor propio de este computador",
    lead: "Las ventas se guardan aquí. Nadie más llega a este servidor.",
    keys: "Cambiar las claves de Fintoc",
    keysDone: "Claves cambiadas.",
    backUp: "Guardar una copia de la historia",
    backedUp: "Copia guardada.",
    move: "Pasar a un servidor compartido",
    moveLead:
      "Primero hay que guardar una copia de la historia y dársela a ese servidor. Esta caja conserva su historia y sus ventas.",
    moveUrl: "Dirección del servidor",
    moveSubmit: "Pasar a ese servidor",
    managerFirst: "Lo hace la persona encargada: abrir primero «El día» con su PIN.",
    manager: "Persona encargada",
    addManager: "Agregar a la persona encargada",
    addManagerLead:
      "Nadie tiene PIN: cualquiera puede usar esta caja, y nadie puede abrir las cuentas del día.",
  },
  keyWindow: {
    title: "Claves de Fintoc",
    lead: "Se copian desde el panel de Fintoc. Quedan selladas en este computador y no se vuelven a mostrar.",
    secret: "Clave secreta",
    open: "Clave pública",
    hint: "Las dos de prueba, o las dos reales.",
    submit: "Revisar y guardar",
    submitting: "Preguntando a Fintoc…",
    done: "Claves guardadas. Esta ventana se puede cerrar.",
  },
};

export const embeddedEsMx: EmbeddedWords = {
  ...embeddedEsCl,
  lead: "Cobro guarda las ventas en esta computadora y habla directamente con Fintoc.",
  settings: {
    ...embeddedEsCl.settings,
    title: "Servidor propio de esta computadora",
  },
  keyWindow: {
    ...embeddedEsCl.keyWindow,
    lead: "Se copian desde el panel de Fintoc. Quedan selladas en esta computadora y no se vuelven a mostrar.",
  },
};

export const embeddedEn: EmbeddedWords = {
  back: "Back",
  title: "The shop's only till",
  lead: "Cobro keeps the sales on this computer and talks to Fintoc directly.",
  name: "The shop's name",
  nameMissing: "The shop's name is missing.",
  tillName: "Till 1",
  country: "Country",
  countries: { CLP: "Chile", MXN: "Mexico" },
  product: "How the customer pays",
  products: {
    checkout_session: "Scans a QR with their phone",
    payment_intent: "On this till's screen",
  },
  more: "More options",
  recipient: "Account that receives the money",
  recipientHint: "Only for payments straight to an account. Else leave it empty: Fintoc collects.",
  holder: "Holder's RUT",
  account: "Account number",
  institution: "The bank's code at Fintoc",
  institutionHint: "Fintoc's dashboard has it; BancoEstado's, for example.",
  type: "Kind of account",
  types: { checking_account: "Checking account", sight_account: "Sight account" },
  manager: "Manager (optional)",
  managerName: "Name",
  managerPin: "PIN",
  managerPinHint: "4 to 8 digits. Without a PIN anybody can use this till.",
  managerPinWrong: "The PIN has 4 to 8 digits, and a name goes with it.",
  submit: "Go on to Fintoc's keys",
  submitting: "Preparing… the keys are typed in another window",
  detail: (detail) => `For support: ${detail}`,
  payHere: {
    title: "Paid on this screen",
    body: "Open the payment and turn the screen to the customer.",
    open: "Open the payment here",
    ready: "Payment ready",
    telling: "The customer chooses their bank on this screen and authorises there.",
  },
  settings: {
    title: "This computer's own server",
    lead: "The sales are kept here. Nobody else reaches this server.",
    keys: "Change Fintoc's keys",
    keysDone: "The keys were changed.",
    backUp: "Save a copy of the history",
    backedUp: "The copy was saved.",
    move: "Move to a shared server",
    moveLead:
      "First save a copy of the history and give it to that server. This till keeps its history and its sales.",
    moveUrl: "The server's address",
    moveSubmit: "Move to that server",
    managerFirst: "A manager does this: open “The day” with their PIN first.",
    manager: "Manager",
    addManager: "Add the manager",
    addManagerLead:
      "Nobody has a PIN: anyone can use this till, and nobody can open the day's books.",
  },
  keyWindow: {
    title: "Fintoc's keys",
    lead: "Copy them from Fintoc's dashboard. They are sealed on this computer and never shown again.",
    secret: "Secret key",
    open: "Public key",
    hint: "Both test keys, or both live keys.",
    submit: "Check and save",
    submitting: "Asking Fintoc…",
    done: "The keys were saved. This window can be closed.",
  },
};
