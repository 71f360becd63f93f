import type { Locale } from "../../contract/money.ts";
import { en } from "./en.ts";
import { esCl } from "./es-cl.ts";
import { esMx } from "./es-mx.ts";
import { errorReasons, type ErrorReason, type Messages } from "./messages.ts";

export const catalogues: Readonly<Record<Locale, Messages>> = {
  "es-CL": esCl,
  "es-MX": esMx,
  en,
};

/** Each language in its own words. */
export const languageNames: Readonly<Record<Locale, string>> = {
  "es-CL": "Español (Chile)",
  "es-MX": "Español (México)",
  en: "English",
};

function isErrorReason(reason: string): reason is ErrorReason {
  return (errorReasons as readonly string[]).includes(reason);
}

/** What a failed payment's reason means; Fintoc may name one that we do not know yet. */
export function reasonText(reason: string | null, messages: Messages): string {
  return messages.reasons[reason !== null && isErrorReason(reason) ? reason : "unknown"];
}
