let wallAt = Date.now();
let steadyAt = performance.now();
let offsetMs = 0;

/**
 * Takes the difference between the relay's clock and this computer's as the main process has just
 * measured it. From here on time is counted without the computer's clock, which anybody may set.
 */
export function takeClockOffset(relayMinusComputerMs: number): void {
  wallAt = Date.now();
  steadyAt = performance.now();
  offsetMs = relayMinusComputerMs;
}

/** What this computer's clock showed at the last measure, gone on since: it never jumps. Unix milliseconds. */
export function computerNow(): number {
  return wallAt + (performance.now() - steadyAt);
}

/** The relay's time, Unix milliseconds. */
export function relayNow(): number {
  return computerNow() + offsetMs;
}
