import { randomUUID } from "node:crypto";

import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as v from "valibot";

import { closingSchema, type Closing } from "../../contract/closing.ts";
import { fintocStatuses } from "../../contract/payment-intent.ts";
import { isReceived } from "../../contract/received.ts";
import { stateOf, type Fact } from "../../contract/transition.ts";
import { runCommand } from "../../relay/admin/run-command.ts";
import { close } from "../../relay/closings/close.ts";
import { verifyClosings } from "../../relay/closings/verify-closings.ts";
import { isPostgres } from "../../relay/database/is-postgres.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { RelayError } from "../../relay/http/relay-error.ts";
import { tellIntent } from "../../relay/refunds/record-refund-facts.ts";
import { lockIntents } from "../../relay/database/locks.ts";
import { commitFacts } from "../../relay/payment-intents/commit-facts.ts";
import { appendToFeed } from "../../relay/payment-intents/record-facts.ts";
import { createTestDatabase, type TestDatabase } from "../postgres/test-database.ts";

let file: TestDatabase;
/** As many as there may be processes: PostgreSQL's transactions run side by side. */
let processes: readonly Database[];
beforeEach(async () => {
  file = await createTestDatabase();
  const first = await openDatabase(file.url);
  processes = isPostgres(first) ? [first, await openDatabase(file.url)] : [first];
});
afterEach(async () => {
  await Promise.all(processes.map((each) => each.destroy()));
  await file.drop();
});

/** One thing that happens; `intent` is a place in the list of those charged so far. */
type Happening =
  | { readonly kind: "charge"; readonly amount: number; readonly tip: number | null; till: number }
  | { readonly kind: "fact"; readonly intent: number; readonly fact: WishedFact }
  /** What was paid back of an intent is this part of it now. */
  | { readonly kind: "refund"; readonly intent: number; readonly part: number }
  | { readonly kind: "close" };

type WishedFact =
  | {
      readonly kind: "told";
      readonly source: "webhook" | "fetch";
      readonly status: (typeof fintocStatuses)[number];
      /** Whether it tells of another amount. */
      readonly off: boolean;
    }
  | { readonly kind: "cancelled" }
  | { readonly kind: "not_created" };

