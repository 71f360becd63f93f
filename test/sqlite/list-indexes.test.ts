import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

import { expect, it } from "vitest";

import { openDatabase } from "../../relay/database/open-database.ts";
import { openBareDatabase } from "../bench/day/bare-database.ts";
import { dayQuestions } from "../bench/day/day-questions.ts";
import { fillStore } from "../bench/fill-store.ts";
import { fill, storeIdOf } from "../bench/fill.ts";

it("whatever a manager asks, no more of an index is read than the day or what is searched for", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cobro-list-"));
  const path = join(folder, "relay.sqlite");
  const database = await openDatabase(`sqlite:${path}`);
  const filling = { intents: 0, statuses: "mixed", withFeed: false, days: 3 } as const;
  await fill(database, { ...filling, stores: 1, tillsPerStore: 3 });
  const now = Date.parse("2026-06-15T20:00:00.000Z");
  const sales = { storeId: storeIdOf(0), count: 3_000, days: 3, today: 1_000, seed: 1, now };
  await fillStore(database, sales);
  const store = await database.selectFrom("stores").selectAll().executeTakeFirstOrThrow();
  const bare = await openBareDatabase(`sqlite:${path}`);
  const questions = await dayQuestions(database, store, "2026-06-15");
  const plain = new DatabaseSync(path, { readOnly: true });
  for (const { name, variants } of questions) {
    for (const { ask } of variants) {
      for (const { parameters, sql } of await bare.record(ask)) {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as Kysely passed them
        const values = parameters as SQLInputValue[];
        const plan = plain.prepare(`explain query plan ${sql}`).all(...values);
        const steps = plan.map(({ detail }) => String(detail));
        // A word of so many sales is met on the way through the days.
        const isWalk = name.includes("common");
        const wide = steps.filter(
          (step) =>
            /SCAN payment_intents|(?:of_day|by_change) \(store_id=\?\)/u.test(step) && !isWalk,
        );
        expect(wide, `${name}: ${sql}`).toEqual([]);
      }
    }
  }
  plain.close();
  await bare.close();
  await database.destroy();
  await rm(folder, { recursive: true });
}, 60_000);
