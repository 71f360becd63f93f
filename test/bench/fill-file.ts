import { existsSync } from "node:fs";

import { openDatabase } from "../../relay/database/open-database.ts";
import { fill, type Filling } from "./fill.ts";

/** Ten stores with five tills each, and their intents of forty days. */
export const manyIntents = (intents: number): Filling => ({
  stores: 10,
  tillsPerStore: 5,
  intents,
  days: 40,
  statuses: "mixed",
  withFeed: false,
});

/** `bench fill N FILE`: a database file with N intents, for whoever wants to look at one. */
export async function fillFile(
  [count = "", file = ""]: readonly string[],
  log: (line: string) => void,
): Promise<number> {
  if (!/^[1-9]\d{0,8}$/u.test(count) || file === "")
    throw new Error("npm run bench -- fill N FILE");
  if (existsSync(file)) throw new Error(`${file} exists already`);
  const startedAt = performance.now();
  const database = await openDatabase(`sqlite:${file}`);
  try {
    await fill(database, manyIntents(Number(count)));
  } finally {
    await database.destroy();
  }
  log(`${count} intents in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s: ${file}`);
  return 0;
}
