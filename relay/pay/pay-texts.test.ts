import { expect, it } from "vitest";

import { payTextsFor } from "./pay-texts.ts";

it.each([
  [undefined, "es"],
  ["", "es"],
  ["es-CL,es;q=0.9,en;q=0.8", "es"],
  ["en-US,en;q=0.9", "en"],
  ["en;q=0.3,es;q=0.7", "es"],
  ["fr-FR,en;q=0.5", "en"],
  ["pt-BR", "es"],
  [";;;q=,,", "es"],
])("Accept-Language %j is answered in %s", (header, language) => {
  expect(payTextsFor(header).language).toBe(language);
});
