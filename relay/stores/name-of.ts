import { longestName } from "../../contract/people-api.ts";
import { RelayError } from "../http/relay-error.ts";

/** What a printer would obey, and what nobody sees. */
const unseen = /[\p{Cc}\p{Cf}]/u;
/** Makes one sign of two: a cook of a woman and a pan, some letters of Persian. */
const joiner =
  /(?<=[\p{L}\p{Extended_Pictographic}\uFE0F\p{EMod}])[\u200C\u200D](?=[\p{L}\p{Extended_Pictographic}])/gu;

/**
 * A person's or a till's name in its one form.
 * @throws RelayError name_invalid
 */
export function nameOf(text: string): string {
  const name = text.trim().replaceAll(/\s+/gu, " ");
  if (name === "" || name.length > longestName || unseen.test(name.replaceAll(joiner, ""))) {
    const message = `A name has 1 to ${longestName} characters, none of them invisible`;
    throw new RelayError("name_invalid", message, "name");
  }
  return name;
}

/** Whether people would take two names for one: case, accents and spaces tell nobody apart. */
export function isSameName(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/[\p{M}\p{Cf}\s]/gu, "")
    .toLowerCase();
}

const collator = new Intl.Collator("es", { numeric: true, sensitivity: "base" });

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The order in which people look for a name: Álvaro before Bea, "Caja 2" before "Caja 10". */
export function byName(one: Named, other: Named): number {
  return compareNames(one.name, other.name) || (one.id < other.id ? -1 : 1);
}

/** The same of two names; 0 where they stand at one place. */
export function compareNames(one: string, other: string): number {
  return collator.compare(one, other);
}
