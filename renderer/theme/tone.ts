import type { IconName } from "./icon.tsx";

/** What a colour means here; it always has its icon and a word beside it. */
export type Tone = "waiting" | "paid" | "bad" | "care" | "neutral";

export const toneIcons: Readonly<Record<Tone, IconName>> = {
  waiting: "clock",
  paid: "check",
  bad: "cross",
  care: "care",
  neutral: "slash",
};
