import { parseArgs } from "node:util";

/** How much is measured of the till. */
export interface TillBenchOptions {
  /** Sales until the memory is looked at again. */
  readonly sales: number;
  /** Latencies are taken in this many rounds, each of `salesARound`, after the first few sales. */
  readonly rounds: number;
  readonly salesARound: number;
  readonly startsARound: number;
  readonly log: (line: string) => void;
}

/** The memory that later memory is held against is that after so many sales. */
export const firstSales = 5;
/** The till keeps and shows its last 20 sales: from here on it has no reason to grow. */
export const fullListSales = 25;

/**
 * Reads `[--sales 500] [--rounds 3]`.
 * @throws Error with a sentence when something is not understood
 */
export function readTillOptions(
  args: readonly string[],
  log: (line: string) => void,
): TillBenchOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: [...args], options: { sales: text, rounds: text } });
  const whole = (name: "sales" | "rounds", otherwise: string, least: number) => {
    const value = Number(values[name] ?? otherwise);
    if (Number.isInteger(value) && value >= least) return value;
    throw new Error(`--${name} takes a whole number from ${least} on`);
  };
  const rounds = whole("rounds", "3", 1);
  const sales = whole("sales", "500", fullListSales + rounds);
  const salesARound = Math.min(50, Math.floor((sales - fullListSales) / rounds));
  return { sales, rounds, salesARound, startsARound: 5, log };
}
