import type { Updates } from "./updates.ts";

const firstCheckMs = 2 * 60_000;
const betweenChecksMs = 4 * 3_600_000;
const afterFailureMs = 30 * 60_000;
const lookMs = 30_000;

/**
 * Asks for updates now and then, at other times than the shop's other tills, and installs where
 * that may be done unasked.
 * @param random from 0 to below 1
 * @returns what ends it
 */
export function followUpdates(updates: Updates, random: () => number): () => void {
  const { kind } = updates.state();
  if (kind === "off" || kind === "paused") return () => undefined;
  let timer = setTimeout(check, firstCheckMs * (1 + 4 * random()));
  let ended = false;
  const look = setInterval(() => updates.installIfIdle(), lookMs);

  function check(): void {
    void updates.check().then(({ ok }) => {
      const ms = ok ? betweenChecksMs : afterFailureMs;
      if (!ended) timer = setTimeout(check, ms * (0.75 + 0.5 * random()));
    });
  }

  return () => {
    ended = true;
    clearTimeout(timer);
    clearInterval(look);
    updates.close();
  };
}
