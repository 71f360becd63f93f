import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";

import { shortReceiptCode } from "../../contract/receipt-code.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import type { Till } from "../../main/till/till.ts";
import { startBench, type Bench } from "../relay/harness.ts";
import { chargeAt, isOnline, saleState, tillBench, tillState, type TillBench } from "./harness.ts";

let bench: Bench;
let counter: TillBench;
let store: string;
let till: Till;
beforeEach(async () => {
  bench = await startBench();
  counter = tillBench();
  store = await bench.addStore();
  const { code } = await bench.addTill(store);
  till = await counter.open({ relayUrl: bench.relay().url, pairingCode: code });
  await tillState(till, isOnline);
});
afterEach(async () => {
  await counter.close();
  await bench.close();
});

/** A paid sale's receipt address. */
async function paidAt(amount?: number): Promise<string> {
  const sale = await chargeAt(till, amount);
  bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
  const paid = await saleState(till, sale.id, (each) => each.paymentIntent?.receiptUrl != null);
  return paid.paymentIntent?.receiptUrl ?? "";
}
const check = (code: string) => till.handlers["receipts.check"]({ code });
const codeOf = (url: string) => url.split("/").at(-1) ?? "";

describe("the till's earlier sales", () => {
  it("are its own alone, by day, by what is searched, in pages", async () => {
    await paidAt(1_234);
    const other = await bench.pairTill(store);
    await other.charge({ amount: 1_234, reference: "Mesa 4" });
    const find = (day: string | null, q: string | null, cursor: string | null = null) =>
      till.handlers["sales.find"]({ day, q, cursor });
    const found = { ok: true, value: { paymentIntents: [{ amount: 1_234 }], nextCursor: null } };
    expect(await find(null, null)).toMatchObject(found);
    expect(await find(null, "mesa")).toMatchObject(found);
    expect(await find(null, "1.234")).toMatchObject(found);
    expect(await find("2020-01-01", "mesa")).toMatchObject({ value: { paymentIntents: [] } });
    expect(await find("2020-02-30", null)).toMatchObject({ failure: { code: "day_invalid" } });
    expect(await find(null, null, "?")).toMatchObject({ failure: { code: "cursor_invalid" } });
  });
});

describe("checking a receipt", () => {
  it("asks the relay for an address, a code and a short code, and tells how often it was shown", async () => {
    const url = await paidAt();
    for (const [index, code] of [
      url,
      ` ${codeOf(url).toLowerCase()} `,
      shortReceiptCode(codeOf(url)),
    ].entries()) {
      const answer = { foreignOrigin: null, earlier: { count: index } };
      expect(await check(code)).toMatchObject({ ok: true, value: answer });
    }
  });

  it("an address of another origin is told as foreign, though its code exists", async () => {
    const { host } = new URL(bench.relay().url);
    const code = codeOf(await paidAt());
    for (const [address, foreignOrigin] of [
      ["https://cobro.example", "https://cobro.example"],
      ["https://127.0.0.1", "https://127.0.0.1"],
      [`HTTP://${host}`, null],
      [`http://${host}/cobro`, null],
      [`http://${host}@cobro.example`, `http://${host}@cobro.example`],
      [`http://cobro.example@${host}`, null],
      [`https://cobro.example/http://${host}`, "https://cobro.example"],
    ] as const) {
      const answer = await check(`${address}/r/${code}`);
      expect(answer, address).toMatchObject({ ok: true, value: { foreignOrigin } });
    }
  });

  it("of a relay whose public address has a path is read and of its own origin", async () => {
    await bench.close();
    bench = await startBench({ PUBLIC_URL: "https://shop.example/cobro" });
    store = await bench.addStore();
    const { code } = await bench.addTill(store);
    await till.close();
    const folder = tillBench();
    onTestFinished(() => folder.close());
    till = await folder.open({ relayUrl: bench.relay().url, pairingCode: code });
    const url = await paidAt();
    expect(url).toMatch(/^https:\/\/shop\.example\/cobro\/r\//u);
    expect(await check(url)).toMatchObject({ value: { foreignOrigin: null } });
    const elsewhere = url.replace("shop", "forger");
    const foreignOrigin = "https://forger.example";
    expect(await check(elsewhere)).toMatchObject({ value: { foreignOrigin } });
  });

  it("what is no code is refused here, an unknown one by the relay", async () => {
    expect(await check("hola")).toMatchObject({ failure: { code: "receipt_code_malformed" } });
    expect(await check("0".repeat(26))).toMatchObject({ failure: { code: "receipt_not_found" } });
  });

  it("is no guess while the relay is away", async () => {
    const url = await paidAt();
    await bench.relay().close();
    expect(await check(url)).toMatchObject({ ok: false, failure: { code: "relay_unreachable" } });
    expect(await till.handlers["report.get"]({})).toMatchObject({ ok: false });
    const input = { day: null, q: null, cursor: null };
    expect(await till.handlers["sales.find"](input)).toMatchObject({ ok: false });
  });

  it("a till that was revoked meanwhile says so", async () => {
    const state = till.state();
    if (state.pairing.kind !== "paired") throw new Error("not paired");
    await bench.admin("till", "revoke", state.pairing.till.id);
    expect(await check("0".repeat(26))).toMatchObject({ failure: { code: "till_revoked" } });
    await tillState(till, (each) => each.pairing.kind === "unpaired");
  });
});

it("the report of the day counts what was received and what is open", async () => {
  await paidAt(1_000);
  await paidAt(2_500);
  await chargeAt(till, 700);
  expect(await till.handlers["report.get"]({})).toMatchObject({
    ok: true,
    value: {
      cashier: null,
      received: { count: 2, sum: 3_500 },
      open: { count: 1, sum: 700 },
      attention: { count: 0 },
    },
  });
});

it("with somebody signed in the report is theirs, and so is a receipt's check", async () => {
  await paidAt(1_000);
  const ana = await bench.addStaff(store, "cashier", "4711", "Ana");
  const luz = await bench.addStaff(store, "manager", "12345678", "Luz");
  const signIn = async (staffId: string, pin: string) =>
    expect(await till.handlers["staff.signIn"]({ staffId, pin })).toMatchObject({ ok: true });
  await signIn(ana, "4711");
  const receipt = await paidAt(2_500);
  const report = () => till.handlers["report.get"]({});
  expect(await report()).toMatchObject({
    value: { cashier: { name: "Ana" }, received: { count: 1, sum: 2_500 } },
  });
  await signIn(luz, "12345678");
  expect(await report()).toMatchObject({ value: { received: { count: 0 } } });
  expect(await check(receipt)).toMatchObject({ ok: true });
  const database = await openDatabase(bench.databaseUrl);
  const checks = await database.selectFrom("receipt_checks").select("cashier_id").execute();
  await database.destroy();
  expect(checks).toEqual([{ cashier_id: luz }]);
  // A manager's session does not show other tills' sales here.
  await (await bench.pairTill(store)).charge();
  const found = await till.handlers["sales.find"]({ day: null, q: null, cursor: null });
  expect(found.ok && found.value.paymentIntents.length).toBe(2);
});
