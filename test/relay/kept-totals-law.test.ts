import { randomUUID } from "node:crypto";

import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";

import { businessDay } from "../../contract/business-day.ts";
import { fintocStatuses } from "../../contract/payment-intent.ts";
import type { Fact } from "../../contract/transition.ts";
import { close } from "../../relay/closings/close.ts";
import { lockIntents } from "../../relay/database/locks.ts";
import type { Database } from "../../relay/database/open-database.ts";
import type { DaySlot } from "../../relay/days/day-slots.ts";
import { dayTotals } from "../../relay/days/day-totals.ts";
import { RelayError } from "../../relay/http/relay-error.ts";
import { commitFacts } from "../../relay/payment-intents/commit-facts.ts";
import { settle } from "../../relay/payment-intents/settle.ts";
import { tellIntent } from "../../relay/refunds/record-refund-facts.ts";
import { prune } from "../../relay/retention/prune.ts";
import { renameTill } from "../../relay/tills/change-tills.ts";
import {
  charge,
  firstHour,
  hired,
  openShops,
  readBoth,
  relayOn,
  zone,
  type Charge,
  type Charged,
  type Shop,
  type Shops,
} from "./kept-shops.ts";

/** Clocks go back during the first (25 hours). */
const days = ["2026-04-04", "2026-06-15"] as const;
const quarterMs = 900_000;

let shops: Shops;
beforeEach(async () => {
  shops = await openShops();
});
afterEach(() => shops.close());

type Happening =
  | { readonly kind: "charge"; readonly charge: Charge }
  /** `intent` is a place in the list of those charged so far. */
  | { readonly kind: "fact"; readonly intent: number; readonly fact: WishedFact }
  | { readonly kind: "settle"; readonly intent: number }
  | { readonly kind: "refund"; readonly intent: number; readonly succeeds: boolean }
  | { readonly kind: "rename"; readonly till: number; readonly name: string }
  | { readonly kind: "close" }
  | { readonly kind: "prune" }
  | { readonly kind: "read"; readonly relay: 0 | 1; readonly day: number };

type WishedFact =
  | {
      readonly kind: "told";
      readonly source: "webhook" | "fetch";
      readonly status: (typeof fintocStatuses)[number];
      /** Whether it tells of another amount. */
      readonly off: boolean;
      readonly afterMs: number;
    }
  | { readonly kind: "cancelled" }
  | { readonly kind: "refund_failed" };

/** In and around the days, often at the very edge of a quarter of an hour. */
const instants = fc
  .tuple(fc.constantFrom(...days), fc.integer({ min: -1, max: 101 }), fc.nat(3), fc.nat(1))
  .map(([day, quarter, minute, before]) => {
    const { from } = businessDay(day, zone, firstHour);
    return new Date(from + quarter * quarterMs + minute * 60_000 - before).toISOString();
  });
const intent = fc.nat(9);
const told = fc.record({
  kind: fc.constant("told" as const),
  source: fc.constantFrom("webhook" as const, "fetch" as const),
  status: fc.oneof(fc.constant("succeeded" as const), fc.constantFrom(...fintocStatuses)),
  off: fc.integer({ min: 0, max: 9 }).map((each) => each === 0),
  afterMs: fc.nat(900_000),
});
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("charge" as const),
      charge: fc.record({
        at: instants,
        amount: fc.integer({ min: 1, max: 999_999_999 }),
        till: fc.nat(1),
        cashier: fc.nat(1),
      }),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant("fact" as const),
      intent,
      fact: fc.oneof(
        { weight: 6, arbitrary: told },
        { weight: 1, arbitrary: fc.constant({ kind: "cancelled" as const }) },
        { weight: 1, arbitrary: fc.constant({ kind: "refund_failed" as const }) },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("settle" as const), intent }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("refund" as const),
      intent,
      succeeds: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("rename" as const),
      till: fc.nat(1),
      name: fc.uuid().map((each) => `Caja ${each.slice(0, 6)}`),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: "close" as const }, { kind: "prune" as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("read" as const),
      relay: fc.constantFrom(0 as const, 1 as const),
      day: fc.nat(1),
    }),
  },
) satisfies fc.Arbitrary<Happening>;
/** What stands in one batch happens at once. */
const history = fc.array(fc.array(happening, { minLength: 1, maxLength: 6 }), { maxLength: 12 });

function toFact(wished: WishedFact, { amount, at }: Charged): Fact {
  switch (wished.kind) {
    case "cancelled":
      return { kind: "cancelled", at };
    case "refund_failed":
      return {
        kind: "refund_ended",
        at,
        refundId: randomUUID(),
        status: "failed",
        failureCode: null,
      };
    case "told": {
      const { afterMs, off, source, status } = wished;
      const learned = new Date(Date.parse(at) + afterMs).toISOString();
      return {
        kind: "told",
        source,
        at: learned,
        askedAt: learned,
        eventId: source === "webhook" ? randomUUID() : null,
        amount: off ? amount + 1 : amount,
        currency: "CLP",
        status,
        errorReason: null,
        bankReference: null,
        sender: null,
        transactionDate: null,
      };
    }
  }
}

