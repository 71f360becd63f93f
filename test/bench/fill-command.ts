import { parseArgs } from "node:util";

import { openDatabase } from "../../relay/database/open-database.ts";
import { fillStore } from "./fill-store.ts";

const usage =
  "npm run bench -- fill --database URL --store ID [--count 1000000] [--days 400] [--today N] [--seed 1]";

/**
 * `bench fill`: invented sales for a store of a relay's database, for whoever wants to look at a
 * large one. No part of the relay: what invents sales has no place where real ones are kept.
 */
export async function runFill(
  args: readonly string[],
  log: (line: string) => void,
): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { database: text, store: text, count: text, days: text, today: text, seed: text },
  });
  const { database: url, store: storeId } = values;
  if (url === undefined || storeId === undefined) throw new Error(usage);
  const whole = (name: "count" | "days" | "today" | "seed", otherwise: number, most: number) => {
    const value = values[name] ?? String(otherwise);
    if (!/^\d+$/u.test(value) || Number(value) > most) {
      throw new Error(`--${name} takes a whole number up to ${most}. ${usage}`);
    }
    return Number(value);
  };
  const count = whole("count", 1_000_000, 100_000_000);
  const days = whole("days", 400, 10_000);
  if (days === 0) throw new Error(`--days takes 1 or more. ${usage}`);
  const today = whole("today", Math.ceil(count / days), count);
  const seed = whole("seed", 1, Number.MAX_SAFE_INTEGER);
  const startedAt = performance.now();
  const database = await openDatabase(url);
  try {
    await fillStore(database, { storeId, count, days, today, seed, now: Date.now() });
  } finally {
    await database.destroy();
  }
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  log(`${count} sales, ${today} of them today, in ${seconds} s`);
  return 0;
}
