import { expect, it } from "vitest";

import { alertOutcomes } from "../../contract/alerts.ts";
import { alertsWordsEn, alertsWordsEsCl, alertsWordsEsMx } from "./alerts-words.ts";
import { outcomeText, stateText } from "./delivery-text.ts";

const languages = [alertsWordsEsCl, alertsWordsEsMx, alertsWordsEn];

it("has a sentence for every way in which a message can fail, of this relay and a newer one", () => {
  for (const words of languages) {
    for (const outcome of alertOutcomes) {
      const text = outcomeText(outcome, words);
      if (outcome === "delivered") expect(text).toBeNull();
      else expect(text).toMatch(/\.$/u);
    }
    expect(outcomeText("http_503", words)).toContain("503");
    expect(outcomeText("by_pigeon", words)).toBe(words.otherOutcome);
  }
});

it("says that a message is on its way, and after a failure when it is tried again", () => {
  const time = (instant: string) => `<${instant}>`;
  const waiting = { state: "waiting", nextAt: "T" } as const;
  expect(stateText({ ...waiting, tries: 0 }, alertsWordsEn, time)).toEqual({
    tone: "waiting",
    text: "Sending",
  });
  expect(stateText({ ...waiting, tries: 1 }, alertsWordsEn, time)).toEqual({
    tone: "care",
    text: "Tried again at <T>",
  });
});