const expectedCodes: ReadonlySet<string> = new Set([
  "nothing_to_settle",
  "till_name_taken",
  "closing_outdated",
  "closing_empty",
]);
const unlessRefused = (error: unknown) => {
  if (error instanceof RelayError && expectedCodes.has(error.code)) return;
  throw error;
};

it("whatever happens, and whoever does it, totals that were kept are those counted afresh", async () => {
  const seen = { reused: 0, anew: 0, received: 0, settled: 0, refunded: 0, closed: 0 };
  const latest = new Map<string, readonly DaySlot[]>();

  async function play(shop: Shop, each: Happening, turn: number, charged: Charged[]) {
    const on = shops.seller(turn);
    const known = "intent" in each ? charged[each.intent % Math.max(1, charged.length)] : undefined;
    const now = () => new Date(Date.parse(known?.at ?? "") + quarterMs).toISOString();
    const { storeId } = shop;
    switch (each.kind) {
      case "charge":
        charged.push(await charge(shop, each.charge, on));
        return;
      case "fact":
        if (known !== undefined) {
          await commitFacts(relayOn(on, now), known.id, [toFact(each.fact, known)]);
        }
        return;
      case "settle":
        if (known !== undefined) {
          await settle(relayOn(on, now), known.id, "Luz", { note: "visto" }).catch(unlessRefused);
        }
        return;
      case "refund":
        if (known !== undefined) await refund(on, storeId, known, each.succeeds, now());
        return;
      case "rename": {
        const change = { storeId, by: null, nowMs: Date.parse(hired) };
        const till = shop.tillIds[each.till] ?? "";
        await renameTill(on, change, till, each.name).catch(unlessRefused);
        return;
      }
      case "close": {
        const who = { id: "luz", name: "Luz" };
        const till = { id: shop.tillIds[0] ?? "", name: "Caja 1" };
        const wish = { id: randomUUID(), storeId, mode: "test", after: 0, till } as const;
        const at = "2026-06-16T12:00:00.000Z";
        await close(on, { ...wish, closedBy: who, evenEmpty: true }, () => at).catch(unlessRefused);
        return;
      }
      case "prune":
        await prune(on, Date.parse("2026-07-01T12:00:00.000Z"), { feedDays: 1, eventDays: 1 });
        return;
      case "read": {
        const key = `${each.relay} ${each.day} ${storeId}`;
        const slots = await readBoth(shop, days[each.day] ?? "", shops.readers[each.relay]);
        const before = latest.get(key);
        latest.set(key, slots);
        if (before === undefined) return;
        const reused = slots.filter((slot, index) => slot === before[index]).length;
        seen.reused += reused;
        seen.anew += reused > 0 ? slots.length - reused : 0;
      }
    }
  }

  await fc.assert(
    fc.asyncProperty(history, async (batches) => {
      const shop = await shops.addShop();
      const charged: Charged[] = [];
      for (const batch of batches) {
        const played = batch.map((each, turn) => play(shop, each, turn, charged));
        // All of them have ended before one that failed is told.
        await Promise.allSettled(played);
        await Promise.all(played);
      }
      const store = await shops
        .seller()
        .selectFrom("stores")
        .selectAll()
        .where("id", "=", shop.storeId)
        .executeTakeFirstOrThrow();
      for (const day of days) {
        for (const { database, kept } of shops.readers) {
          const told = await dayTotals(database, store, "test", day, kept);
          const whole = await dayTotals(database, store, "test", day);
          expect(told).toEqual(whole);
          seen.received += told.received.count;
          seen.refunded += told.refunds?.succeeded.count ?? 0;
        }
      }
      const settled = await shops
        .seller()
        .selectFrom("payment_intents")
        .select("id")
        .where("settled_at", "is not", null)
        .execute();
      seen.settled += settled.length;
      seen.closed += (await shops.seller().selectFrom("closings").select("id").execute()).length;
    }),
    { numRuns: 40 },
  );
  // The histories came to all that the law speaks of.
  for (const [name, count] of Object.entries(seen)) expect(count, name).toBeGreaterThan(0);
}, 180_000);

/** A refund that is asked for, or has come to its end, told to its intent as refunds are. */
async function refund(
  on: Database,
  storeId: string,
  { amount, id }: Charged,
  succeeds: boolean,
  at: string,
) {
  await on.transaction().execute(async (transaction) => {
    await lockIntents(transaction, [id]);
    const status = succeeds ? "succeeded" : "in_progress";
    const finalAt = succeeds ? at : null;
    const row = { id: randomUUID(), intent_id: id, store_id: storeId, currency: "CLP", amount };
    const state = JSON.stringify({ status, finalAt });
    await transaction
      .insertInto("refunds")
      .values({ ...row, state, status, final_at: finalAt, created_at: at, updated_at: at })
      .execute();
    await tellIntent(transaction, id, at);
  });
}
