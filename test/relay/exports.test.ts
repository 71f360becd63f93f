import { randomUUID } from "node:crypto";

import fc from "fast-check";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { businessDay } from "../../contract/business-day.ts";
import { exportLineSchema, type ExportHead } from "../../contract/export-stream.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { isReceived } from "../../contract/received.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";
import { replaceIntents, storedIntents, sum, type Stored } from "./stored-intents.ts";

const zone = "America/Santiago";
let bench: Bench;
let database: Database;
let store: string;
let till: TillClient;
let second: TillClient;
let ana: string;
let luz: string;
let session: string;
beforeAll(async () => {
  bench = await startBench();
  store = await bench.addStore("--day-starts-at-hour", "5");
  till = await bench.pairTill(store);
  second = await bench.pairTill(store);
  ana = await bench.addStaff(store, "cashier", "4711");
  luz = await bench.addStaff(store, "manager", "123456", "Luz");
  session = await till.signIn(luz, "123456");
  database = await openDatabase(bench.databaseUrl);
});
afterAll(async () => {
  await database.destroy();
  await bench.close();
});

const stored = (intents: readonly Stored[]) =>
  replaceIntents(database, { store, tills: [till, second], cashiers: [ana, luz, null] }, intents);
const plain = { amount: 1, status: "succeeded", attention: null, till: 0, cashier: 0 } as const;
const path = "/v1/exports/payment-intents";
const ask = (query: string, as = session) => till.call("GET", `${path}?${query}`, undefined, as);
const errorOf = async (response: Response) => {
  const { error } = v.parse(v.object({ error: v.looseObject({}) }), await response.json());
  return { status: response.status, ...error };
};

/** What came before the stream ended, however it ended. */
async function readLines(response: Response): Promise<readonly string[]> {
  let text = "";
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  } catch {
    // Cut.
  }
  return text.split("\n").slice(0, -1);
}

async function read(response: Response) {
  let head: ExportHead | null = null;
  let ended: number | null = null;
  const intents: PaymentIntent[] = [];
  for (const line of await readLines(response)) {
    const told = v.parse(exportLineSchema, JSON.parse(line));
    if ("paymentIntent" in told) intents.push(told.paymentIntent);
    else if ("export" in told) head = told.export;
    else if ("end" in told) ended = told.end.rows;
    else throw new Error(told.error.code);
  }
  return { head, intents, ended };
}

/** Many rows, in one statement: each a copy of the one that is there. */
async function multiply(count: number, at: string): Promise<void> {
  await stored([{ ...plain, at }]);
  const row = await database.selectFrom("payment_intents").selectAll().executeTakeFirstOrThrow();
  const rows = Array.from({ length: count - 1 }, () => {
    const id = randomUUID();
    return { ...row, id, slug: id, fintoc_id: `pi_${id}`, receipt_code: null };
  });
  for (let from = 0; from < rows.length; from += 500) {
    await database
      .insertInto("payment_intents")
      .values(rows.slice(from, from + 500))
      .execute();
  }
}

