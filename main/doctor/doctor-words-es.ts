import type { DoctorLanguage, Saying } from "./doctor-words.ts";
import type { FindingFacts } from "./finding.ts";

const nothing = null;

/** Why the relay did not answer as it should. */
function relayTrouble({ code, host }: { code: string; host: string }): Saying {
  switch (code) {
    case "network_down":
      return ["Este equipo no tiene red.", "Revisar el cable o el wifi de este equipo."];
    case "network_proxy_failed":
    case "network_proxy_login":
      return [
        "El proxy de la red no deja pasar.",
        `Pedir a quien administra la red que permita ${host}, o corregir el proxy del sistema.`,
      ];
    case "relay_name_unknown":
      return [
        `Nadie conoce el nombre ${host}.`,
        "Revisar la dirección del servidor, y el DNS de la red.",
      ];
    case "relay_certificate_invalid":
    case "relay_certificate_expired":
    case "relay_certificate_other_name":
    case "relay_certificate_unknown":
    case "clock_wrong":
      return [
        `El certificado de ${host} no es de confianza.`,
        "No cobrar. Revisar la hora de este equipo y avisar a quien administra el servidor.",
      ];
    case "relay_timeout":
      return [
        `${host} no respondió a tiempo.`,
        "Revisar la red; si otras páginas abren, avisar a quien administra el servidor.",
      ];
    case "relay_behind_down":
    case "relay_error":
      return [
        `${host} no está bien: respondió con un error.`,
        "Avisar a quien administra el servidor.",
      ];
    case "relay_unreachable":
      return [
        `No se pudo llegar a ${host}.`,
        "Revisar que el servidor esté encendido y que el cortafuegos lo permita.",
      ];
    case "relay_too_old":
      return [
        "El servidor es más antiguo de lo que esta caja necesita.",
        "Actualizar el servidor.",
      ];
    case "relay_too_new":
      return ["El servidor pide una caja más nueva.", "Actualizar Cobro en este equipo."];
    case "till_revoked":
    case "till_replaced":
    case "till_unknown":
      return [
        `${host} ya no reconoce esta caja.`,
        "Pedir un código nuevo a quien administra Cobro y volver a vincular la caja.",
      ];
    case "relay_url_not_https":
      return [
        `La dirección ${host} no usa https.`,
        "Corregir la dirección: un servidor en otro equipo necesita https.",
      ];
    case "relay_url_invalid":
      return [`La dirección ${host} no se puede leer.`, "Corregir la dirección del servidor."];
    default:
      return [
        `${host} respondió algo que no es de Cobro.`,
        "Revisar la dirección; puede responder otro programa, o un portal de la red.",
      ];
  }
}

const withRest = (facts: { readonly detail: string }) =>
  facts.detail === "" ? "" : ` (${facts.detail})`;
const time = (seconds: number) =>
  seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;

