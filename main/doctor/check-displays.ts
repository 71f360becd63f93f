import { recogniseDisplay, type FoundDisplay } from "../customer-display/recognise-display.ts";
import type { Finding } from "./finding.ts";

/** What the screens are made for, lying or standing. */
const smallest = { long: 1_024, short: 600 };

/** @param chosen the customer's display, as it is remembered; `null`: none */
export function checkDisplays(displays: readonly FoundDisplay[], chosen: string | null): Finding {
  const count = displays.length;
  const [first] = displays;
  if (first !== undefined && isSmall(first.size)) {
    const { height, width } = first.size;
    return { grade: "warn", code: "displays_small", facts: { width, height } };
  }
  return chosen !== null && recogniseDisplay(displays, chosen) === null
    ? { grade: "fail", code: "displays_missing", facts: { count } }
    : { grade: "ok", code: "displays_found", facts: { count } };
}

function isSmall({ height, width }: FoundDisplay["size"]): boolean {
  return Math.max(width, height) < smallest.long || Math.min(width, height) < smallest.short;
}