describe("an export", () => {
  it("has every payment intent of its days once, oldest first, and says what it counted and sent", async () => {
    const days = ["2026-04-04", "2026-04-05", "2026-04-06"];
    const [first = "", , last = ""] = days;
    const from = businessDay(first, zone, 5).from;
    const { to } = businessDay(last, zone, 5);
    await fc.assert(
      fc.asyncProperty(
        fc.array(storedIntents(days, zone, 5), { maxLength: 12 }),
        async (intents) => {
          await stored(intents);
          const { ended, head, intents: told } = await read(await ask(`from=${first}&to=${last}`));
          const inside = intents.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to);
          expect(told.map(({ createdAt }) => createdAt)).toEqual(
            inside.map(({ at }) => at).toSorted(),
          );
          expect(new Set(told.map(({ id }) => id)).size).toBe(inside.length);
          expect(told.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual(
            inside.map(({ amount }) => amount).toSorted((a, b) => a - b),
          );
          expect(head).toMatchObject({
            rows: inside.length,
            stores: [{ id: store, timeZone: zone }],
          });
          expect(ended).toBe(inside.length);
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);

  it("of one day adds up to the day's totals, and takes the list's filters", async () => {
    const at = "2026-11-12T15:00:00.000Z";
    await stored([
      { ...plain, at, amount: 12_990 },
      { ...plain, at, amount: 700, till: 1, attention: "paid_after_cancel" },
      { ...plain, at, amount: 900, attention: "contradiction" },
      { ...plain, at, amount: 500, status: "rejected", cashier: 2 },
    ]);
    const day = "from=2026-11-12&to=2026-11-12";
    const whole = await read(await ask(day));
    const answer = await till.call("GET", "/v1/days/2026-11-12", undefined, session);
    const { day: totals } = v.parse(
      v.object({ day: v.looseObject({ received: v.looseObject({}) }) }),
      await answer.json(),
    );
    expect(totals.received).toEqual(sum(whole.intents.filter(isReceived)));
    const amounts = async (filter: string) => {
      const { head, intents } = await read(await ask(`${day}&${filter}`));
      expect(head?.rows).toBe(intents.length);
      return intents.map(({ amount }) => amount).toSorted((a, b) => a - b);
    };
    expect(await amounts("status=rejected")).toEqual([500]);
    expect(await amounts(`till=${second.id}`)).toEqual([700]);
    expect(await amounts("attention=true")).toEqual([700, 900]);
    expect(await amounts("q=12.990")).toEqual([12_990]);
    expect(await errorOf(await ask(`${day}&status=lost`))).toMatchObject({
      status: 422,
      code: "parameter_invalid",
    });
    const counted = await till.call(
      "GET",
      `${path}/count?${day}&status=succeeded`,
      undefined,
      session,
    );
    expect(await counted.json()).toEqual({ rows: 3, days: 1 });
  });

  it("of days that are none, reversed, too many or still to come is refused with a way out", async () => {
    const refusals = {
      "to=2026-11-12": { code: "day_invalid", param: "from" },
      "from=2026-02-29&to=2026-03-01": { code: "day_invalid", param: "from" },
      "from=2026-11-01&to=mañana": { code: "day_invalid", param: "to" },
      "from=2026-11-12&to=2026-11-11": { code: "range_reversed", param: "from" },
      "from=2022-01-01&to=2026-11-12": { code: "range_too_long", param: "to" },
      "from=2024-11-12&to=2025-11-13": { code: "range_too_long", param: "to" },
      "from=2098-01-01&to=2098-01-02": { code: "day_in_future", param: "from" },
    };
    for (const [query, refusal] of Object.entries(refusals)) {
      for (const each of [
        await ask(query),
        await till.call("GET", `${path}/count?${query}`, undefined, session),
      ]) {
        expect(await errorOf(each), query).toMatchObject({ status: 422, ...refusal });
      }
    }
    expect((await read(await ask("from=2023-11-13&to=2024-11-12"))).ended).toBe(0);
  });

  it("is a manager's alone", async () => {
    const query = "from=2026-11-12&to=2026-11-12";
    const cashier = await till.signIn(ana, "4711");
    expect(await errorOf(await ask(query, cashier))).toMatchObject({ code: "manager_required" });
    const without = await till.call("GET", `${path}?${query}`);
    expect(await errorOf(without)).toMatchObject({ status: 403 });
    expect((await fetch(`${bench.relay().url}${path}?${query}`)).status).toBe(401);
  });
});

describe("a large export", () => {
  const rows = 20_000;
  const query = "from=2026-10-01&to=2026-10-01";
  beforeAll(() => multiply(rows, "2026-10-01T15:00:00.000Z"), 120_000);

  it("leaves the relay to its tills: sales are made and paid while it is read", async () => {
    const response = await ask(query);
    const reader = response.body?.getReader();
    // It waits for its reader in the middle, as it would for a slow disk.
    let text = new TextDecoder().decode((await reader?.read())?.value);
    const sale = await till.sale();
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(async () => expect((await till.get(sale.id)).status).toBe("succeeded"), {
      timeout: 15_000,
    });
    expect((await fetch(`${bench.relay().url}/readyz`)).status).toBe(200);
    const decoder = new TextDecoder();
    for (;;) {
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) break;
      text += decoder.decode(chunk.value, { stream: true });
    }
    const lines = text.trimEnd().split("\n");
    expect(lines).toHaveLength(rows + 2);
    expect(lines.at(-1)).toBe(JSON.stringify({ end: { rows } }));
  }, 120_000);

  it("ends with its reader, so that another may begin", async () => {
    const readers = await Promise.all([1, 2, 3].map(() => ask(query)));
    expect(await errorOf(await ask(query))).toMatchObject({ status: 503, code: "export_busy" });
    for (const { body } of readers) await body?.cancel();
    await vi.waitFor(async () => {
      const again = await ask(query);
      await again.body?.cancel();
      expect(again.status).toBe(200);
    }, 15_000);
  }, 120_000);

  it("ends with the manager's session, and says why", async () => {
    const own = await second.signIn(luz, "123456");
    const response = await second.call("GET", `${path}?${query}`, undefined, own);
    const ended = await second.call("DELETE", "/v1/staff/sessions", undefined, own);
    expect(ended.ok).toBe(true);
    const lines = await readLines(response);
    expect(lines.at(-1)).toContain("staff_session_expired");
    expect(lines.length).toBeLessThan(rows);
  }, 120_000);

  it("is cut by the relay's end, without the line that says it is whole", async () => {
    const response = await ask(query);
    const lines = readLines(response);
    const begun = performance.now();
    await bench.restart();
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect((await lines).join("\n")).not.toContain('{"end"');
  }, 120_000);
});
