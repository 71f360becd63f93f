/** How IPC's arguments travel between page and process: structured clones, as Electron's do. */
import { parse, stringify } from "devalue";

/** The preview's own channel: which address a view shows, for the ribbon of the window's pages. */
export const viewChannel = "cobro-preview:view";

/** @throws Error in Electron's words when something is no structured clone (a function, say) */
export function encode(value: unknown): string {
  try {
    return stringify(structuredClone(value), { Error: errorParts });
  } catch {
    throw new Error("An object could not be cloned.");
  }
}

export function decode(text: string): unknown {
  return parse(text, { Error: errorOf });
}

interface ErrorParts {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

function errorParts(value: unknown): ErrorParts | false {
  if (!(value instanceof Error)) return false;
  return { name: value.name, message: value.message, stack: value.stack };
}

function errorOf(parts: ErrorParts): Error {
  const error = new Error(parts.message);
  error.name = parts.name;
  if (parts.stack !== undefined) error.stack = parts.stack;
  return error;
}
