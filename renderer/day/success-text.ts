import type { Locale } from "../../contract/money.ts";

/** "93 %" of a part, never rounded up: 100 % means all of them. `null` where there is none to count. */
export function successText(
  { count, of }: { readonly count: number; readonly of: number },
  language: Locale,
): string | null {
  if (of === 0) return null;
  const percent = Math.floor((count * 100) / of);
  return new Intl.NumberFormat(language, { style: "percent" }).format(percent / 100);
}
