/** The value below which a share (0 to 1) of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The median of one number of every round. */
export function medianOf<Round>(rounds: readonly Round[], pick: (round: Round) => number): number {
  return median(rounds.map(pick));
}

/** One line of the table: what was measured, beside its limit. */
export interface Line {
  readonly benchmark: number | string;
  readonly what: string;
  readonly measured: string;
  readonly limit: string;
  readonly aim: string;
}

export interface Outcome {
  readonly lines: readonly Line[];
  /** Every round's numbers, for the JSON. */
  readonly rounds: unknown;
}

export function notRun(benchmark: number, why: string): Outcome {
  return { lines: [{ benchmark, what: "not run", measured: why, limit: "", aim: "" }], rounds: [] };
}

export const ms = (value: number) => `${value.toFixed(1)} ms`;
export const perSecond = (value: number) => `${Math.round(value).toLocaleString("en")}/s`;
