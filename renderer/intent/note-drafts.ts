import { create } from "zustand";

import { useTill } from "../bridge/till-store.ts";

/**
 * What managers have begun to write about sales: the books may close in the middle. By sale and
 * manager, and forgotten with the window.
 */
const useDrafts = create<{ readonly drafts: Readonly<Record<string, string>> }>()(() => ({
  drafts: {},
}));

/** The present manager's note about a sale, kept until it is written down. */
export function useNoteDraft(intentId: string): readonly [string, (note: string) => void] {
  const managerId = useTill(({ manager }) => manager?.staff.id ?? "");
  const key = `${intentId} ${managerId}`;
  const note = useDrafts(({ drafts }) => drafts[key] ?? "");
  const keep = (text: string) => {
    useDrafts.setState(({ drafts }) => {
      const others = Object.entries(drafts).filter(([each]) => each !== key);
      return { drafts: Object.fromEntries(text === "" ? others : [...others, [key, text]]) };
    });
  };
  return [note, keep];
}
