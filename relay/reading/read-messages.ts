import type { RelayErrorCode } from "../../contract/failures.ts";
import type { LongReads } from "./long-reads.ts";

/** One read that the serving thread asks for. */
export interface ReadAsked {
  readonly turn: number;
  readonly read: keyof LongReads;
  readonly given: readonly unknown[];
}

/** What its thread tells. */
export type ReadTold = { readonly turn: number } & (
  | { readonly kind: "answer"; readonly value: unknown }
  | {
      readonly kind: "refused";
      readonly code: RelayErrorCode;
      readonly message: string;
      readonly param: string | null;
    }
  | { readonly kind: "failed"; readonly error: Error }
);
