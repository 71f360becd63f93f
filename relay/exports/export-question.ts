import type { Mode } from "../../contract/payment-intent.ts";
import type { ListFilter } from "../payment-intents/list-intents.ts";

/** One store's part of an export. */
export interface ExportPart {
  readonly storeId: string;
  readonly currency: string;
  /** Half-open, ISO 8601. */
  readonly between: readonly [string, string];
}

/** What is to be exported: plain data, so that a thread can be told. */
export interface ExportQuestion {
  readonly databaseUrl: string;
  readonly publicUrl: string;
  readonly isLocal: boolean;
  readonly mode: Mode;
  /** The instant of which the rows are. */
  readonly now: string;
  /** In this order, each by its payments' time. */
  readonly parts: readonly ExportPart[];
  readonly filter: Pick<ListFilter, "attention" | "cashier" | "q" | "status" | "till">;
}

/** What the serving thread asks for, one after another. */
export type ExportAsk = "count" | "next";

export type ExportTold =
  | { readonly kind: "count"; readonly rows: number }
  /** Lines of the stream, UTF-8. */
  | { readonly kind: "page"; readonly lines: Uint8Array<ArrayBuffer>; readonly rows: number }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly message: string };
