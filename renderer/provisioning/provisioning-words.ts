import type { Distrust, ProvisioningFault } from "../../contract/provisioning.ts";

type FaultWords = (parts: { readonly key: string; readonly expected: string | null }) => string;

/** The words of what whoever administers the computer has decided. */
export interface ProvisioningWords {
  /** @param file where it was decided; `null`: by the program's switches */
  readonly locked: (file: string | null) => string;
  readonly nothingApplied: (file: string) => string;
  readonly at: (line: number, column: number) => string;
  readonly reasons: Readonly<Record<ProvisioningFault["reason"], FaultWords>>;
  readonly more: (count: number) => string;
  readonly distrusted: Readonly<Record<Distrust["reason"], (path: string) => string>>;
  readonly otherRelay: (decided: string, present: string) => string;
  readonly waiting: {
    readonly title: string;
    readonly body: (host: string) => string;
    readonly tries: (count: number) => string;
    readonly byHand: string;
  };
}

export const provisioningEsCl: ProvisioningWords = {
  locked: (file) =>
    file === null
      ? "Lo decidió quien administra este equipo; aquí no se puede cambiar."
      : `Lo decidió quien administra este equipo (${file}); aquí no se puede cambiar.`,
  nothingApplied: (file) =>
    `El archivo de instalación ${file} tiene errores. No se aplicó nada de él; la caja sigue con lo que tenía. Quien administra este equipo debe corregirlo y abrir Cobro de nuevo.`,
  at: (line, column) => `Línea ${line}, columna ${column}:`,
  reasons: {
    not_utf8: () => "no es un texto UTF-8; guardarlo con esa codificación.",
    too_large: ({ expected }) => `es demasiado grande: ${expected} bytes como máximo.`,
    syntax: ({ expected }) => `no es JSON${expected === null ? "" : ` (${expected})`}.`,
    not_object: () => "debe empezar con { y terminar con }.",
    duplicate_key: ({ key }) => `«${key}» está dos veces.`,
    unknown_key: ({ key }) => `«${key}» no existe; revisar cómo está escrito.`,
    missing_key: ({ key }) => `falta «${key}».`,
    value_invalid: ({ expected, key }) =>
      `el valor de «${key}» no sirve${expected === null ? "" : `; puede ser: ${expected}`}.`,
    relay_missing: ({ key }) => `«${key}» necesita también «relay».`,
    link_beside_code: () => "«pairingLink» ya dice el servidor y el código; quitar los otros.",
    locked_without_value: ({ expected }) => `«locked» nombra lo que no se decidió: ${expected}.`,
  },
  more: (count) => (count === 1 ? "Y otro error más." : `Y otros ${count} errores.`),
  distrusted: {
    owner: (path) => `No se aplicó ${path}: su dueño no es un administrador.`,
    writable: (path) => `No se aplicó ${path}: también lo pueden escribir otras personas.`,
    folder_owner: (path) =>
      `No se aplicó el archivo de instalación: el dueño de ${path} no es un administrador.`,
    folder_writable: (path) =>
      `No se aplicó el archivo de instalación: otras personas pueden cambiar ${path}.`,
    link: (path) => `No se aplicó el archivo de instalación: ${path} es un enlace a otro lugar.`,
    not_a_file: (path) => `No se aplicó ${path}: no es un archivo.`,
    unreadable: (path) => `No se aplicó ${path}: no se puede leer.`,
    unknown: (path) => `No se aplicó ${path}: no se pudo saber quién puede escribirlo.`,
  },
  otherRelay: (decided, present) =>
    `Para este equipo se decidió el servidor ${decided}, pero la caja pertenece a ${present} y sigue con él. Para cambiarla, una persona encargada la desvincula en Ajustes, Esta caja.`,
  waiting: {
    title: "Esta caja se vincula sola",
    body: (host) => `Espera a que el servidor ${host} responda. No hay que hacer nada.`,
    tries: (count) => (count === 1 ? "1 intento hasta ahora." : `${count} intentos hasta ahora.`),
    byHand: "También se puede vincular a mano:",
  },
};

export const provisioningEn: ProvisioningWords = {
  locked: (file) =>
    file === null
      ? "Decided by whoever administers this computer; it cannot be changed here."
      : `Decided by whoever administers this computer (${file}); it cannot be changed here.`,
  nothingApplied: (file) =>
    `The installation file ${file} has errors. Nothing of it was applied; the till goes on with what it had. Whoever administers this computer must correct it and start Cobro again.`,
  at: (line, column) => `Line ${line}, column ${column}:`,
  reasons: {
    not_utf8: () => "it is no UTF-8 text; save it in that encoding.",
    too_large: ({ expected }) => `it is too large: at most ${expected} bytes.`,
    syntax: ({ expected }) => `it is no JSON${expected === null ? "" : ` (${expected})`}.`,
    not_object: () => "it has to begin with { and end with }.",
    duplicate_key: ({ key }) => `“${key}” stands there twice.`,
    unknown_key: ({ key }) => `“${key}” does not exist; check its spelling.`,
    missing_key: ({ key }) => `“${key}” is missing.`,
    value_invalid: ({ expected, key }) =>
      `the value of “${key}” cannot be used${expected === null ? "" : `; it can be: ${expected}`}.`,
    relay_missing: ({ key }) => `“${key}” needs “relay” as well.`,
    link_beside_code: () => "“pairingLink” says the server and the code; take the others away.",
    locked_without_value: ({ expected }) => `“locked” names what was not decided: ${expected}.`,
  },
  more: (count) => (count === 1 ? "And one more error." : `And ${count} more errors.`),
  distrusted: {
    owner: (path) => `${path} was not applied: its owner is no administrator.`,
    writable: (path) => `${path} was not applied: others can write it as well.`,
    folder_owner: (path) =>
      `The installation file was not applied: the owner of ${path} is no administrator.`,
    folder_writable: (path) => `The installation file was not applied: others can change ${path}.`,
    link: (path) => `The installation file was not applied: ${path} is a link to somewhere else.`,
    not_a_file: (path) => `${path} was not applied: it is no file.`,
    unreadable: (path) => `${path} was not applied: it cannot be read.`,
    unknown: (path) => `${path} was not applied: who can write it could not be found out.`,
  },
  otherRelay: (decided, present) =>
    `For this computer the server ${decided} was decided, but the till belongs to ${present} and goes on with it. To change that, a manager unpairs it in Settings, This till.`,
  waiting: {
    title: "This till pairs by itself",
    body: (host) => `It waits for the server ${host} to answer. There is nothing to do.`,
    tries: (count) => (count === 1 ? "1 try so far." : `${count} tries so far.`),
    byHand: "It can also be paired by hand:",
  },
};
