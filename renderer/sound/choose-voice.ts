import type { Locale } from "../../contract/money.ts";

/** What is asked of a `SpeechSynthesisVoice`. */
export interface VoiceFacts {
  readonly lang: string;
  readonly localService: boolean;
  readonly default: boolean;
}

/** Whose Spanish or English sounds nearest, after the language's own. */
const nextOfKin: Readonly<Record<Locale, readonly string[]>> = {
  "es-CL": ["es-cl", "es-419", "es-mx", "es-us", "es-ar", "es-co", "es-pe"],
  "es-MX": ["es-mx", "es-419", "es-us", "es-co", "es-pe", "es-cl"],
  en: ["en-us", "en-gb", "en"],
};

/**
 * The voice for a language, or `null`: a foreign language's voice is never used, for nobody
 * understands amounts that it says. Nor is one that speaks through somebody's server: amounts
 * stay in the shop, and the shop's line may be down.
 */
export function chooseVoice<Voice extends VoiceFacts>(
  voices: readonly Voice[],
  language: Locale,
): Voice | null {
  const kin = nextOfKin[language];
  const family = language.slice(0, 2);
  const rank = (voice: Voice) => {
    const lang = voiceLanguage(voice);
    const place = kin.indexOf(lang);
    return (place === -1 ? kin.length : place) * 2 + (voice.default ? 0 : 1);
  };
  const fit = voices.filter(
    (voice) => voice.localService && voiceLanguage(voice).split("-")[0] === family,
  );
  return fit.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** Systems write "es-CL", "es_CL" and "ES-cl". */
function voiceLanguage({ lang }: VoiceFacts): string {
  return lang.toLowerCase().replaceAll("_", "-");
}