const told = fc.record({
  kind: fc.constant("told" as const),
  source: fc.constantFrom("webhook" as const, "fetch" as const),
  status: fc.oneof(fc.constant("succeeded" as const), fc.constantFrom(...fintocStatuses)),
  off: fc.integer({ min: 0, max: 9 }).map((each) => each === 0),
});
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("charge" as const),
      amount: fc.integer({ min: 1, max: 999_999_999 }),
      tip: fc.option(fc.nat(1)),
      till: fc.nat(1),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant("fact" as const),
      intent: fc.nat(6),
      fact: fc.oneof(
        { weight: 8, arbitrary: told },
        { weight: 1, arbitrary: fc.constant({ kind: "cancelled" as const }) },
        { weight: 1, arbitrary: fc.constant({ kind: "not_created" as const }) },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("refund" as const),
      intent: fc.nat(6),
      part: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: "close" as const }) },
);
/** What stands in one batch happens at once. */
const history = fc.array(fc.array(happening, { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 12,
});

const toldOf = (
  intent: number,
  source: "webhook" | "fetch",
  status: (typeof fintocStatuses)[number],
): Happening => ({ kind: "fact", intent, fact: { kind: "told", source, status, off: false } });
const closing: Happening = { kind: "close" };
/** A success that comes after its end was counted; one that is counted, denied, and found after all. */
const scripted: readonly Happening[] = [
  { kind: "charge", amount: 12_990, tip: 990, till: 0 },
  { kind: "charge", amount: 8_200, tip: null, till: 1 },
  toldOf(0, "webhook", "failed"),
  toldOf(1, "webhook", "succeeded"),
  closing,
  toldOf(0, "webhook", "succeeded"),
  toldOf(1, "fetch", "pending"),
  toldOf(1, "fetch", "pending"),
  closing,
  toldOf(1, "fetch", "succeeded"),
  { kind: "refund", intent: 1, part: 2 },
  closing,
  { kind: "refund", intent: 1, part: 1 },
  { kind: "refund", intent: 0, part: 3 },
  closing,
];

const admin = async (...words: string[]): Promise<unknown> =>
  JSON.parse(await runCommand([...words, "--json"], { DATABASE_URL: file.url }));
const addedSchema = v.object({
  store: v.optional(v.object({ id: v.string() })),
  till: v.optional(v.object({ id: v.string() })),
});

async function addShop() {
  const zone = ["--currency", "CLP", "--time-zone", "America/Santiago"];
  const { store } = v.parse(addedSchema, await admin("store", "add", "--name", "Café", ...zone));
  const storeId = store?.id ?? "";
  const tillIds: string[] = [];
  for (const name of ["Caja 1", "Caja 2"]) {
    const words = ["till", "add", "--store", storeId, "--name", name];
    tillIds.push(v.parse(addedSchema, await admin(...words)).till?.id ?? "");
  }
  return { storeId, tillIds };
}

/** Time moves on by more than two denials of a success must lie apart. */
function createClock() {
  let at = Date.parse("2026-11-20T12:00:00.000Z");
  return () => {
    at += 6_000;
    return new Date(at).toISOString();
  };
}

async function play(batches: readonly (readonly Happening[])[]) {
  const { storeId, tillIds } = await addShop();
  const now = createClock();
  const intents: { readonly id: string; readonly amount: number }[] = [];
  /** Each closing's document as it was first read. */
  const documents = new Map<number, string>();
  const database = (turn: number) => processes[turn % processes.length] ?? processes[0];

  async function charge(each: Extract<Happening, { kind: "charge" }>, on: Database) {
    const { amount, till } = each;
    const id = randomUUID();
    const at = now();
    const asked = { amount, currency: "CLP", tokenExpiresAt: null, confirmAbove: null } as const;
    const row = { id, store_id: storeId, till_id: tillIds[till] ?? "" };
    await on.transaction().execute(async (transaction) => {
      await transaction
        .insertInto("payment_intents")
        .values({
          ...row,
          mode: "test",
          amount,
          tip: each.tip,
          currency: "CLP",
          product: "payment_intent",
          request: "{}",
          slug: id,
          state: JSON.stringify(stateOf(asked, [])),
          status: "creating",
          created_at: at,
          updated_at: at,
        })
        .execute();
      await appendToFeed(transaction, row, at);
    });
    intents.push({ id, amount });
  }

  async function learn({ fact, intent }: Extract<Happening, { kind: "fact" }>, on: Database) {
    const known = intents[intent % Math.max(intents.length, 1)];
    if (known === undefined) return;
    const relay = {
      database: on,
      hub: { nudge: () => undefined, connect: never, close: never, catchUp: never, count: never },
      askSoon: () => undefined,
      now,
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the hub only `nudge` is used
    await commitFacts(relay as never, known.id, [toFact(fact, known.amount, now())]);
  }

  /** A refund that has come to its end, told to its intent as refunds are. */
  async function refund({ intent, part }: Extract<Happening, { kind: "refund" }>, on: Database) {
    const known = intents[intent % Math.max(intents.length, 1)];
    if (known === undefined) return;
    const at = now();
    await on.transaction().execute(async (transaction) => {
      await lockIntents(transaction, [known.id]);
      const row = { id: randomUUID(), intent_id: known.id, store_id: storeId, currency: "CLP" };
      const state = JSON.stringify({ status: "succeeded", finalAt: at });
      const { refunded_amount: refunded, status } = await transaction
        .selectFrom("payment_intents")
        .select(["refunded_amount", "status"])
        .where("id", "=", known.id)
        .executeTakeFirstOrThrow();
      const amount = Math.floor((known.amount - refunded) / part);
      if (status !== "succeeded" || amount < 1) return;
      await transaction
        .insertInto("refunds")
        .values({ ...row, amount, state, status: "succeeded", created_at: at, updated_at: at })
        .execute();
      await tellIntent(transaction, known.id, at);
    });
  }

  async function closeDay(on: Database, evenEmpty: boolean): Promise<Closing | null> {
    const after = Math.max(0, ...documents.keys());
    const who = { id: "luz", name: "Luz" };
    const wish = { id: randomUUID(), storeId, mode: "test", after, evenEmpty } as const;
    const till = { id: tillIds[0] ?? "", name: "Caja 1" };
    try {
      const { closing } = await close(on, { ...wish, closedBy: who, till }, now);
      // The same wish again, its answer lost: the same closing.
      const again = await close(on, { ...wish, closedBy: who, till }, now);
      expect(again).toEqual({ closing, isNew: false });
      expect(v.parse(closingSchema, closing)).toEqual(closing);
      documents.set(closing.number, JSON.stringify(closing));
      return closing;
    } catch (error) {
      const expected = ["closing_outdated", "closing_empty"];
      if (error instanceof RelayError && expected.includes(error.code)) return null;
      throw error;
    }
  }

  for (const batch of batches) {
    await Promise.all(
      batch.map((each, turn) => {
        const on = database(turn);
        if (on === undefined) throw new Error("No database");
        switch (each.kind) {
          case "charge":
            return charge(each, on);
          case "fact":
            return learn(each, on);
          case "refund":
            return refund(each, on);
          case "close":
            return closeDay(on, false);
        }
      }),
    );
  }
  const [first] = processes;
  if (first === undefined) throw new Error("No database");
  await closeDay(first, true);
  return { storeId, documents, database: first };
}

const never = () => {
  throw new Error("Not used");
};

function toFact(wished: WishedFact, amount: number, at: string): Fact {
  switch (wished.kind) {
    case "cancelled":
      return { kind: "cancelled", at };
    case "not_created":
      return { kind: "not_created", at, errorReason: "refused", message: "refused" };
    case "told":
      return {
        kind: "told",
        source: wished.source,
        at,
        askedAt: at,
        eventId: wished.source === "webhook" ? randomUUID() : null,
        amount: wished.off ? amount + 1 : amount,
        currency: "CLP",
        status: wished.status,
        errorReason: null,
        bankReference: null,
        sender: null,
        transactionDate: null,
      };
  }
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

it("all closings together hold what is received, each payment once, and none ever changes", async () => {
  const seen = { late: 0, takenBack: 0, givenBack: 0, inDoubt: 0, open: 0, refunded: 0 };
  await fc.assert(
    fc.asyncProperty(history, async (batches) => {
      const { database, documents, storeId } = await play(batches);
      const rows = await database
        .selectFrom("payment_intents")
        .selectAll()
        .where("store_id", "=", storeId)
        .execute();
      const stored = await database
        .selectFrom("closings")
        .selectAll()
        .where("store_id", "=", storeId)
        .orderBy("number")
        .execute();
      const closings = stored.map(({ document, hash }) => {
        const closing = v.parse(closingSchema, Object.assign(JSON.parse(document), { hash }));
        expect(JSON.stringify(closing)).toBe(documents.get(closing.number));
        return closing;
      });
      expect(closings.map(({ number }) => number)).toEqual(closings.map((_, index) => index + 1));
      expect(await verifyClosings(database)).toMatchObject({ faults: [] });

      const received = rows.filter(isReceived);
      const changes = closings.flatMap(({ corrections }) => corrections.items);
      expect(total(closings.map((each) => each.received.amount + each.corrections.amount))).toBe(
        total(received.map(({ amount }) => amount)),
      );
      expect(
        total(closings.map((each) => each.received.count)) +
          total(changes.map(({ change }) => Math.sign(change))),
      ).toBe(received.length);
      expect(total(closings.map((each) => each.received.tips + each.corrections.tips))).toBe(
        total(received.map(({ tip }) => tip ?? 0)),
      );

      const refunds = closings.flatMap((each) => each.refunds.items);
      const paidBack = total(rows.map((row) => row.refunded_amount));
      expect(total(closings.map((each) => each.refunds.amount))).toBe(paidBack);
      expect(total(refunds.map(({ refunded }) => refunded))).toBe(paidBack);

      const entries = await database
        .selectFrom("closing_entries")
        .selectAll()
        .where("store_id", "=", storeId)
        .execute();
      for (const row of rows) {
        const own = entries.filter((each) => each.intent_id === row.id);
        expect(total(own.map(({ change }) => change))).toBe(isReceived(row) ? row.amount : 0);
        expect(total(own.map(({ refunded }) => refunded))).toBe(row.refunded_amount);
        if (row.final_at !== null) expect(own.length).toBeGreaterThan(0);
      }

      for (const closing of closings) {
        const { byCashier, byStatus, byTill, corrections, inDoubt, late } = closing;
        for (const table of [byStatus, byTill, byCashier]) {
          expect(total(table.map(({ count }) => count))).toBe(closing.count);
          expect(total(table.map(({ amount }) => amount))).toBe(closing.amount);
        }
        for (const table of [byTill, byCashier]) {
          for (const figure of ["count", "amount", "tips"] as const) {
            const parts = table.map((each) => each.received[figure]);
            expect(total(parts)).toBe(closing.received[figure]);
          }
        }
        const paid = byStatus.find(({ status }) => status === "succeeded");
        expect(closing.received.amount + inDoubt.amount).toBe(paid?.amount ?? 0);
        expect(late.items).toHaveLength(late.count);
        expect(total(late.items.map(({ amount }) => amount))).toBe(late.amount);
        expect(late.amount).toBeLessThanOrEqual(closing.received.amount);
        for (const { createdAt, ofClosing } of late.items) {
          expect(createdAt < (closing.from ?? "")).toBe(true);
          expect(ofClosing).toBeLessThan(closing.number);
        }
        expect(corrections.items).toHaveLength(corrections.count);
        expect(total(corrections.items.map(({ change }) => change))).toBe(corrections.amount);
        for (const { ofClosing } of corrections.items) {
          expect(ofClosing).toBeLessThan(closing.number);
        }
        expect(closing.open.items).toHaveLength(closing.open.count);
        expect(closing.refunds.items).toHaveLength(closing.refunds.count);
        seen.refunded += closing.refunds.items.filter((each) => each.ofClosing !== null).length;
        seen.late += late.count;
        seen.takenBack += corrections.items.filter(({ change }) => change < 0).length;
        seen.givenBack += corrections.items.filter(({ change }) => change > 0).length;
        seen.inDoubt += inDoubt.count;
        seen.open += closing.open.count;
      }
    }),
    { numRuns: 40, examples: [[scripted.map((each) => [each])]] },
  );
  // The histories came to all that the law speaks of.
  for (const [name, count] of Object.entries(seen)) expect(count, name).toBeGreaterThan(0);
}, 120_000);
