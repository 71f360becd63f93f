import type { Locale } from "../../contract/money.ts";

/**
 * The language that a first start proposes: of what the operating system prefers, the first that
 * Cobro speaks. Spanish of elsewhere is Chile's, but for Mexico's neighbours to the north.
 * @param preferred as BCP 47 has them, the dearest first
 */
export function firstLanguage(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const [language, ...rest] = tag.toLowerCase().split(/[-_]/u);
    if (language === "en") return "en";
    if (language === "es") return rest.some((part) => mexican.has(part)) ? "es-MX" : "es-CL";
  }
  return "es-CL";
}

const mexican = new Set(["mx", "us"]);
