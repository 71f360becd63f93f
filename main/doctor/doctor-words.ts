import type { CheckName, Grade } from "../../contract/diagnosis.ts";
import type { Locale } from "../../contract/money.ts";
import { doctorEn } from "./doctor-words-en.ts";
import { doctorEsCl, doctorEsMx } from "./doctor-words-es.ts";
import type { Finding, FindingCode, FindingFacts } from "./finding.ts";

/** What was found, and what to do about it; `null`: nothing. */
export type Saying = readonly [said: string, wayOut: string | null];

/** The doctor's words of one language. They are main's: `--doctor` says them without any screen. */
export interface DoctorLanguage {
  readonly titles: Readonly<Record<CheckName, string>>;
  readonly grades: Readonly<Record<Grade, string>>;
  readonly headlines: Readonly<Record<"ok" | "warn" | "fail", string>>;
  readonly folders: Readonly<Record<"data" | "logs" | "crashes", string>>;
  readonly wrote: (path: string) => string;
  readonly sayings: { readonly [Code in FindingCode]: (facts: FindingFacts[Code]) => Saying };
}

export interface DoctorWords extends Omit<DoctorLanguage, "sayings"> {
  readonly say: (finding: Finding) => { readonly said: string; readonly wayOut: string | null };
}

export const doctorWords: Readonly<Record<Locale, DoctorWords>> = {
  "es-CL": speaking(doctorEsCl),
  "es-MX": speaking(doctorEsMx),
  en: speaking(doctorEn),
};

function speaking(language: DoctorLanguage): DoctorWords {
  return {
    ...language,
    say({ code, facts }) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a finding's facts are those of its code, which the union says and a lookup loses
      const saying = language.sayings[code] as (given: typeof facts) => Saying;
      const [said, wayOut] = saying(facts);
      return { said, wayOut };
    },
  };
}
