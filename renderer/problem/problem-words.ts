import type { ProblemCode } from "./current-problem.ts";

/** What happened, what it means, what to do, and who can help. */
export interface ProblemTelling {
  readonly title: string;
  readonly what: string;
  readonly steps: readonly string[];
  readonly who: string;
}

export interface ProblemWords {
  readonly toDo: string;
  readonly whom: string;
  readonly byItself: string;
  readonly retry: string;
  readonly retrying: string;
  readonly stillThere: string;
  readonly forSupport: (detail: string) => string;
  readonly keptAs: (file: string) => string;
  readonly pairAgain: string;
  readonly openSales: string;
  readonly openSalesHelp: string;
  readonly more: (count: number) => string;
  readonly tellings: Readonly<
    Record<
      ProblemCode | "till_revoked" | "till_replaced" | "till_unknown" | "settings_corrupt",
      ProblemTelling
    >
  >;
}

export const problemEsCl: ProblemWords = {
  toDo: "Qué hacer",
  whom: "A quién avisar",
  byItself: "Esta pantalla se va sola en cuanto esté arreglado. Lo tecleado no se pierde.",
  retry: "Probar ahora",
  retrying: "Probando…",
  stillThere: "Sigue igual.",
  forSupport: (detail) => `Para soporte: ${detail}`,
  keptAs: (file) => `Copia guardada: ${file}`,
  pairAgain: "Vincular de nuevo con un código",
  openSales: "Quedaron ventas abiertas",
  openSalesHelp:
    "El dinero puede llegar igual. No entregar hasta que la persona encargada lo confirme en la lista de la tienda.",
  more: (count) => `y ${count} más`,
  tellings: {
    storage_full: {
      title: "El disco está lleno",
      what: "Para no perder ventas, la caja no cobra mientras no pueda guardarlas. Las ventas abiertas se siguen viendo.",
      steps: [
        "Vaciar la papelera y borrar descargas o videos de este computador.",
        "No cerrar Cobro: lo que falta por guardar se guarda solo.",
      ],
      who: "Si no hay qué borrar, a quien instaló este computador.",
    },
    keys_missing: {
      title: "Faltan las claves de Fintoc",
      what: "Esta caja es su propio servidor, y sin las claves no puede cobrar. Las ventas siguen guardadas.",
      steps: ["Escribir las claves de nuevo: se copian desde el panel de Fintoc."],
      who: "A quien administra la cuenta de Fintoc de la tienda.",
    },
    own_relay_not_started: {
      title: "El servidor de esta caja no se inicia",
      what: "Esta caja es su propio servidor. Sin él no cobra; las ventas siguen guardadas.",
      steps: [
        "Revisar que el disco tenga espacio y que un antivirus no detenga a Cobro.",
        "Cerrar Cobro y abrirlo de nuevo.",
      ],
      who: "A quien instaló Cobro.",
    },
    storage_unwritable: {
      title: "No se puede guardar en este computador",
      what: "Para no perder ventas, la caja no cobra mientras no pueda guardarlas. Las ventas abiertas se siguen viendo.",
      steps: [
        "No cerrar Cobro si hay ventas abiertas.",
        "Si un antivirus muestra un aviso, permitir que Cobro guarde sus datos.",
      ],
      who: "A quien instaló Cobro: el disco o la carpeta de datos no admite cambios.",
    },
    keychain_unavailable: {
      title: "El llavero del sistema está cerrado",
      what: "Ahí está la clave de esta caja. Sin ella no puede hablar con el servidor, y no cobra.",
      steps: [
        "Desbloquear el llavero: suele bastar con cerrar la sesión del computador y entrar de nuevo.",
        "Si se cambió la contraseña o el usuario del computador, vincular la caja de nuevo.",
      ],
      who: "A quien administra Cobro, para pedir un código nuevo para esta caja.",
    },
    relay_too_old: {
      title: "El servidor es más antiguo que esta caja",
      what: "No se cobra para no arriesgar un malentendido con dinero. Las ventas abiertas se siguen viendo hasta donde se pueden leer.",
      steps: [
        "Pedir que actualicen el servidor de Cobro.",
        "Mientras tanto, cobrar de otra forma.",
      ],
      who: "A quien administra Cobro.",
    },
    relay_too_new: {
      title: "Hay que actualizar Cobro en este computador",
      what: "El servidor ya es más nuevo que esta caja. No se cobra para no arriesgar un malentendido con dinero. Las ventas abiertas se siguen viendo hasta donde se pueden leer.",
      steps: [
        "Instalar la versión nueva de Cobro y abrirla.",
        "Mientras tanto, cobrar de otra forma.",
      ],
      who: "A quien instaló Cobro.",
    },
    relay_certificate_invalid: {
      title: "No se puede confiar en la conexión",
      what: "El certificado del servidor no es válido. Alguien podría hacerse pasar por él, así que la caja no cobra.",
      steps: [
        "Revisar la fecha y la hora de este computador.",
        "Si la red pide ingresar (wifi de visitas), ingresar o usar otra red.",
      ],
      who: "A quien administra Cobro. No aceptar certificados extraños.",
    },
    network_proxy_failed: {
      title: "El proxy de la red no responde",
      what: "Este computador sale a internet por un proxy, y ese proxy no deja llegar al servidor.",
      steps: [
        "Probar si otras páginas abren en este computador.",
        "Revisar la configuración de proxy del sistema.",
      ],
      who: "A quien administra la red de la tienda.",
    },
    till_revoked: {
      title: "Esta caja fue dada de baja",
      what: "Quien administra Cobro la dio de baja, y el servidor ya no la atiende.",
      steps: ["Si fue un error, pedir un código nuevo y vincularla aquí."],
      who: "A quien administra Cobro.",
    },
    till_replaced: {
      title: "Otro equipo es ahora esta caja",
      what: "Se vinculó otro equipo con el nombre y el historial de esta caja. Este ya no cobra; sus ventas abiertas se siguen en el otro.",
      steps: [
        "Seguir en el equipo nuevo.",
        "Para usar también este, pedir un código de otra caja.",
      ],
      who: "A la persona encargada.",
    },
    till_unknown: {
      title: "El servidor no conoce esta caja",
      what: "Puede haber sido restaurado o reinstalado. La caja conserva sus ajustes.",
      steps: ["Pedir un código nuevo para esta caja y vincularla aquí."],
      who: "A quien administra Cobro.",
    },
    settings_corrupt: {
      title: "Los ajustes de la caja estaban dañados",
      what: "Suele pasar cuando falla el disco. Se guardó una copia y hay que vincular la caja otra vez.",
      steps: [
        "Pedir un código nuevo para esta caja y vincularla aquí, con el mismo servidor: así se siguen viendo sus ventas.",
      ],
      who: "A quien administra Cobro. Si se repite, a quien instaló el computador: revisar el disco.",
    },
  },
};

