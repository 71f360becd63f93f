import { isFinal } from "../../contract/payment-intent.ts";
import {
  contradictionGapMs,
  expiredAfterTokenMs,
  type IntentState,
} from "../../contract/transition.ts";

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** While its token lives an intent is asked about this often. */
const aliveEveryMs = 2 * second;
/** Fintoc itself keeps checking for ten days; one more for its answer to reach us. */
const giveUpAfterMs = 11 * day;

/**
 * When Fintoc is to be asked next about an intent that was asked about (or changed) just now:
 * every few seconds while its token lives, at the minute after its end, then every few minutes;
 * a success that only a webhook told is confirmed at once, and once more when it was denied.
 */
export function nextAskAt(
  state: IntentState,
  row: {
    readonly fintoc_id: string | null;
    readonly token_expires_at: string | null;
    readonly created_at: string;
  },
  now: string,
): string | null {
  if (row.fintoc_id === null || row.token_expires_at === null) return null;
  const at = Date.parse(now);
  switch (state.asking) {
    case "nothing":
      return null;
    case "confirmation":
      return later(
        state.deniedAt === null
          ? at
          : Math.max(Date.parse(state.deniedAt) + contradictionGapMs, at),
      );
    case "progress": {
      if (isFinal(state.status)) return null;
      const nobodyCanStart = Date.parse(row.token_expires_at) + expiredAfterTokenMs;
      if (at < nobodyCanStart) return later(Math.min(at + aliveEveryMs, nobodyCanStart));
      const age = at - Date.parse(row.created_at);
      if (age > giveUpAfterMs) return null;
      return later(at + (age < day ? 2 * minute : 5 * minute));
    }
  }
}

function later(at: number): string {
  return new Date(at).toISOString();
}
