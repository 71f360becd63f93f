import { createHmac, randomUUID } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as v from "valibot";

import {
  closingAnswerSchema,
  closingsAnswerSchema,
  nextClosingAnswerSchema,
  type Closing,
} from "../../contract/closing.ts";
import { runCheck } from "../../relay/check/run-check.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let store: string;
let till: TillClient;
let other: TillClient;
let managerId: string;
let manager: string;
beforeEach(async () => {
  bench = await startBench();
  store = await bench.addStore();
  till = await bench.pairTill(store);
  other = await bench.pairTill(store);
  managerId = await bench.addStaff(store, "manager", "12345678", "Luz Rojas");
  manager = await till.signIn(managerId, "12345678");
});
afterEach(() => bench.close());

const until = { timeout: 10_000, interval: 20 };
const ascending = (one: number, another: number) => one - another;
const asManager = (method: string, path: string, body?: unknown) =>
  till.call(method, path, body, manager);
const wish = (after: number, evenEmpty = false, id: string = randomUUID()) =>
  asManager("PUT", `/v1/closings/${id}`, { after, evenEmpty });
const read = async (response: Response): Promise<Closing> =>
  v.parse(closingAnswerSchema, await response.json()).closing;
const close = async (after: number) => {
  const response = await wish(after);
  expect(response.status).toBe(201);
  return read(response);
};
const next = async () =>
  v.parse(nextClosingAnswerSchema, await (await asManager("GET", "/v1/closings/next")).json()).next;
const codeOf = async (response: Response) => {
  const { error } = await response.json();
  return [response.status, error.code];
};

async function paid(on: TillClient, amount: number) {
  const sale = await on.sale(amount);
  bench.simulator.act(sale.fintocId ?? "", "approve");
  await vi.waitFor(async () => expect((await on.get(sale.id)).status).toBe("succeeded"), until);
  return sale;
}

async function webhook(type: string, data: object) {
  const event = { id: `evt_${randomUUID()}`, object: "event", mode: "test", data };
  const body = JSON.stringify({ ...event, type: `payment_intent.${type}` });
  const time = Math.floor(bench.simulator.now() / 1_000);
  const { webhookSecret } = bench.simulator;
  const mac = createHmac("sha256", webhookSecret).update(`${time}.${body}`).digest("hex");
  const response = await fetch(`${bench.relay().url}/webhooks/fintoc`, {
    method: "POST",
    headers: { "Fintoc-Signature": `t=${time},v1=${mac}` },
    body,
  });
  expect(response.status).toBe(200);
}