export const problemEsMx: ProblemWords = {
  ...problemEsCl,
  tellings: {
    ...problemEsCl.tellings,
    storage_full: {
      ...problemEsCl.tellings.storage_full,
      steps: [
        "Vaciar la papelera y borrar descargas o videos de esta computadora.",
        "No cerrar Cobro: lo que falta por guardar se guarda solo.",
      ],
      who: "Si no hay qué borrar, a quien instaló esta computadora.",
    },
    storage_unwritable: {
      ...problemEsCl.tellings.storage_unwritable,
      title: "No se puede guardar en esta computadora",
    },
    keychain_unavailable: {
      ...problemEsCl.tellings.keychain_unavailable,
      steps: [
        "Desbloquear el llavero: suele bastar con cerrar la sesión de la computadora y entrar de nuevo.",
        "Si se cambió la contraseña o el usuario de la computadora, vincular la caja de nuevo.",
      ],
    },
    relay_too_new: {
      ...problemEsCl.tellings.relay_too_new,
      title: "Hay que actualizar Cobro en esta computadora",
    },
    relay_certificate_invalid: {
      ...problemEsCl.tellings.relay_certificate_invalid,
      steps: [
        "Revisar la fecha y la hora de esta computadora.",
        "Si la red pide ingresar (wifi de invitados), ingresar o usar otra red.",
      ],
    },
    network_proxy_failed: {
      ...problemEsCl.tellings.network_proxy_failed,
      what: "Esta computadora sale a internet por un proxy, y ese proxy no deja llegar al servidor.",
      steps: [
        "Probar si otras páginas abren en esta computadora.",
        "Revisar la configuración de proxy del sistema.",
      ],
    },
    settings_corrupt: {
      ...problemEsCl.tellings.settings_corrupt,
      who: "A quien administra Cobro. Si se repite, a quien instaló la computadora: revisar el disco.",
    },
  },
};

