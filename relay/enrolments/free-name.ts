import { longestName } from "../../contract/people-api.ts";
import { isSameName, nameOf } from "../stores/name-of.ts";

const counter = "{n}";

/**
 * A till's name that no other till of its store has: the pattern's `{n}` counts on from `from`; one
 * without it gets a number behind it when it is taken.
 * @throws RelayError name_invalid
 */
export function freeName(pattern: string, from: number, taken: readonly string[]): string {
  const isFree = (name: string) => taken.every((other) => !isSameName(other, name));
  const counts = pattern.includes(counter);
  if (!counts) {
    const plain = nameOf(cut(pattern, ""));
    if (isFree(plain)) return plain;
  }
  // One more than there are names: one of them is free.
  for (let tries = 0, n = counts ? from : 2; tries <= taken.length; tries += 1, n += 1) {
    const name = counts ? numbered(pattern, n) : nameOf(cut(pattern, ` ${n}`));
    if (isFree(name)) return name;
  }
  throw new Error("unreachable: more numbers than names");
}

/** What stands around the number gives way to it. */
function numbered(pattern: string, n: number): string {
  const [before = "", ...after] = pattern.split(counter);
  const rest = after.join(String(n)).slice(0, longestName - String(n).length);
  const end = `${n}${rest}`;
  return nameOf(`${before.slice(0, longestName - end.length)}${end}`);
}

function cut(text: string, end: string): string {
  return `${text
    .trim()
    .slice(0, longestName - end.length)
    .trimEnd()}${end}`;
}
