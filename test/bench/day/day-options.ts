import { parseArgs } from "node:util";

export interface DayBenchOptions {
  readonly scale: "full" | "small";
  readonly rounds: number;
  readonly database: "sqlite" | "postgres";
  /** A SQLite file that is kept: filled where it does not exist, measured again where it does. */
  readonly file: string | null;
  /** Whether the screen is measured too. */
  readonly screen: boolean;
  readonly log: (line: string) => void;
}

/** How many sales lie in the database, in how many days, and how many of them are of today. */
export const daySizes = {
  full: { count: 1_000_000, days: 400, today: 100_000, asked: 200 },
  small: { count: 20_000, days: 40, today: 2_000, asked: 40 },
} as const;

/** @throws Error with a sentence when something is not understood */
export function readDayOptions(
  args: readonly string[],
  log: (line: string) => void,
): DayBenchOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      scale: text,
      rounds: text,
      database: text,
      file: text,
      "no-screen": { type: "boolean" },
    },
  });
  const { database = "sqlite", file = null, rounds: typed = "3", scale = "full" } = values;
  if (scale !== "full" && scale !== "small") throw new Error(`--scale is full or small: ${scale}`);
  if (database !== "sqlite" && database !== "postgres") {
    throw new Error(`--database is sqlite or postgres: ${database}`);
  }
  if (file !== null && database === "postgres") throw new Error("--file is one of SQLite's");
  const rounds = Number(typed);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number");
  return { scale, rounds, database, file, screen: values["no-screen"] !== true, log };
}
