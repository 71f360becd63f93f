import { sql, type Kysely } from "kysely";
import { expect, it, onTestFinished } from "vitest";

import { openDatabase } from "../../relay/database/open-database.ts";
import { up } from "../../relay/database/migrations/0061-day.ts";
import { startBench } from "./harness.ts";
import { replaceIntents } from "./stored-intents.ts";

it("what was paid before the program knew how long it took is timed to the millisecond", async () => {
  const bench = await startBench();
  onTestFinished(() => bench.close());
  const store = await bench.addStore();
  const shop = { store, tills: [await bench.pairTill(store)], cashiers: [null] };
  const database = await openDatabase(bench.databaseUrl);
  onTestFinished(() => database.destroy());
  const one = { at: "2026-04-04T22:59:59.999Z", attention: null, till: 0, cashier: 0 } as const;
  const times = [0, 1, 41_007, 3_600_001, 98_765_432];
  await replaceIntents(database, shop, [
    ...times.map((payMs) => ({ ...one, amount: payMs + 1, status: "succeeded", payMs }) as const),
    { ...one, amount: 7, status: "expired" },
  ]);

  await database.schema.dropIndex("payment_intents_of_day").execute();
  await sql`create index payment_intents_by_store on payment_intents (store_id)`.execute(database);
  await sql`alter table payment_intents drop column pay_ms`.execute(database);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a migration knows no tables
  await up(database as unknown as Kysely<unknown>);
  const rows = await database
    .selectFrom("payment_intents")
    .select(["amount", "pay_ms", "status"])
    .execute();
  expect(rows).toHaveLength(times.length + 1);
  for (const { amount, pay_ms: payMs, status } of rows) {
    expect(payMs).toBe(status === "succeeded" ? amount - 1 : null);
  }
});