describe("closing the day", () => {
  it("counts what ended by status, till and cashier, names what waits, and says who and when", async () => {
    const ana = await bench.addStaff(store, "cashier", "4711", "Ana Soto");
    const cashier = await other.signIn(ana, "4711");
    await paid(till, 12_990);
    const byAna = randomUUID();
    const body = { amount: 5_000, currency: "CLP", tip: 500 };
    const charged = await other.call("PUT", `/v1/payment-intents/${byAna}`, body, cashier);
    bench.simulator.act((await charged.json()).paymentIntent.fintocId, "approve");
    await vi.waitFor(async () => expect((await other.get(byAna)).status).toBe("succeeded"), until);
    const rejected = await till.sale(7_000);
    bench.simulator.act(rejected.fintocId ?? "", "reject");
    await vi.waitFor(
      async () => expect((await till.get(rejected.id)).status).toBe("rejected"),
      until,
    );
    const open = await other.sale(3_000);
    const late = await till.sale(8_200);
    await till.call("POST", `/v1/payment-intents/${late.id}/cancel`);

    const preview = await next();
    expect(preview).toMatchObject({ last: null, empty: false });
    const first = await close(0);
    expect(first).toMatchObject({
      number: 1,
      closedBy: { id: managerId, name: "Luz Rojas" },
      till: { id: till.id, name: "Caja 1" },
      mode: "test",
      currency: "CLP",
      from: null,
      count: 3,
      amount: 24_990,
      received: { count: 2, amount: 17_990, tips: 500 },
      inDoubt: { count: 0, amount: 0 },
      byStatus: [
        { status: "rejected", count: 1, amount: 7_000 },
        { status: "succeeded", count: 2, amount: 17_990 },
      ],
      late: { count: 0, items: [] },
      corrections: { count: 0, amount: 0, items: [] },
      open: { count: 2, amount: 11_200 },
      attention: { count: 0, waiting: 0, items: [] },
      previousHash: null,
    });
    expect(first.byTill.map((each) => [each.till.id, each.count, each.received.amount])).toEqual(
      expect.arrayContaining([
        [till.id, 2, 12_990],
        [other.id, 1, 5_000],
      ]),
    );
    expect(first.byCashier).toEqual([
      expect.objectContaining({ cashier: null, count: 2 }),
      expect.objectContaining({ cashier: { id: ana, name: "Ana Soto" }, count: 1 }),
    ]);
    expect(first.open.items.map(({ id, cancelled }) => [id, cancelled])).toEqual([
      [open.id, false],
      [late.id, true],
    ]);
    // What was shown before is what was closed.
    expect({ ...preview.figures, to: first.to }).toEqual(
      expect.objectContaining({ received: first.received, open: first.open, byTill: first.byTill }),
    );

    // A payment that arrives later stands in the next one, and changes nothing of the first.
    bench.simulator.act(late.fintocId ?? "", "approve");
    await vi.waitFor(
      async () => expect((await till.get(late.id)).attention).toBe("paid_after_cancel"),
      until,
    );
    expect((await next()).figures.late.items).toHaveLength(1);
    await asManager("POST", `/v1/payment-intents/${late.id}/settle`, { note: "Se entregó." });
    const second = await close(1);
    expect(second).toMatchObject({
      number: 2,
      from: first.to,
      previousHash: first.hash,
      received: { count: 1, amount: 8_200 },
      late: { count: 1, amount: 8_200 },
      open: { count: 1 },
      attention: { count: 1, waiting: 0 },
    });
    expect(second.late.items).toEqual([
      expect.objectContaining({
        id: late.id,
        amount: 8_200,
        attention: "paid_after_cancel",
        ofClosing: 1,
        endedAs: null,
      }),
    ]);
    expect(second.attention.items[0]?.settled).toMatchObject({ note: "Se entregó." });
    expect(await read(await asManager("GET", "/v1/closings/1"))).toEqual(first);
    // What has been settled and told once is not told again.
    expect((await next()).figures.attention.count).toBe(0);
  });

  it("names whoever sold here, also one who belongs to another store and one who is gone", async () => {
    const elsewhere = await bench.addStore("--name", "Otra");
    const eva = await bench.addStaff(elsewhere, "cashier", "4711", "Eva Lagos");
    await bench.admin("staff", "allow", eva, "--store", store);
    const session = await other.signIn(eva, "4711");
    const id = randomUUID();
    const body = { amount: 5_000, currency: "CLP" };
    const charged = await other.call("PUT", `/v1/payment-intents/${id}`, body, session);
    bench.simulator.act((await charged.json()).paymentIntent.fintocId, "approve");
    await vi.waitFor(async () => expect((await other.get(id)).status).toBe("succeeded"), until);
    await bench.admin("staff", "deny", eva, "--store", store);
    expect((await close(0)).byCashier).toEqual([
      expect.objectContaining({ cashier: { id: eva, name: "Eva Lagos" }, count: 1 }),
    ]);
  });

  it("takes back what is in doubt since, and gives it again when the doubt is over", async () => {
    bench.simulator.behave({ withholdWebhooks: true });
    const sale = await till.sale(12_990);
    const data = { id: sale.fintocId, amount: 12_990, currency: "CLP" };
    await webhook("succeeded", { ...data, status: "succeeded" });
    expect((await till.get(sale.id)).status).toBe("succeeded");
    expect((await close(0)).received).toMatchObject({ count: 1, amount: 12_990 });
    await vi.waitFor(
      async () => expect((await till.get(sale.id)).attention).toBe("contradiction"),
      { timeout: 15_000, interval: 50 },
    );
    const second = await close(1);
    expect(second).toMatchObject({
      count: 0,
      received: { count: 0, amount: 0 },
      corrections: { count: 1, amount: -12_990 },
      attention: { waiting: 1 },
    });
    expect(second.corrections.items).toEqual([
      expect.objectContaining({
        id: sale.id,
        change: -12_990,
        attention: "contradiction",
        ofClosing: 1,
      }),
    ]);
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await till.call("POST", `/v1/payment-intents/${sale.id}/refresh`);
    expect((await close(2)).corrections).toMatchObject({
      amount: 12_990,
      items: [{ change: 12_990, attention: null, ofClosing: 2 }],
    });
  });

  it("is done once, however often it is asked, by whichever till", async () => {
    await paid(till, 1_000);
    const id = randomUUID();
    const answers = await Promise.all([wish(0, false, id), wish(0, false, id), wish(0, false, id)]);
    expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual([200, 200, 201]);
    const [one, ...others] = await Promise.all(answers.map(read));
    for (const each of others) expect(each).toEqual(one);

    // Another manager, who has not seen that closing, closes nothing.
    await paid(till, 2_000);
    expect(await codeOf(await wish(0))).toEqual([409, "closing_outdated"]);
    const both = await Promise.all([wish(1), wish(1)]);
    expect(both.map(({ status }) => status).toSorted(ascending)).toEqual([201, 409]);
  });

  it("with nothing in it takes a word more, and is numbered like any other", async () => {
    expect((await next()).empty).toBe(true);
    expect(await codeOf(await wish(0))).toEqual([409, "closing_empty"]);
    const response = await wish(0, true);
    expect(response.status).toBe(201);
    expect(await read(response)).toMatchObject({ number: 1, count: 0, received: { amount: 0 } });
    await paid(till, 500);
    expect((await close(1)).received.amount).toBe(500);
  });

  it("lists newest first, page by page, of the own store alone", async () => {
    for (let after = 0; after < 5; after += 1) expect((await wish(after, true)).status).toBe(201);
    const seen: number[] = [];
    let cursor = "";
    do {
      const response = await asManager("GET", `/v1/closings?limit=2${cursor}`);
      const page = v.parse(closingsAnswerSchema, await response.json());
      seen.push(...page.closings.map(({ number }) => number));
      cursor = page.nextCursor === null ? "" : `&cursor=${page.nextCursor}`;
    } while (cursor !== "");
    expect(seen).toEqual([5, 4, 3, 2, 1]);

    const elsewhere = await bench.addStore();
    const foreign = await bench.pairTill(elsewhere);
    const eva = await bench.addStaff(elsewhere, "manager", "87654321", "Eva");
    const session = await foreign.signIn(eva, "87654321");
    const list = await foreign.call("GET", "/v1/closings", undefined, session);
    expect((await list.json()).closings).toEqual([]);
    const one = await foreign.call("GET", "/v1/closings/1", undefined, session);
    expect(await codeOf(one)).toEqual([404, "closing_not_found"]);
    const { id } = await read(await asManager("GET", "/v1/closings/1"));
    const taken = await foreign.call("PUT", `/v1/closings/${id}`, { after: 0 }, session);
    expect(await codeOf(taken)).toEqual([409, "closing_id_taken"]);
  });

  it("is the manager's alone, and bad input is refused by name", async () => {
    const ana = await bench.addStaff(store, "cashier", "4711", "Ana Soto");
    const cashier = await till.signIn(ana, "4711");
    const id = randomUUID();
    for (const [method, path] of [
      ["GET", "/v1/closings"],
      ["GET", "/v1/closings/next"],
      ["GET", "/v1/closings/1"],
      ["PUT", `/v1/closings/${id}`],
    ] as const) {
      const body = method === "PUT" ? { after: 0 } : undefined;
      const refused = await till.call(method, path, body, cashier);
      expect(await codeOf(refused)).toEqual([403, "manager_required"]);
    }
    expect(await codeOf(await wish(0, false, "Z1"))).toEqual([422, "id_not_uuid"]);
    for (const body of [{}, { after: -1 }, { after: 1.5 }, { after: "0" }, { after: 0, x: 1 }]) {
      const refused = await asManager("PUT", `/v1/closings/${id}`, body);
      expect(await codeOf(refused)).toEqual([422, "parameter_invalid"]);
    }
    for (const query of ["?cursor=x", "?limit=0", "?limit=1000"]) {
      const refused = await asManager("GET", `/v1/closings${query}`);
      expect(await codeOf(refused)).toEqual([422, "parameter_invalid"]);
    }
    for (const number of ["0", "-1", "x"]) {
      const refused = await asManager("GET", `/v1/closings/${number}`);
      expect(await codeOf(refused)).toEqual([404, "closing_not_found"]);
    }
    expect((await next()).last).toBeNull();
  });
});

