import { seededRandom } from "../../simulator/random.ts";

/** The moments of a sale in which the till is killed, in the order in which a sale meets them. */
export const killMoments = [
  "key",
  "journal",
  "put_lost",
  "put_sent",
  "put_answered",
  "qr",
  "at_bank",
  "paid",
  "cancel",
  "aside",
] as const;
export type KillMoment = (typeof killMoments)[number];

export interface TillKill {
  readonly moment: KillMoment;
  /** From the moment to the kill; what the operating system makes of it is not repeated. */
  readonly waitMs: number;
  /** Whether the customer pays while the till is dead. */
  readonly paysMeanwhile: boolean;
  /** Whether the sale is left open afterwards, and not paid. */
  readonly leftOpen: boolean;
}

/** Every moment once, in an order of its own, and again: the same seed gives the same kills. */
export function makeTillKills(seed: number, count: number): TillKill[] {
  const random = seededRandom(seed);
  const kills: TillKill[] = [];
  while (kills.length < count) {
    const round = killMoments
      .map((moment) => ({ moment, place: random() }))
      .toSorted((a, b) => a.place - b.place);
    for (const { moment } of round) {
      kills.push({
        moment,
        waitMs: Math.floor(random() * 40),
        paysMeanwhile: random() < 0.4,
        leftOpen: random() < 0.3,
      });
    }
  }
  return kills.slice(0, count);
}
