import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

/** How a fault run is to go. */
export interface FaultOptions {
  readonly seed: number;
  /** How often the relay is killed. */
  readonly kills: number;
  readonly tills: number;
  /** No further kill or sale begins after this long. */
  readonly longestMs: number;
  /** How long the relay and the tills may take to agree with the truth once all faults are off. */
  readonly settleMs: number;
  /** A PostgreSQL to run on (`FAULTS_DATABASE_URL`); `null` is a SQLite file of the run's own. */
  readonly databaseUrl: string | null;
  /** The till's own process is killed, driven by its keys, and not the relay's. */
  readonly tillAlone: boolean;
  readonly log: (line: string) => void;
}

const whole = /^\d{1,10}$/u;

/**
 * Reads `--seed N --kills N --tills N --minutes N --till`.
 * @throws Error with a sentence when something is not understood
 */
export function readFaultOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  log: (line: string) => void,
): FaultOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { seed: text, kills: text, tills: text, minutes: text, till: { type: "boolean" } },
  });
  const number = (name: "seed" | "kills" | "tills" | "minutes", otherwise: number) => {
    const given = values[name];
    if (given === undefined) return otherwise;
    if (!whole.test(given)) throw new Error(`--${name} takes a whole number: ${given}`);
    return Number(given);
  };
  const databaseUrl = env["FAULTS_DATABASE_URL"]?.trim() ?? "";
  return {
    seed: number("seed", randomInt(2 ** 31)),
    kills: number("kills", 100),
    tills: Math.max(1, number("tills", 6)),
    longestMs: number("minutes", 30) * 60_000,
    settleMs: 60_000,
    tillAlone: values.till === true,
    databaseUrl: databaseUrl === "" ? null : databaseUrl,
    log,
  };
}
