import type { Finding } from "./finding.ts";

const warnSeconds = 30;
const failSeconds = 600;

/** @param offsetMs the relay's time minus this computer's; `null`: the relay has not told it */
export function checkClock(offsetMs: number | null): Finding {
  if (offsetMs === null) return { grade: "skipped", code: "clock_unknown", facts: {} };
  // What is rounded here is this computer's lead.
  const seconds = Math.round(-offsetMs / 1_000) + 0;
  if (Math.abs(seconds) < warnSeconds)
    return { grade: "ok", code: "clock_right", facts: { seconds } };
  const grade = Math.abs(seconds) < failSeconds ? "warn" : "fail";
  return { grade, code: "clock_wrong", facts: { seconds } };
}
