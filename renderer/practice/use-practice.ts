import { useTillStore } from "../bridge/till-store.ts";
import { useLanguage } from "../i18n/use-messages.ts";
import { practiceWords, type PracticeWords } from "./practice-words.ts";

/** Whether what is seen is practice. */
export function usePractises(): boolean {
  return useTillStore(({ till }) => till?.home === "practice");
}

export function usePracticeWords(): PracticeWords {
  return practiceWords[useLanguage()];
}
