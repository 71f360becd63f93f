import type { Locale } from "../../contract/money.ts";

/** What stands on a printed page, whatever prints it. All texts are ready to be read. */
export type SlipPart =
  /** A picture as a `data:` URL; only paper that is drawn as a page shows it. */
  | { readonly kind: "logo"; readonly source: string }
  /** Whose paper this is. */
  | { readonly kind: "heading"; readonly text: string }
  /** What must not be overlooked: a test, a copy. */
  | { readonly kind: "banner"; readonly text: string; readonly detail: string | null }
  | { readonly kind: "text"; readonly text: string; readonly weight: "plain" | "strong" | "small" }
  | { readonly kind: "amount"; readonly label: string; readonly text: string }
  | { readonly kind: "row"; readonly label: string; readonly value: string }
  /** A line to write on by hand. */
  | { readonly kind: "blank"; readonly label: string }
  | { readonly kind: "qr"; readonly data: string; readonly caption: string | null }
  | { readonly kind: "rule" }
  | { readonly kind: "space" };

/** One printed page; the paper is cut at its end. */
export interface Slip {
  readonly title: string;
  readonly locale: Locale;
  readonly parts: readonly SlipPart[];
}

/** The row, unless there is nothing to say in it. */
export function rowOf(label: string, value: string | null): readonly SlipPart[] {
  return value === null || value.trim() === "" ? [] : [{ kind: "row", label, value }];
}
