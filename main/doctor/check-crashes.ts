import { crashDumpsIn } from "../logs/keep-crash-dumps.ts";
import type { Finding } from "./finding.ts";

const recentMs = 7 * 86_400_000;

/** Whether the app has crashed lately, by the dumps that it left. */
export function checkCrashes(folder: string, now: () => number): Finding {
  const dumps = crashDumpsIn(folder);
  const [newest] = dumps;
  if (newest === undefined) return { grade: "ok", code: "crashes_none", facts: { folder } };
  const last = new Date(newest.at).toISOString();
  const count = dumps.length;
  return now() - newest.at < recentMs
    ? { grade: "warn", code: "crashes_recent", facts: { count, last, folder } }
    : { grade: "ok", code: "crashes_old", facts: { count, last } };
}
