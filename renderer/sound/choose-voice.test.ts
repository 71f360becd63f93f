import fc from "fast-check";
import { expect, test } from "vitest";

import { locales } from "../../contract/money.ts";
import { chooseVoice, type VoiceFacts } from "./choose-voice.ts";

const voice = (lang: string, more: Partial<VoiceFacts> = {}): VoiceFacts => ({
  lang,
  localService: true,
  default: false,
  ...more,
});
const chosen = (language: (typeof locales)[number], ...langs: string[]) =>
  chooseVoice(
    langs.map((lang) => voice(lang)),
    language,
  )?.lang ?? null;

test("the language's own voice comes first, then its neighbours', then any of its family", () => {
  expect(chosen("es-CL", "en-US", "es-ES", "es-MX", "es-CL")).toBe("es-CL");
  expect(chosen("es-CL", "en-US", "es-ES", "es-MX", "es-419")).toBe("es-419");
  expect(chosen("es-CL", "es-ES", "es_MX")).toBe("es_MX");
  expect(chosen("es-MX", "es-ES", "es-US", "ES-mx")).toBe("ES-mx");
  expect(chosen("es-CL", "en-US", "es-ES")).toBe("es-ES");
  expect(chosen("es-MX", "es")).toBe("es");
  expect(chosen("en", "es-CL", "en-AU", "en-GB")).toBe("en-GB");
});

test("a foreign language's voice is never used", () => {
  expect(chosen("es-CL", "en-US", "pt-BR", "est-EE")).toBeNull();
  expect(chosen("en", "es-CL")).toBeNull();
  expect(chosen("es-CL")).toBeNull();
});

test("a voice that speaks through somebody's server is never used", () => {
  const remote = voice("es-CL", { localService: false });
  expect(chooseVoice([remote], "es-CL")).toBeNull();
  expect(chooseVoice([remote, voice("es-ES")], "es-CL")?.lang).toBe("es-ES");
});

test("of equals the system's default one is used", () => {
  const preferred = voice("es-MX", { default: true });
  expect(chooseVoice([voice("es-MX"), preferred], "es-CL")).toBe(preferred);
});

test("whatever the voices, the chosen one speaks the language on this computer, in any order", () => {
  const voices = fc.array(
    fc.record({
      lang: fc.constantFrom("es-CL", "es_419", "es-ES", "en-US", "en", "pt-BR", "", "x"),
      localService: fc.boolean(),
      default: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(voices, fc.constantFrom(...locales), (all, language) => {
      const one = chooseVoice(all, language);
      const fit = all.filter(
        (each) => each.localService && each.lang.startsWith(language.slice(0, 2)),
      );
      expect(one === null).toBe(fit.length === 0);
      if (one !== null) expect(fit).toContain(one);
      expect(chooseVoice(all.toReversed(), language)).toEqual(one);
    }),
  );
});