export const problemEn: ProblemWords = {
  toDo: "What to do",
  whom: "Whom to tell",
  byItself: "This screen goes away by itself once it is fixed. What was typed is not lost.",
  retry: "Try now",
  retrying: "Trying…",
  stillThere: "No change yet.",
  forSupport: (detail) => `For support: ${detail}`,
  keptAs: (file) => `Copy kept: ${file}`,
  pairAgain: "Pair again with a code",
  openSales: "Sales were left open",
  openSalesHelp:
    "The money may still arrive. Hand nothing over until the manager confirms it in the store's list.",
  more: (count) => `and ${count} more`,
  tellings: {
    storage_full: {
      title: "The disk is full",
      what: "So that no sale is lost, the till does not charge while it cannot save. Open sales are still followed.",
      steps: [
        "Empty the bin and delete downloads or videos on this computer.",
        "Leave Cobro open: what is still to be saved is saved by itself.",
      ],
      who: "If there is nothing to delete, whoever set this computer up.",
    },
    keys_missing: {
      title: "Fintoc's keys are missing",
      what: "This till is its own server, and without the keys it cannot charge. The sales are kept.",
      steps: ["Type the keys again: they are in Fintoc's dashboard."],
      who: "Whoever manages the shop's account at Fintoc.",
    },
    own_relay_not_started: {
      title: "This till's server does not start",
      what: "This till is its own server. Without it nothing is charged; the sales are kept.",
      steps: [
        "See that the disk has room and that no virus scanner stops Cobro.",
        "Close Cobro and open it again.",
      ],
      who: "Whoever installed Cobro.",
    },
    storage_unwritable: {
      title: "Nothing can be saved on this computer",
      what: "So that no sale is lost, the till does not charge while it cannot save. Open sales are still followed.",
      steps: [
        "Leave Cobro open while sales are open.",
        "If a virus scanner shows a warning, let Cobro save its data.",
      ],
      who: "Whoever installed Cobro: the disk or the data folder takes no changes.",
    },
    keychain_unavailable: {
      title: "The system's keychain is locked",
      what: "It holds this till's key. Without it the till cannot speak to the server, and does not charge.",
      steps: [
        "Unlock the keychain: signing out of the computer and in again is usually enough.",
        "If the computer's password or user was changed, pair the till again.",
      ],
      who: "Whoever administers Cobro, for a new code for this till.",
    },
    relay_too_old: {
      title: "The server is older than this till",
      what: "Nothing is charged, so that no money is misunderstood. Open sales are followed as far as they can be read.",
      steps: ["Ask for Cobro's server to be updated.", "Take payment another way meanwhile."],
      who: "Whoever administers Cobro.",
    },
    relay_too_new: {
      title: "Cobro must be updated on this computer",
      what: "The server is newer than this till. Nothing is charged, so that no money is misunderstood. Open sales are followed as far as they can be read.",
      steps: [
        "Install the new version of Cobro and open it.",
        "Take payment another way meanwhile.",
      ],
      who: "Whoever installed Cobro.",
    },
    relay_certificate_invalid: {
      title: "The connection cannot be trusted",
      what: "The server's certificate is not valid. Somebody could be posing as it, so the till does not charge.",
      steps: [
        "Check this computer's date and time.",
        "If the network asks you to sign in (guest Wi-Fi), sign in or use another network.",
      ],
      who: "Whoever administers Cobro. Accept no strange certificates.",
    },
    network_proxy_failed: {
      title: "The network's proxy does not answer",
      what: "This computer reaches the internet through a proxy, and that proxy does not let it reach the server.",
      steps: [
        "See whether other pages open on this computer.",
        "Check the system's proxy settings.",
      ],
      who: "Whoever administers the store's network.",
    },
    till_revoked: {
      title: "This till has been revoked",
      what: "Whoever administers Cobro has revoked it, and the server does not serve it any more.",
      steps: ["If that was a mistake, ask for a new code and pair it here."],
      who: "Whoever administers Cobro.",
    },
    till_replaced: {
      title: "Another computer is this till now",
      what: "Another computer was paired with this till's name and history. This one no longer charges; its open sales are followed at the other.",
      steps: ["Go on at the new computer.", "To use this one too, ask for another till's code."],
      who: "The manager.",
    },
    till_unknown: {
      title: "The server does not know this till",
      what: "It may have been restored or installed anew. The till keeps its settings.",
      steps: ["Ask for a new code for this till and pair it here."],
      who: "Whoever administers Cobro.",
    },
    settings_corrupt: {
      title: "The till's settings were damaged",
      what: "That happens when a disk fails. A copy was kept, and the till has to be paired once more.",
      steps: [
        "Ask for a new code for this till and pair it here, with the same server: its sales stay in sight.",
      ],
      who: "Whoever administers Cobro. If it happens again, whoever set the computer up: check the disk.",
    },
  },
};
