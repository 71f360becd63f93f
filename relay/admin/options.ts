import { parseArgs, type ParseArgsOptionsConfig } from "node:util";

import { CommandError } from "./command-error.ts";

export interface Parsed {
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly positionals: readonly string[];
}

/** Reads `--name value` options; an unknown one is refused with the list of those that there are. */
export function readOptions(args: readonly string[], names: readonly string[]): Parsed {
  const config: ParseArgsOptionsConfig = Object.fromEntries(
    names.map((name) => [name, { type: "string" as const }]),
  );
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: config,
      allowPositionals: true,
      strict: true,
    });
    const options = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, String(value)]),
    );
    return { options, positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${message}. Options: ${names.map((name) => `--${name}`).join(" ")}`);
  }
}

/** The option's value, or a clear refusal. */
export function required({ options }: Parsed, name: string): string {
  const value = options[name]?.trim();
  if (value === undefined || value === "") throw new CommandError(`--${name} is missing`);
  return value;
}

/** A whole number within limits, or a clear refusal. */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/u.test(text) || value < least || value > most) {
    throw new CommandError(`--${name} must be a whole number from ${least} to ${most}: ${text}`);
  }
  return value;
}

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A duration such as 10m, 2h or 7d, in milliseconds. */
export function duration(name: string, text: string, mostMs: number): number {
  const match = /^(\d{1,5})([mhd])$/u.exec(text);
  const ms = Number(match?.[1]) * (unitMs[match?.[2] ?? ""] ?? Number.NaN);
  if (!(ms > 0 && ms <= mostMs)) {
    throw new CommandError(
      `--${name} must be a duration such as 10m, 2h or 7d, at most ${mostMs / 86_400_000}d: ${text}`,
    );
  }
  return ms;
}
