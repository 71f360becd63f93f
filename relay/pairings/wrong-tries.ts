import { setTimeout as delay } from "node:timers/promises";

export const freeTries = 10;
const windowMs = 60_000;
const longestWaitMs = 30_000;
const mostAddresses = 10_000;

/**
 * Slows wrong pairing codes down, per address: ten a minute are answered at once, each further one
 * waits as long as the next free try would take to come. Nothing is ever refused here, so nobody's
 * wrong tries keep another from pairing.
 */
export interface WrongTries {
  /** Resolves when the try may be checked. Called before the check, so that many at once wait too. */
  readonly waitForTurn: (address: string) => Promise<void>;
  /** The try was right: it does not count. */
  readonly forgive: (address: string) => void;
}

export function createWrongTries(
  now: () => number,
  wait: (ms: number) => Promise<unknown> = (ms) => delay(ms, undefined, { ref: false }),
): WrongTries {
  const tries = new Map<string, number[]>();

  const recent = (address: string) => {
    const since = now() - windowMs;
    return (tries.get(address) ?? []).filter((at) => at > since);
  };

  return {
    async waitForTurn(address) {
      const list = [...recent(address), now()];
      tries.delete(address);
      tries.set(address, list);
      const oldest = tries.keys().next().value;
      if (tries.size > mostAddresses && oldest !== undefined) tries.delete(oldest);
      const excess = list.length - freeTries;
      if (excess > 0) {
        await wait(Math.min(longestWaitMs, (excess * windowMs) / freeTries));
      }
    },
    forgive(address) {
      tries.set(address, recent(address).slice(0, -1));
    },
  };
}
