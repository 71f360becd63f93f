let relayAt = Date.now();
let steadyAt = performance.now();

/**
 * Takes the difference between the relay's clock and this computer's as the main process has just
 * measured it. From here on time is counted without the computer's clock, which anybody may set.
 */
export function takeClockOffset(relayMinusComputerMs: number): void {
  relayAt = Date.now() + relayMinusComputerMs;
  steadyAt = performance.now();
}

/** The relay's time, Unix milliseconds: the only clock that the screens go by. */
export function relayNow(): number {
  return relayAt + (performance.now() - steadyAt);
}