it("a closing that somebody changes or takes out of the database is found", async () => {
  await paid(till, 1_000);
  await close(0);
  for (const after of [1, 2]) expect((await wish(after, true)).status).toBe(201);
  expect(await bench.admin("closings", "verify")).toEqual({ checked: 3, faults: [] });
  const database = await openDatabase(bench.databaseUrl);
  const rows = await database.selectFrom("closings").selectAll().orderBy("number").execute();
  const faults = async () => {
    const { faults: found } = v.parse(
      v.object({ faults: v.array(v.object({ number: v.number(), because: v.string() })) }),
      await bench.admin("closings", "verify"),
    );
    return found.map(({ because, number }) => `${number}: ${because}`);
  };
  const put = async (number: number, change: Partial<(typeof rows)[number]>) => {
    await database.updateTable("closings").set(change).where("number", "=", number).execute();
  };
  const { document, hash, received } = rows[0] ?? expect.fail("no closing");

  await put(1, { document: document.replace("1000", "9000") });
  expect(await faults()).toEqual(["1: its document is not the one that was stored"]);
  const env = { ...bench.environment, PUBLIC_URL: bench.relay().url };
  const { text } = await runCheck(["--json", "--test-mode"], env);
  expect(text).toContain("1 not as they were made");
  await put(1, { document, hash: "0".repeat(64) });
  expect((await faults())[0]).toContain("1: its document");
  await put(1, { hash, received: received + 1 });
  expect(await faults()).toEqual(["1: its figures are not the sum of what it counted"]);
  await put(1, { received });
  await database.deleteFrom("closings").where("number", "=", 2).execute();
  expect(await faults()).toEqual(["3: the closing before it is missing"]);
  await database.deleteFrom("closings").where("number", "=", 1).execute();
  expect(await faults()).toContain("1: the closing itself is missing");
  await database.destroy();
});
