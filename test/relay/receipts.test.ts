import { sql, type Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as v from "valibot";

import { parseReceiptCode, shortReceiptCode } from "../../contract/receipt-code.ts";
import { receiptCheckAnswerSchema } from "../../contract/relay-api.ts";
import { isPostgres } from "../../relay/database/is-postgres.ts";
import * as receipts from "../../relay/database/migrations/0051-receipts.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { whereReceipt } from "../../relay/receipts/where-receipt.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";

const until = { timeout: 10_000, interval: 20 };

let bench: Bench;
let store: string;
let till: TillClient;
beforeEach(async () => {
  bench = await startBench();
  store = await bench.addStore();
  till = await bench.pairTill(store);
});
afterEach(() => bench.close());

/** A paid sale with the address of its receipt. */
async function paid(at = till, body: object = {}) {
  const answer: unknown = await (await at.charge(body)).json();
  const { paymentIntent } = v.parse(
    v.object({ paymentIntent: v.object({ id: v.string(), fintocId: v.string() }) }),
    answer,
  );
  bench.simulator.act(paymentIntent.fintocId, "approve");
  return vi.waitFor(async () => {
    const sale = await at.get(paymentIntent.id);
    expect(sale.receiptUrl).not.toBeNull();
    return { ...sale, receiptUrl: sale.receiptUrl ?? "" };
  }, until);
}

const codeOf = (url: string) => parseReceiptCode(url)?.code ?? "";

async function check(code: string, at = till, session?: string) {
  return at.call("POST", "/v1/receipt-checks", { code }, session);
}
async function checked(code: string, at = till) {
  return v.parse(receiptCheckAnswerSchema, await (await check(code, at)).json());
}

/** Moves a success into something that a person must look at. */
async function withAttention(id: string, attention: string) {
  const database = await openDatabase(bench.databaseUrl);
  // Once its success has been confirmed, nothing that the relay learns writes over the attention.
  const state = await vi.waitFor(async () => {
    const row = await database
      .selectFrom("payment_intents")
      .select("state")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.state)).toMatchObject({ asking: "nothing" });
    return row.state;
  }, until);
  await database
    .updateTable("payment_intents")
    .set({ attention, state: JSON.stringify({ ...JSON.parse(state), attention }) })
    .where("id", "=", id)
    .execute();
  await database.destroy();
}

describe("a receipt's address", () => {
  it("comes with the success, says nothing of the pay page, and stays unless the bank denies it", async () => {
    const open = await till.sale();
    expect(open.receiptUrl).toBeNull();
    const sale = await paid();
    expect(sale.receiptUrl).toMatch(
      new RegExp(`^${bench.relay().url}/r/[0-9A-HJKMNP-TV-Z]{26}$`, "u"),
    );
    await withAttention(sale.id, "paid_after_cancel");
    expect((await till.get(sale.id)).receiptUrl).toBe(sale.receiptUrl);
    await withAttention(sale.id, "contradiction");
    expect((await till.get(sale.id)).receiptUrl).toBeNull();
  });

  it("is another for every sale, and shares nothing with the pay page's", async () => {
    const first = await till.sale();
    const second = await till.sale();
    const database = await openDatabase(bench.databaseUrl);
    const rows = await database
      .selectFrom("payment_intents")
      .select(["receipt_code", "slug"])
      .where("id", "in", [first.id, second.id])
      .execute();
    await database.destroy();
    expect(new Set(rows.map((row) => row.receipt_code)).size).toBe(2);
    for (const { receipt_code: code, slug } of rows) {
      expect(code).toHaveLength(26);
      expect(slug.toUpperCase()).not.toContain(code?.slice(0, 6));
    }
  });

  it("is given by the migration to sales from before it", async () => {
    const { id } = await till.sale();
    const database = await openDatabase(bench.databaseUrl);
    await sql`drop table receipt_checks`.execute(database);
    await sql`drop index payment_intents_by_receipt`.execute(database);
    await sql`alter table payment_intents drop column receipt_code`.execute(database);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a migration knows no tables
    await receipts.up(database as unknown as Kysely<unknown>);
    const row = await database
      .selectFrom("payment_intents")
      .select("receipt_code")
      .where("id", "=", id)
      .executeTakeFirst();
    await database.destroy();
    expect(row?.receipt_code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/u);
  });

  it("is found by one index, whole or short", async () => {
    const database = await openDatabase(bench.databaseUrl);
    await database.connection().execute(async (connection) => {
      const onPostgres = isPostgres(connection);
      // Few rows are read without an index, however good it is.
      if (onPostgres) await sql`set enable_seqscan = off`.execute(connection);
      for (const code of ["0123456789AB", "0123456789ABCDEFGHJKMNPQRS"]) {
        const query = connection
          .selectFrom("payment_intents")
          .select("id")
          .where(whereReceipt(code))
          .where("store_id", "=", store)
          .compile();
        const explain = `${onPostgres ? "explain" : "explain query plan"} ${query.sql}`;
        const { rows } = await connection.executeQuery({ ...query, sql: explain });
        expect(JSON.stringify(rows)).toContain("payment_intents_by_receipt");
      }
    });
    await database.destroy();
  });
});

