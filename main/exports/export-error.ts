import type { Failure } from "../../contract/failures.ts";

/** What ends an export that has begun, thrown through the streams between the relay and the file. */
export class ExportError extends Error {
  readonly failure: Failure;

  constructor(why: Failure, options?: ErrorOptions) {
    super(why.code, options);
    this.name = "ExportError";
    this.failure = why;
  }
}
