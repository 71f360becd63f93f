import { randomUUID } from "node:crypto";
import { connect } from "node:net";

import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { stateOf } from "../../contract/transition.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { startBench, type Bench, type FeedMessage, type TillClient } from "./harness.ts";

let bench: Bench;
let database: Database;
let store: string;
let till: TillClient;
let ids: readonly string[];
const intents = 100;
const until = { timeout: 15_000, interval: 10 };

beforeEach(async () => {
  bench = await startBench();
  store = await bench.addStore();
  till = await bench.pairTill(store);
  database = await openDatabase(bench.databaseUrl);
  ids = await addIntents();
});
afterEach(async () => {
  await database.destroy();
  await bench.close();
});

/** Each of them fills 4 KB of the feed. */
async function addIntents(): Promise<readonly string[]> {
  const asked = { amount: 1, currency: "CLP", tokenExpiresAt: null, confirmAbove: null } as const;
  const at = new Date().toISOString();
  const row = {
    store_id: store,
    till_id: till.id,
    cashier_id: null,
    mode: "test",
    amount: 1,
    currency: "CLP",
    product: "payment_intent",
    reference: "x".repeat(3_300),
    customer_email: null,
    request: "{}",
    confirm_above: null,
    fintoc_id: null,
    widget_token: null,
    token_expires_at: null,
    state: JSON.stringify({ ...stateOf(asked, []), status: "expired" }),
    status: "expired",
    attention: null,
    settled_at: null,
    bank_reference: null,
    final_at: null,
    ask_at: null,
    created_at: at,
    updated_at: at,
  };
  const added = Array.from({ length: intents }, () => randomUUID());
  for (const id of added) {
    await database
      .insertInto("payment_intents")
      .values({ ...row, id, slug: id })
      .execute();
  }
  return added;
}

/** Changes all of them once more, as far as the feed is concerned: 400 KB of it. */
async function changeAll(): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const { feed_position: last } = await transaction
      .updateTable("stores")
      .set((row) => ({ feed_position: row("feed_position", "+", intents) }))
      .where("id", "=", store)
      .returning("feed_position")
      .executeTakeFirstOrThrow();
    const at = new Date().toISOString();
    await transaction
      .insertInto("feed")
      .values(
        ids.map((id, index) => ({
          store_id: store,
          position: last - index,
          intent_id: id,
          till_id: till.id,
          at,
        })),
      )
      .execute();
  });
}
const present = async () => {
  const { feed_position: position } = await database
    .selectFrom("stores")
    .select("feed_position")
    .where("id", "=", store)
    .executeTakeFirstOrThrow();
  return position;
};
const positionOf = (id: string | undefined) => Number(id?.split(".").at(-1));
const lastPosition = (messages: readonly FeedMessage[]) =>
  positionOf(messages.findLast((each) => each.id !== undefined)?.id);

it("a reader that does not read is cut at a bounded buffer, others are not, and it resumes", async () => {
  const { hostname, port } = new URL(bench.relay().url);
  const request = `GET /v1/events HTTP/1.1\r\nHost: relay\r\nAuthorization: Bearer ${till.secret}\r\n\r\n`;
  // Nobody listens for its data, so that the buffers of both sides fill up.
  const socket = connect(Number(port), hostname, () => socket.write(request));
  const healthy = await till.feed();
  const isCut = () => bench.logs.some((line) => line.includes("does not keep up"));
  let waves = 0;
  while (!isCut() && waves < 100) {
    waves += 1;
    await changeAll();
    // A change of the relay's own lets it look at what has changed.
    await till.sale();
    const now = await present();
    await vi.waitFor(
      () => expect(lastPosition(healthy.messages)).toBeGreaterThanOrEqual(now),
      until,
    );
  }
  expect(isCut()).toBe(true);
  expect(bench.logs.filter((line) => line.includes("does not keep up"))).toHaveLength(1);

  // It reads again: what the two systems had under way, and then the end.
  let heard = "";
  socket.setEncoding("utf8").on("data", (text) => {
    heard += text;
  });
  socket.on("error", () => undefined);
  await new Promise((resolve) => {
    socket.once("close", resolve);
    socket.resume();
  });
  const lastId = [...heard.matchAll(/^id: (\S+)\ndata: .*\n\n/gmu)].at(-1)?.[1];
  const now = await present();
  expect(positionOf(lastId)).toBeLessThan(now);
  const resumed = await till.feed(lastId);
  await vi.waitFor(() => expect(lastPosition(resumed.messages)).toBeGreaterThanOrEqual(now), until);
  const told = new Set(resumed.messages.map((each) => JSON.stringify(each.data).slice(0, 90)));
  for (const id of ids) expect([...told].some((text) => text.includes(id))).toBe(true);
  resumed.close();
  healthy.close();
});

it("a backlog larger than that buffer reaches a reader that reads, at its own pace", async () => {
  const first = await till.feed();
  const { id: saleId } = await till.sale();
  await vi.waitFor(
    () =>
      expect(first.messages.some((each) => JSON.stringify(each.data).includes(saleId))).toBe(true),
    until,
  );
  first.close();
  const before = first.messages.findLast((each) => each.id !== undefined)?.id;
  // Distinct intents, so that nothing of it is told but once.
  for (let more = 0; more < 9; more += 1) {
    await changeAll();
    ids = await addIntents();
  }
  await changeAll();
  const now = await present();
  const feed = await till.feed(before);
  await vi.waitFor(() => expect(lastPosition(feed.messages)).toBe(now), until);
  const changes = feed.messages.filter((each) => each.event === "payment_intent");
  expect(changes.length).toBeGreaterThanOrEqual(10 * intents);
  feed.close();
});
