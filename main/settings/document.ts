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
  /** Puts what is on disk aside and begins anew. */
  readonly startAfresh: (suffix: string) => void;
}

/**
 * Opens a document. One that cannot be read is put aside, never overwritten, and told by `corrupt`.
 * @param suffix names what is put aside, for example by the time
 */
export function openDocument<Value extends object>(
  file: JsonFile,
  schema: v.GenericSchema<unknown, Value>,
  initial: Value,
  suffix: string,
): { readonly document: Document<Value>; readonly corrupt: boolean } {
  let value = initial;
  let corrupt = false;
  try {
    const stored = file.read();
    if (stored !== null) value = v.parse(schema, stored);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof v.ValiError)) throw error;
    corrupt = true;
    file.setAside(suffix);
  }
  const write = (next: Value): Result<Value, Failure> => {
    try {
      file.write(next);
      return ok(next);
    } catch (error) {
      return fail(storageFailure(error));
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
    startAfresh(afreshSuffix) {
      if (file.read() !== null) file.setAside(afreshSuffix);
      value = initial;
    },
  };
  return { document, corrupt };
}

function storageFailure(error: unknown): Failure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const detail = error instanceof Error ? error.message : String(error);
  const full = code === "ENOSPC" || code === "EDQUOT";
  return failure(full ? "storage_full" : "storage_unwritable", detail);
}
