import { failure, type Failure, type FailureCode } from "../../contract/failures.ts";
import { fail, type Result } from "../../contract/result.ts";

export interface PrintFailure {
  readonly failure: Failure;
  /** Whether it is certain that nothing is on paper. */
  readonly nothingPrinted: boolean;
}
export type Printed = Result<null, PrintFailure>;

/** It failed before the first byte of the page had left. */
export function notPrinted(code: FailureCode, detail: string | null = null) {
  return fail<PrintFailure>({ failure: failure(code, detail), nothingPrinted: true });
}

/** It failed when some of the page may have come out. */
export function maybePrinted(detail: string | null) {
  return fail<PrintFailure>({
    failure: failure("printer_failed", detail),
    nothingPrinted: false,
  });
}
