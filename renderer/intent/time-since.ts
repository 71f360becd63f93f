import type { Locale } from "../../contract/money.ts";

const secondMs = 1_000;
const minuteS = 60;
const hourS = 60 * minuteS;
const dayS = 24 * hourS;

/**
 * How long after, with the two units that matter: "+0,4 s", "+41 s", "+2 min 3 s", "+1 h 5 min",
 * "+2 d 3 h". The same in every language but for the decimal sign.
 */
export function timeSince(ms: number, locale: Locale): string {
  if (ms < secondMs) {
    const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    // Cut off, not rounded: what took less than a second is not told as one.
    return `+${tenths.format(Math.floor(Math.max(0, ms) / 100) / 10)} s`;
  }
  const seconds = Math.floor(ms / secondMs);
  if (seconds < minuteS) return `+${seconds} s`;
  if (seconds < hourS) return two(seconds, minuteS, "min", 1, "s");
  if (seconds < dayS) return two(seconds, hourS, "h", minuteS, "min");
  return two(seconds, dayS, "d", hourS, "h");
}

function two(seconds: number, large: number, name: string, small: number, smallName: string) {
  const rest = Math.floor((seconds % large) / small);
  const first = `+${Math.floor(seconds / large)} ${name}`;
  return rest === 0 ? first : `${first} ${rest} ${smallName}`;
}
