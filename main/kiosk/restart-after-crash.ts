import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";

const recentMs = 10 * 60_000;
const quickOnes = 3;
const shortPauseMs = 1_000;
const longPauseMs = 60_000;

const restartsSchema = v.array(v.number());

/**
 * How long a crashed kiosk waits before it starts itself again: a second for the first three times
 * within ten minutes, then a minute each. It neither loops fast nor stays away for good.
 * @param earlier when it restarted before, Unix milliseconds
 */
export function restartPauseMs(earlier: readonly number[], now: number): number {
  return recentOf(earlier, now).length < quickOnes ? shortPauseMs : longPauseMs;
}

/** A time that lies ahead is of a clock that was set back: it counts, so that nothing loops. */
function recentOf(earlier: readonly number[], now: number): readonly number[] {
  return earlier.filter((at) => now - at < recentMs);
}

/** Remembers this restart, and answers how long to wait; a disk that cannot be written waits long. */
export function noteRestart(dataFolder: string, now: number): number {
  const path = join(dataFolder, "restarts.json");
  let earlier: readonly number[] = [];
  try {
    earlier = v.parse(restartsSchema, JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // None yet, or cut off by the crash before this one.
  }
  try {
    writeFileSync(path, JSON.stringify([...recentOf(earlier, now), now]));
  } catch {
    return longPauseMs;
  }
  return restartPauseMs(earlier, now);
}
