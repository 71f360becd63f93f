import { expect, it } from "vitest";

import { firstLanguage } from "./first-language.ts";

it.each([
  [["es-CL", "en-US"], "es-CL"],
  [["es-MX"], "es-MX"],
  [["es-419"], "es-CL"],
  [["es-US"], "es-MX"],
  [["en-GB", "es-MX"], "en"],
  [["de-DE", "pt-BR", "es-MX"], "es-MX"],
  [["de-DE"], "es-CL"],
  [[], "es-CL"],
])("a computer that prefers %j is spoken to in %s", (preferred, language) => {
  expect(firstLanguage(preferred)).toBe(language);
});
