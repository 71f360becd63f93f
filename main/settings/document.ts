import * as v from "valibot";

import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { JsonFile } from "./json-file.ts";

/** One document in memory and on disk. */
export interface Document<Value> {
  readonly get: () => Value;
  /** Writes first, then remembers. A failed write changes nothing. */
  readonly set: (value: Value) => Result<Value, Failure>;
  /** Remembers in any case, and tells when it could not be written: what the relay says can be asked again. */
  readonly remember: (value: Value) => Result<Value, Failure>;
  /** Writes what is remembered once more, after a write had failed. */
  readonly flush: () => Result<null, Failure>;
  /** Puts what is on disk aside, if there is something, and begins anew. */
  readonly startAfresh: (suffix: string) => Result<null, Failure>;
}

export interface OpenedDocument<Value> {
  readonly document: Document<Value>;
  /** What was damaged or unreadable, by the name under which it is kept; `null`: all was well. */
  readonly keptAs: string | null;
}

/**
 * Opens a document. One that cannot be read is put aside, never overwritten, and told by `keptAs`.
 * @param suffix names what is put aside, for example by the time
 * @param onUnwritten hears of every write that failed
 */
export function openDocument<Value extends object>(
  file: JsonFile,
  schema: v.GenericSchema<unknown, Value>,
  initial: Value,
  suffix: string,
  onUnwritten: (why: Failure) => void = () => undefined,
): OpenedDocument<Value> {
  let value = initial;
  let keptAs: string | null = null;
  /** What is on disk has to be kept and is still in its place: no write goes over it. */
  let inTheWay: { readonly suffix: string } | null = null;

  const moveAside = (to: string): string => {
    inTheWay = { suffix: to };
    const name = file.setAside(to);
    inTheWay = null;
    return name;
  };
  try {
    const stored = file.read();
    if (stored !== null) value = v.parse(schema, stored);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    try {
      keptAs = moveAside(suffix);
    } catch (cause) {
      keptAs = "";
      onUnwritten(storageFailure(cause));
    }
  }
  const write = (next: Value): Result<Value, Failure> => {
    try {
      if (inTheWay !== null) moveAside(inTheWay.suffix);
      file.write(next);
      return ok(next);
    } catch (error) {
      const why = storageFailure(error);
      onUnwritten(why);
      return fail(why);
    }
  };
  const document: Document<Value> = {
    get: () => value,
    set(next) {
      const written = write(next);
      if (written.ok) value = next;
      return written;
    },
    remember(next) {
      value = next;
      return write(next);
    },
    flush() {
      const written = write(value);
      return written.ok ? ok(null) : written;
    },
    startAfresh(afreshSuffix) {
      value = initial;
      try {
        if (file.read() !== null) moveAside(afreshSuffix);
        return ok(null);
      } catch (error) {
        const why = storageFailure(error);
        onUnwritten(why);
        return fail(why);
      }
    },
  };
  return { document, keptAs };
}

/** Not JSON, not ours, or not to be had from the disk. */
function isUnreadable(error: unknown): boolean {
  const isOfDisk = error instanceof Error && "code" in error && "syscall" in error;
  return error instanceof SyntaxError || error instanceof v.ValiError || isOfDisk;
}

function storageFailure(error: unknown): Failure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const detail = error instanceof Error ? error.message : String(error);
  const full = code === "ENOSPC" || code === "EDQUOT";
  return failure(full ? "storage_full" : "storage_unwritable", detail);
}
