import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";

import * as v from "valibot";

import type { SimulatedIntent } from "../payment-intents/intent.ts";
import type { SimulatedRefund } from "../refunds/refund.ts";

/** What a bank remembers over its restarts. */
export interface BankMemory {
  readonly intents: readonly SimulatedIntent[];
  readonly refunds: readonly SimulatedRefund[];
}

/** Older ones are forgotten: nobody practises with them any more. */
const mostKept = 1_000;
/** Our own file, written whole: what tells the payments apart is looked at, the rest is trusted. */
const rowSchema = v.looseObject({ id: v.string(), status: v.string(), createdAt: v.number() });
const fileSchema = v.object({ intents: v.array(rowSchema), refunds: v.array(rowSchema) });

/** @returns nothing where there is no such file, or none that can be read */
export function readBankFile(path: string): BankMemory {
  try {
    const parsed = v.parse(fileSchema, JSON.parse(readFileSync(path, "utf8")));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see `rowSchema`
    return parsed as unknown as BankMemory;
  } catch {
    return { intents: [], refunds: [] };
  }
}

/** Takes the old file's place only when it is whole. */
export function writeBankFile(path: string, { intents, refunds }: BankMemory): void {
  const next = `${path}.new`;
  const file = openSync(next, "w", 0o600);
  try {
    const kept = { intents: intents.slice(-mostKept), refunds: refunds.slice(-mostKept) };
    writeFileSync(file, JSON.stringify(kept));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
}
