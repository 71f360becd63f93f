/** The words of newer versions of the app. */
export interface UpdatesWords {
  readonly section: string;
  readonly present: string;
  readonly channelOff: {
    readonly no_url: string;
    readonly no_key: string;
    readonly package: string;
  };
  readonly paused: string;
  readonly upToDate: string;
  readonly notAsked: string;
  readonly checked: (when: string) => string;
  readonly checkedNever: string;
  readonly skipped: (version: string) => string;
  readonly triedAgain: string;
  readonly downloading: (version: string) => string;
  readonly ready: (version: string) => string;
  readonly readyHelp: string;
  readonly administrator: string;
  readonly noWayBack: string;
  readonly news: string;
  readonly installing: (version: string) => string;
  readonly managerOnly: string;
  readonly check: string;
  readonly checking: string;
  readonly install: string;
  readonly chip: string;
}

export const updatesWordsEsCl: UpdatesWords = {
  section: "Versión nueva",
  present: "Versión de Cobro",
  channelOff: {
    no_url:
      "Cobro no busca versiones nuevas: quien lo instaló no le dio una dirección donde buscar.",
    no_key:
      "Cobro no busca versiones nuevas: este programa se hizo sin la clave que las comprueba. Avisar a quien entregó Cobro.",
    package:
      "Este paquete de Cobro no se actualiza solo. La versión nueva la instala quien administra este computador.",
  },
  paused: "Las versiones nuevas están en pausa, por decisión de quien instaló Cobro.",
  upToDate: "Cobro está al día.",
  notAsked: "Todavía no se busca una versión nueva.",
  checked: (when) => `Última búsqueda: ${when}.`,
  checkedNever: "Desde que se abrió, el servidor de versiones aún no responde.",
  skipped: (version) => `Se volvió atrás desde la ${version}: se espera una más nueva.`,
  triedAgain: "Se intenta de nuevo por sí solo; se puede seguir cobrando.",
  downloading: (version) => `Descargando la versión ${version}`,
  ready: (version) => `La versión ${version} está lista`,
  readyHelp: "Se instala sola cuando nadie usa la caja, o al cerrar Cobro. Tarda unos segundos.",
  administrator:
    "El computador pedirá la clave de quien lo administra, por eso no se instala sola. Conviene que esa persona esté presente.",
  noWayBack:
    "No se pudo guardar la versión de ahora para volver a ella, por eso no se instala sola.",
  news: "Qué cambia",
  installing: (version) => `Instalando la versión ${version}…`,
  managerOnly: "Para instalarla ahora entra una persona encargada con su PIN.",
  check: "Buscar ahora",
  checking: "Buscando…",
  install: "Instalar ahora y reabrir",
  chip: "Versión nueva lista",
};

/** Mexico's words where they differ from Chile's. */
export const updatesWordsEsMx: UpdatesWords = {
  ...updatesWordsEsCl,
  channelOff: {
    ...updatesWordsEsCl.channelOff,
    package:
      "Este paquete de Cobro no se actualiza solo. La versión nueva la instala quien administra esta computadora.",
  },
  administrator:
    "La computadora pedirá la contraseña de quien la administra, por eso no se instala sola. Conviene que esa persona esté presente.",
};

export const updatesWordsEn: UpdatesWords = {
  section: "New version",
  present: "Cobro version",
  channelOff: {
    no_url: "Cobro looks for no new versions: whoever installed it gave no address to look at.",
    no_key:
      "Cobro looks for no new versions: this program was built without the key that checks them. Tell whoever supplied Cobro.",
    package:
      "This package of Cobro does not update itself. Whoever administers this computer installs the new version.",
  },
  paused: "New versions are paused, as whoever installed Cobro decided.",
  upToDate: "Cobro is up to date.",
  notAsked: "No new version has been looked for yet.",
  checked: (when) => `Last looked: ${when}.`,
  checkedNever: "Since it was opened, the server of versions has not answered yet.",
  skipped: (version) => `It went back from ${version}: it waits for a newer one.`,
  triedAgain: "It is tried again by itself; charging goes on.",
  downloading: (version) => `Downloading version ${version}`,
  ready: (version) => `Version ${version} is ready`,
  readyHelp:
    "It is installed by itself when nobody uses the till, or when Cobro is closed. It takes seconds.",
  administrator:
    "The computer will ask for its administrator, so it is not installed by itself. That person should be here.",
  noWayBack:
    "The present version could not be kept to go back to, so the new one is not installed by itself.",
  news: "What is new",
  installing: (version) => `Installing version ${version}…`,
  managerOnly: "To install it now, a manager signs in with their PIN.",
  check: "Look now",
  checking: "Looking…",
  install: "Install now and reopen",
  chip: "New version ready",
};
