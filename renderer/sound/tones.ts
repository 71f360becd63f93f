/** One note of a sound. Times in seconds from the sound's beginning. */
export interface Note {
  readonly frequency: number;
  readonly at: number;
  readonly lasts: number;
  readonly wave: "sine" | "triangle" | "square";
  /** Loudness beside the other sounds, up to 1. */
  readonly peak: number;
  /** How long it takes to be that loud: a soft sound swells. */
  readonly swell: number;
}

export const toneNames = ["paid", "not_paid", "aside_paid", "aside_not_paid", "alarm"] as const;
export type ToneName = (typeof toneNames)[number];

const bright = { wave: "triangle", peak: 0.8, swell: 0.005 } as const;
const low = { wave: "triangle", peak: 0.9, swell: 0.01 } as const;
const soft = { wave: "sine", peak: 0.5, swell: 0.04 } as const;
const urgent = { wave: "square", peak: 0.45, swell: 0.005 } as const;

/**
 * The till's sounds: told apart by direction, pitch and rhythm, so that a small loudspeaker, or an
 * ear that misses the high or the low, is enough.
 */
export const tones: Readonly<Record<ToneName, readonly Note[]>> = {
  // C6 E6 G6, rising.
  paid: [
    { ...bright, frequency: 1046.5, at: 0, lasts: 0.14 },
    { ...bright, frequency: 1318.5, at: 0.09, lasts: 0.14 },
    { ...bright, frequency: 1568, at: 0.18, lasts: 0.42 },
  ],
  // G4 D4, falling and slow.
  not_paid: [
    { ...low, frequency: 392, at: 0, lasts: 0.26 },
    { ...low, frequency: 293.7, at: 0.24, lasts: 0.5 },
  ],
  // As a doorbell in the next room: up for paid, down for not paid.
  aside_paid: [
    { ...soft, frequency: 659.3, at: 0, lasts: 0.3 },
    { ...soft, frequency: 880, at: 0.22, lasts: 0.55 },
  ],
  aside_not_paid: [
    { ...soft, frequency: 659.3, at: 0, lasts: 0.3 },
    { ...soft, frequency: 493.9, at: 0.22, lasts: 0.55 },
  ],
  // Two calls of four, high and low in turn.
  alarm: [
    { ...urgent, frequency: 987.8, at: 0, lasts: 0.15 },
    { ...urgent, frequency: 740, at: 0.17, lasts: 0.15 },
    { ...urgent, frequency: 987.8, at: 0.34, lasts: 0.15 },
    { ...urgent, frequency: 740, at: 0.51, lasts: 0.15 },
    { ...urgent, frequency: 987.8, at: 0.95, lasts: 0.15 },
    { ...urgent, frequency: 740, at: 1.12, lasts: 0.15 },
    { ...urgent, frequency: 987.8, at: 1.29, lasts: 0.15 },
    { ...urgent, frequency: 740, at: 1.46, lasts: 0.15 },
  ],
};

/** How long a sound takes, in milliseconds. */
export function toneMs(name: ToneName): number {
  return Math.max(...tones[name].map(({ at, lasts }) => at + lasts)) * 1_000;
}
