import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { openDatabase, readEpoch } from "../../relay/database/open-database.ts";
import { createTestDatabase, type TestDatabase } from "../postgres/test-database.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const run = promisify(execFile);

describe("opening the database", () => {
  it("is safe for four processes that start at once on an empty one", async () => {
    const env = { ...process.env, DATABASE_URL: database.url };
    const args = ["relay/main.ts", "store", "list", "--json"];
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => run(process.execPath, args, { env, timeout: 20_000 })),
    );
    expect(answers.map(({ stdout }) => JSON.parse(stdout))).toEqual(
      answers.map(() => ({ stores: [] })),
    );
  });

  it("keeps its epoch from one start to the next", async () => {
    const first = await openDatabase(database.url);
    const epoch = await readEpoch(first);
    await first.destroy();
    const second = await openDatabase(database.url);
    expect(await readEpoch(second)).toBe(epoch);
    await second.destroy();
  });

  it("refuses one that a newer program has migrated, and leaves it alone", async () => {
    const newer = await openDatabase(database.url);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(
      newer,
    );
    await newer.destroy();
    await expect(openDatabase(database.url)).rejects.toThrow(
      /written by a newer version of the relay: start that version or a newer one/u,
    );
  });

  it("gives amounts beyond 32 bits back as numbers, and sums too", async () => {
    const opened = await openDatabase(database.url);
    const amount = 2 ** 53 - 1;
    const row = { id: "1", name: "", currency: "CLP", locale: "es-CL", time_zone: "UTC" };
    await opened
      .insertInto("stores")
      .values({
        ...row,
        product: "payment_intent",
        day_starts_at_hour: 0,
        max_amount: amount,
        feed_position: 0,
        created_at: "",
      })
      .execute();
    const read = await opened
      .selectFrom("stores")
      .select(({ fn }) => ["max_amount", fn.sum("max_amount").as("sum"), fn.countAll().as("count")])
      .groupBy("max_amount")
      .execute();
    expect(read).toEqual([{ max_amount: amount, sum: amount, count: 1 }]);
    await opened.destroy();
  });
});