export const doctorEsCl: DoctorLanguage = {
  titles: {
    relay: "Servidor",
    certificate: "Certificado",
    feed: "Avisos en vivo",
    clock: "Hora",
    keychain: "Llavero",
    printer: "Impresora",
    displays: "Pantallas",
    disk: "Disco",
    crashes: "Caídas",
    provisioning: "Configuración central",
    version: "Versión",
  },
  grades: { ok: "Bien", warn: "Atención", fail: "Falla", skipped: "No se miró" },
  headlines: {
    ok: "Todo bien: esta caja puede cobrar.",
    warn: "La caja puede cobrar, con algo que mirar.",
    fail: "Algo falla y hay que arreglarlo.",
  },
  folders: { data: "Datos", logs: "Registro", crashes: "Caídas" },
  wrote: (path) => `Informe: ${path}`,
  sayings: {
    relay_answers: ({ host }) => [`${host} responde.`, nothing],
    relay_none: () => [
      "Esta caja todavía no tiene servidor.",
      "Vincularla con la dirección y el código de quien administra Cobro.",
    ],
    own_relay_silent: () => [
      "El servidor propio de este equipo no responde. Funciona mientras Cobro está abierto.",
      "Abrir Cobro y mirar allí el diagnóstico. Si está abierto, cerrarlo y abrirlo de nuevo.",
    ],
    relay_trouble: relayTrouble,
    certificate_good: ({ days, issuer }) => [`De ${issuer}; quedan ${days} días.`, nothing],
    certificate_ends_soon: ({ days, issuer }) => [
      `De ${issuer}; quedan solo ${days} días.`,
      "Quien administra el servidor debe renovarlo antes de que venza.",
    ],
    certificate_ended: ({ days, issuer }) => [
      `De ${issuer}; venció hace ${-days} días.`,
      "Revisar la hora de este equipo; si está bien, hay que renovar el certificado del servidor.",
    ],
    certificate_distrusted: (facts) => [
      `No es de confianza${facts.issuer === "" ? "" : `: lo emitió ${facts.issuer}`}.`,
      "No cobrar. Si la red revisa el tráfico, quien la administra debe instalar su autoridad en este equipo.",
    ],
    certificate_none: () => ["El servidor está en este mismo equipo: no lo necesita.", nothing],
    certificate_unseen: (facts) => [
      `No se pudo mirar directamente${withRest(facts)}.`,
      "Con un proxy es normal, si el servidor responde.",
    ],
    feed_open: ({ helloMs }) => [
      `Conectados en ${helloMs} ms.`,
      helloMs > 4_000 ? "Algo en la red los retiene: revisar el proxy o el antivirus." : nothing,
    ],
    feed_trouble: (facts) => [
      `No se conectaron${withRest(facts)}.`,
      "La red debe dejar abiertas las conexiones largas (text/event-stream) al servidor.",
    ],
    not_asked: () => ["Depende de lo anterior.", nothing],
    clock_right: () => ["Igual a la del servidor.", nothing],
    clock_wrong: ({ seconds }) => [
      `Este equipo está ${time(Math.abs(seconds))} ${seconds > 0 ? "adelantado" : "atrasado"}.`,
      "Activar la hora automática en los ajustes del sistema. Cobro cuenta el tiempo con la hora del servidor.",
    ],
    clock_unknown: () => ["El servidor no la ha dicho.", nothing],
    keychain_good: ({ backend }) => [`Sella y abre (${backend}).`, nothing],
    keychain_unprotected: ({ backend }) => [
      `Sella, pero no protege (${backend}).`,
      "Instalar un servicio de llaves (gnome-keyring o KWallet), o aceptar el riesgo en este equipo.",
    ],
    keychain_refused: ({ backend }) => [
      `No protege nada (${backend}).`,
      "Instalar gnome-keyring o KWallet, o iniciar Cobro con --allow-unprotected-keychain.",
    ],
    keychain_unavailable: (facts) => [
      `No está disponible${withRest(facts)}.`,
      "Cerrar la sesión del sistema y abrirla de nuevo; desbloquear el llavero.",
    ],
    keychain_lost_secret: (facts) => [
      `No abre el secreto de esta caja${withRest(facts)}.`,
      "Pedir un código nuevo y volver a vincular. Pasa al copiar los datos a otro equipo o usuario.",
    ],
    printer_none: () => ["No hay una elegida.", nothing],
    printer_ready: ({ printer }) => [`${printer} está lista.`, nothing],
    printer_silent: ({ printer }) => [
      `Se llega a ${printer}; no dice su estado.`,
      "Imprimir una prueba desde los ajustes para confirmar.",
    ],
    printer_paper_out: ({ printer }) => [`${printer} no tiene papel.`, "Poner un rollo."],
    printer_cover_open: ({ printer }) => [`${printer} tiene la tapa abierta.`, "Cerrarla."],
    printer_gone: ({ printer }) => [
      `${printer} ya no está en este equipo.`,
      "Conectarla, o elegir otra en los ajustes.",
    ],
    printer_unreachable: (facts) => [
      `No se llega a ${facts.printer}${withRest(facts)}.`,
      "Revisar que esté encendida, en la misma red, y que su dirección no haya cambiado.",
    ],
    displays_found: ({ count }) => [count === 1 ? "Una." : `${count}.`, nothing],
    displays_missing: ({ count }) => [
      `La del cliente no está conectada (hay ${count}).`,
      "Conectarla, o elegir otra en los ajustes.",
    ],
    displays_small: ({ height, width }) => [
      `${width} × ${height} es poco.`,
      "Usar 1024 × 600 o más, o bajar la escala en los ajustes del sistema.",
    ],
    disk_good: ({ freeMb }) => [`Escribe; quedan ${size(freeMb)}.`, nothing],
    disk_short: ({ freeMb }) => [`Quedan solo ${size(freeMb)}.`, "Liberar espacio pronto."],
    disk_full: ({ freeMb }) => [
      `Está lleno: quedan ${size(freeMb)}.`,
      "Liberar espacio. Sin él no se puede cobrar: cada venta se anota antes de pedirse.",
    ],
    disk_unwritable: (facts) => [
      `No se puede escribir${withRest(facts)}.`,
      "Revisar los permisos de la carpeta de datos, y el disco.",
    ],
    documents_unreadable: ({ files }) => [
      `No se pueden leer: ${files}.`,
      "Cerrar y abrir Cobro: los aparta y sigue. Enviar el informe a soporte.",
    ],
    documents_put_aside: ({ files }) => [
      `Se apartaron documentos dañados: ${files}.`,
      "Enviar el informe a soporte; si se repite, revisar el disco.",
    ],
    crashes_none: () => ["Ninguna.", nothing],
    crashes_old: ({ count, last }) => [`${count}; la última fue el ${day(last)}.`, nothing],
    crashes_recent: ({ count, folder, last }) => [
      `${count}; la última fue el ${day(last)}.`,
      `Enviar a soporte el informe, y el archivo más nuevo de ${folder}.`,
    ],
    provisioning_none: () => ["No hay: esta caja se configura a mano.", nothing],
    provisioning_used: ({ file }) => [`Se usa ${file}.`, nothing],
    provisioning_bad: (facts) => [
      `No se usa ${facts.file}${withRest(facts)}.`,
      "Quien administra los equipos debe corregirla; mientras tanto no cambia nada.",
    ],
    version_told: version("Actualizaciones"),
  },
};

const { sayings } = doctorEsCl;

/** Mexico's words where they differ from Chile's. */
export const doctorEsMx: DoctorLanguage = {
  ...doctorEsCl,
  sayings: {
    ...sayings,
    clock_wrong: (facts) => [
      sayings.clock_wrong(facts)[0],
      "Activar la hora automática en la configuración del sistema. Cobro cuenta el tiempo con la hora del servidor.",
    ],
    displays_small: (facts) => [
      sayings.displays_small(facts)[0],
      "Usar 1024 × 600 o más, o bajar la escala en la configuración del sistema.",
    ],
  },
};

function size(freeMb: number): string {
  return freeMb < 1_024 ? `${freeMb} MB` : `${Math.floor(freeMb / 1_024)} GB`;
}

function day(instant: string): string {
  return instant.slice(0, 10);
}

function version(updates: string) {
  return ({ app, electron, os, update }: FindingFacts["version_told"]): Saying => [
    `Cobro ${app} · ${electron} · ${os}${update === "" ? "" : ` · ${updates}: ${update}`}`,
    nothing,
  ];
}
