import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createGroupCommit } from "../../relay/database/group-commit.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { createTestDatabase, type TestDatabase } from "../postgres/test-database.ts";

let url: TestDatabase;
let database: Database;
beforeEach(async () => {
  url = await createTestDatabase();
  database = await openDatabase(url.url);
});
afterEach(async () => {
  await database.destroy();
  await url.drop();
});

const shared = process.env["TEST_DATABASE"] === "postgres";
const nudged: string[] = [];
const group = () =>
  createGroupCommit({
    database,
    askSoon: () => undefined,
    now: () => new Date().toISOString(),
    hub: {
      nudge: (storeId) => nudged.push(storeId),
      catchUp: () => Promise.resolve(),
      listen: () => Promise.resolve(() => undefined),
    },
    claims: {
      shared,
      tryClaim: () => Promise.resolve(true),
      release: () => Promise.resolve(),
    },
  });
const add = (key: string) => (transaction: Database) =>
  transaction.insertInto("meta").values({ key, value: "" }).execute();
const keys = async () => {
  const rows = await database.selectFrom("meta").select("key").orderBy("key").execute();
  return rows.map((row) => row.key).filter((key) => key !== "epoch");
};

describe("work that arrives together", () => {
  it("is committed; one that fails takes back its own changes alone and nudges nobody", async () => {
    const inGroup = group();
    const failing = inGroup(async (transaction, changed) => {
      await add("b")(transaction);
      changed({ storeId: "failed", tillId: "", position: 1, intentId: "" });
      await add("b")(transaction);
    });
    const good = inGroup(async (transaction, changed) => {
      changed({ storeId: "good", tillId: "", position: 1, intentId: "" });
      await add("c")(transaction);
      return "done";
    });
    const outcomes = await Promise.allSettled([inGroup(add("a")), failing, good]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(await good).toBe("done");
    expect(await keys()).toEqual(["a", "c"]);
    expect(nudged).toEqual(["good"]);
  });

  it("goes on after a group that failed as a whole", async () => {
    const inGroup = group();
    const ended = inGroup((transaction) => sql`rollback`.execute(transaction).then(() => "lost"));
    const alongside = inGroup(add("d"));
    const outcomes = await Promise.allSettled([ended, alongside]);
    if (!shared) expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await inGroup(add("e"));
    expect(await keys()).toContain("e");
  });
});