describe("the receipt's page", () => {
  const text = async (url: string, headers = {}) => {
    const response = await fetch(url, { headers });
    return { response, page: await response.text() };
  };

  it("shows whether the payment is real, and nothing of the payer", async () => {
    const sale = await paid(till, { reference: "Mesa <4>", customerEmail: "ana@correo.cl" });
    const { page, response } = await text(sale.receiptUrl);
    expect(response.status).toBe(200);
    for (const shown of [
      "Pago confirmado por el banco",
      "Café Providencia",
      "$12.990",
      "Mesa &lt;4&gt;",
      sale.bankReference ?? "?",
      "PRUEBA",
      'data-test="yes"',
      "No es boleta",
      "caja de la tienda",
    ]) {
      expect(page).toContain(shown);
    }
    const { holderIdMasked, institutionId, numberEnd } = sale.sender ?? {};
    for (const hidden of [holderIdMasked, institutionId, numberEnd, "ana@correo.cl", "/pay/p"]) {
      expect(hidden).toBeTruthy();
      expect(page).not.toContain(hidden);
    }
    const english = await text(sale.receiptUrl, { "Accept-Language": "en" });
    expect(english.page).toContain("Payment confirmed by the bank");
    expect(english.page).toContain("TEST");
  });

  it("is never stored, refers nobody and runs no script", async () => {
    const { receiptUrl } = await paid();
    const { headers } = await fetch(receiptUrl);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
    const style = await fetch(`${bench.relay().url}/r/assets/receipt.css`);
    expect(style.headers.get("content-type")).toContain("text/css");
  });

  it("says that the shop must look where something does not fit", async () => {
    const sale = await paid();
    await withAttention(sale.id, "amount_mismatch");
    const { page } = await text(sale.receiptUrl);
    expect(page).toContain("La tienda debe revisar este pago");
    expect(page).not.toContain("Pago confirmado por el banco");
  });

  it("is 404 for an unknown code, for the short one and for a pay page's slug", async () => {
    const { receiptUrl } = await paid();
    const open = await till.sale();
    const { url } = bench.relay();
    const short = shortReceiptCode(codeOf(receiptUrl));
    for (const slug of ["nothing", short, "0".repeat(26), open.payUrl?.split("/").at(-1)]) {
      const { page, response } = await text(`${url}/r/${slug}`);
      expect(response.status).toBe(404);
      expect(page).toContain("No encontramos este comprobante");
    }
  });
});

describe("checking a receipt at a till", () => {
  it("knows it by its address, its code and its short code, and counts", async () => {
    const sale = await paid();
    const code = codeOf(sale.receiptUrl);
    const other = await bench.pairTill(store);
    const first = await checked(sale.receiptUrl);
    expect(first).toMatchObject({
      paymentIntent: { id: sale.id, status: "succeeded", amount: 12_990 },
      earlier: { count: 0, lastAt: null, lastTill: null },
      receiptOrigin: bench.relay().url,
    });
    const second = await checked(code.toLowerCase(), other);
    expect(second.earlier).toEqual({ count: 1, lastAt: first.serverTime, lastTill: "Caja 1" });
    expect((await checked(shortReceiptCode(code))).earlier.count).toBe(2);
  });

  it("of tills that ask at once exactly one is the first", async () => {
    const { receiptUrl } = await paid();
    const other = await bench.pairTill(store);
    const answers = await Promise.all(
      [till, other, till, other, till, other].map((each) => checked(receiptUrl, each)),
    );
    const counts = answers.map(({ earlier }) => earlier.count);
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("records the cashier who is signed in", async () => {
    const ana = await bench.addStaff(store, "cashier", "4711", "Ana");
    const { id, receiptUrl } = await paid();
    await check(receiptUrl, till, await till.signIn(ana, "4711"));
    const database = await openDatabase(bench.databaseUrl);
    const rows = await database.selectFrom("receipt_checks").selectAll().execute();
    await database.destroy();
    expect(rows).toEqual([
      { intent_id: id, number: 1, till_id: till.id, cashier_id: ana, at: expect.any(String) },
    ]);
  });

  it("knows nothing of another store's, and tells it like an unknown one", async () => {
    const stranger = await bench.pairTill();
    const { receiptUrl } = await paid(stranger);
    const answers = [
      await check(receiptUrl),
      await check("0".repeat(26)),
      await check("000000000000"),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ error: { code: "receipt_not_found" } });
    }
    expect((await checked(receiptUrl, stranger)).earlier.count).toBe(0);
  });

  it("refuses what is no code, and whoever is no till", async () => {
    for (const body of [{ code: "hola" }, { code: 7 }, {}]) {
      const answer = await till.call("POST", "/v1/receipt-checks", body);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ error: { code: "receipt_code_malformed" } });
    }
    const anybody = await fetch(`${bench.relay().url}/v1/receipt-checks`, {
      method: "POST",
      body: JSON.stringify({ code: "0".repeat(26) }),
    });
    expect(anybody.status).toBe(401);
  });

  it("slows down whoever guesses, by till, and forgets it after a minute", async () => {
    const { receiptUrl } = await paid();
    const other = await bench.pairTill(store);
    for (let right = 0; right < 15; right += 1) expect((await check(receiptUrl)).status).toBe(200);
    const guesses = await Promise.all(
      Array.from({ length: 15 }, (_, guess) => check(String(guess).padStart(12, "0"))),
    );
    const count = (wanted: number) => guesses.filter(({ status }) => status === wanted).length;
    expect([count(404), count(429)]).toEqual([10, 5]);
    const refused = await check(receiptUrl);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("60");
    expect((await check(receiptUrl, other)).status).toBe(200);
    await bench.advance(60_001);
    expect((await check(receiptUrl)).status).toBe(200);
  });
});
