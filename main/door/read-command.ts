import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";

import { fail, ok, type Result } from "../../contract/result.ts";
import { uuidPattern } from "../../contract/uuid.ts";
import type { CommandWords } from "./find-command.ts";

/** A command with everything that it needs. */
export interface DoorCommand {
  readonly name: CommandWords["name"];
  readonly id: string;
  /** What is asked for; `null` unless it is `charge`. */
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly wait: boolean;
  readonly timeoutMs: number;
  readonly json: boolean;
  readonly output: string | null;
  readonly program: string;
}

const shared = {
  wait: { type: "boolean" },
  timeout: { type: "string" },
  json: { type: "boolean" },
  output: { type: "string" },
  program: { type: "string" },
  // The app's own, read before.
  "user-data-dir": { type: "string" },
} as const;
const ofCharge = {
  amount: { type: "string" },
  currency: { type: "string" },
  tip: { type: "string" },
  reference: { type: "string" },
  email: { type: "string" },
  id: { type: "string" },
  practice: { type: "boolean" },
} as const;

const usual = { timeoutMs: 10 * 60_000, program: "cobro" };
const units = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** @returns a sentence for whoever wrote the command when it cannot be understood */
export function readCommand({ args, name }: CommandWords): Result<DoorCommand, string> {
  try {
    return name === "charge" ? readCharge(args) : readOther(name, args);
  } catch (error) {
    // `parseArgs` throws for what it does not know, and says what.
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function readCharge(args: readonly string[]): Result<DoorCommand, string> {
  const { values } = parseArgs({ args: [...args], options: { ...shared, ...ofCharge } });
  const { amount, currency, email, practice, reference, tip } = values;
  if (amount === undefined || !isWhole(amount)) {
    return fail(
      "--amount needs the amount in the currency's smallest unit, digits only: --amount 12990 is $12.990 in pesos of Chile and $129.90 in pesos of Mexico",
    );
  }
  if (tip !== undefined && !isWhole(tip)) {
    return fail("--tip needs the part of the amount that is the tip, digits only: --tip 1290");
  }
  const id = values.id ?? randomUUID();
  if (!uuidPattern.test(id)) return fail("--id needs a UUID");
  return finish("charge", id.toLowerCase(), values, {
    amount: Number(amount),
    ...(tip === undefined ? {} : { tip: Number(tip) }),
    ...(currency === undefined ? {} : { currency }),
    ...(reference === undefined ? {} : { reference }),
    ...(email === undefined ? {} : { customerEmail: email }),
    ...(practice === true ? { practice } : {}),
  });
}

function readOther(name: "sale" | "cancel", args: readonly string[]): Result<DoorCommand, string> {
  const { positionals, values } = parseArgs({
    args: [...args],
    options: shared,
    allowPositionals: true,
  });
  const [id = "", ...more] = positionals;
  if (!uuidPattern.test(id) || more.length > 0) {
    return fail(`${name} needs the sale's id: cobro ${name} 0f8e7c1a-…`);
  }
  return finish(name, id.toLowerCase(), values, null);
}

interface SharedValues {
  readonly wait?: boolean | undefined;
  readonly timeout?: string | undefined;
  readonly json?: boolean | undefined;
  readonly output?: string | undefined;
  readonly program?: string | undefined;
}

function finish(
  name: DoorCommand["name"],
  id: string,
  values: SharedValues,
  body: DoorCommand["body"],
): Result<DoorCommand, string> {
  const { json = false, output = null, program = usual.program, wait = false } = values;
  const timeoutMs = values.timeout === undefined ? usual.timeoutMs : readTimeMs(values.timeout);
  if (timeoutMs === null) return fail("--timeout needs a time: --timeout 90s, --timeout 10m");
  if (values.timeout !== undefined && !wait) return fail("--timeout goes with --wait");
  if (output === "") return fail("--output needs a file");
  return ok({ name, id, body, wait, timeoutMs, json, output, program });
}

function isWhole(text: string): boolean {
  return /^\d{1,15}$/u.test(text);
}

function readTimeMs(text: string): number | null {
  const match = /^(?<count>[1-9]\d{0,4})(?<unit>[smh])$/u.exec(text);
  const unit = match?.groups?.["unit"];
  if (unit !== "s" && unit !== "m" && unit !== "h") return null;
  return Number(match?.groups?.["count"]) * units[unit];
}
