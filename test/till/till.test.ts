import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { startBench, type Bench } from "../relay/harness.ts";
import { chargeAt, isOnline, saleState, tillBench, tillState, type TillBench } from "./harness.ts";

let bench: Bench;
let counter: TillBench;
beforeEach(async () => {
  bench = await startBench();
  counter = tillBench();
});
afterEach(async () => {
  await counter.close();
  await bench.close();
});

async function openPaired() {
  const { code } = await bench.addTill(await bench.addStore());
  return counter.open({ relayUrl: bench.relay().url, pairingCode: code });
}

const status = (wanted: string) => (sale: { paymentIntent: { status: string } | null }) =>
  sale.paymentIntent?.status === wanted;

describe("pairing", () => {
  it("a code pairs; the secret is sealed, and a second start needs no code", async () => {
    const { code } = await bench.addTill(await bench.addStore());
    const till = await counter.open();
    const relayUrl = bench.relay().url;
    expect(till.state().pairing.kind).toBe("unpaired");
    const paired = await till.handlers["till.pair"]({ relayUrl, code: code.toLowerCase() });
    expect(paired).toEqual({ ok: true, value: null });
    await tillState(till, isOnline);
    expect(till.state().pairing).toMatchObject({
      kind: "paired",
      store: { name: "Café Providencia", currency: "CLP" },
      mode: "test",
    });
    expect(readFileSync(join(counter.folder, "settings.json"), "utf8")).not.toContain(
      "cobro_till_",
    );
    await till.close();
    await tillState(await counter.open(), isOnline);
  });

  it.each([
    ["ABC-123", "http://127.0.0.1:1", "pairing_code_malformed"],
    ["ABCD-2345", "http://127.0.0.1:1", "relay_unreachable"],
    ["ABCD-2345", "http://shop.example", "relay_url_not_https"],
    ["ABCD-2345", "nonsense url", "relay_url_invalid"],
    ["ABCD-2345", null, "pairing_code_unknown"],
  ])("%s at %s is %s", async (code, relayUrl, expected) => {
    const till = await counter.open();
    const answer = await till.handlers["till.pair"]({
      relayUrl: relayUrl ?? bench.relay().url,
      code,
    });
    expect(answer).toMatchObject({ ok: false, failure: { code: expected } });
    expect(till.state().pairing.kind).toBe("unpaired");
  });

  it("an unprotected keychain needs the installer's yes, and costs no code", async () => {
    const { code } = await bench.addTill(await bench.addStore());
    const till = await counter.open({ allowUnprotectedKeychain: false });
    const relayUrl = bench.relay().url;
    const refused = await till.handlers["till.pair"]({ relayUrl, code });
    expect(refused).toMatchObject({ failure: { code: "keychain_unprotected" } });
    const willing = await counter.open();
    expect((await willing.handlers["till.pair"]({ relayUrl, code })).ok).toBe(true);
  });

  it("a revoked till says so and asks to be paired anew", async () => {
    const till = await openPaired();
    const { pairing } = await tillState(till, isOnline);
    if (pairing.kind !== "paired") throw new Error("not paired");
    await bench.admin("till", "revoke", pairing.till.id);
    const state = await tillState(till, (each) => each.pairing.kind === "unpaired");
    expect(state.pairing).toMatchObject({ why: { code: "till_revoked" } });
  });
});

describe("a sale at the till", () => {
  it("is on disk before any network call, and turns paid by the feed", async () => {
    const till = await openPaired();
    const sale = await chargeAt(till);
    expect(readFileSync(join(counter.folder, "sales.json"), "utf8")).toContain(sale.id);
    bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
    await saleState(till, sale.id, status("succeeded"));
  });

  it("one keypad entry charges once, however often it is sent", async () => {
    const till = await openPaired();
    await tillState(till, isOnline);
    const entryId = randomUUID();
    const input = { entryId, amount: 500, reference: null, tip: null, customerEmail: null };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => till.handlers["sales.charge"](input)),
    );
    const ids = new Set(answers.map((each) => (each.ok ? each.value.id : each.failure.code)));
    expect(ids.size).toBe(1);
    const [id = ""] = ids;
    await saleState(till, id, status("created"));
    expect(bench.simulator.intents()).toHaveLength(1);
  });

  it("a full disk charges nothing", async () => {
    const till = await openPaired();
    await tillState(till, isOnline);
    counter.failWrites("ENOSPC");
    const input = {
      entryId: randomUUID(),
      amount: 500,
      reference: null,
      tip: null,
      customerEmail: null,
    };
    const answer = await till.handlers["sales.charge"](input);
    expect(answer).toMatchObject({ ok: false, failure: { code: "storage_full" } });
    expect(till.state().sales).toHaveLength(0);
    expect(bench.simulator.intents()).toHaveLength(0);
  });

  it("a disk that fills up while a customer pays still shows the truth", async () => {
    const till = await openPaired();
    const sale = await chargeAt(till);
    counter.failWrites("ENOSPC");
    bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
    await saleState(till, sale.id, status("succeeded"));
    expect(till.state().problem).toMatchObject({ code: "storage_full" });
    counter.failWrites(null);
    await tillState(till, (state) => state.problem === null);
    expect(readFileSync(join(counter.folder, "sales.json"), "utf8")).toContain("succeeded");
  });

  it.each([
    [0, "amount_not_positive"],
    [-5, "amount_not_positive"],
    [1.5, "amount_not_integer"],
    [2 ** 53, "amount_too_large"],
    [1_000_000_000, "amount_above_currency_limit"],
  ])("an amount of %d is %s and changes nothing", async (amount, code) => {
    const till = await openPaired();
    await tillState(till, isOnline);
    const input = {
      entryId: randomUUID(),
      amount,
      reference: null,
      tip: null,
      customerEmail: null,
    };
    expect(await till.handlers["sales.charge"](input)).toMatchObject({ failure: { code } });
    expect(till.state().sales).toEqual([]);
  });

  it("cancelled at the till is cancelled at the relay", async () => {
    const till = await openPaired();
    const sale = await chargeAt(till);
    await till.handlers["sales.cancel"]({ id: sale.id });
    const cancelled = await saleState(till, sale.id, (each) => !each.cancelling);
    expect(cancelled.paymentIntent?.cancelledAt).not.toBeNull();
    expect(cancelled.paymentIntent?.payUrl).toBeNull();
  });
});

describe("the tray", () => {
  it("A waits, is set aside, B is charged, A is paid meanwhile: A is news until it was seen", async () => {
    const till = await openPaired();
    const first = await chargeAt(till, 34_500);
    await till.handlers["sales.leave"]({ id: first.id });
    const second = await chargeAt(till, 500);
    bench.simulator.act(first.paymentIntent?.fintocId ?? "", "approve");
    await saleState(till, first.id, (sale) => sale.unseen && status("succeeded")(sale));
    expect(till.state().sales.find(({ id }) => id === second.id)).toMatchObject({ left: false });
    await till.handlers["sales.see"]({ id: first.id });
    await saleState(till, first.id, (sale) => !sale.unseen);
  });

  it("an end learned only at the next start, after a kill, is news; and still is after another", async () => {
    const till = await openPaired();
    const sale = await chargeAt(till);
    await till.handlers["sales.leave"]({ id: sale.id });
    await till.close();
    bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
    const again = await counter.open();
    await saleState(again, sale.id, (each) => each.unseen && status("succeeded")(each));
    await again.close();
    const third = await counter.open();
    expect(third.state().sales).toMatchObject([{ id: sale.id, unseen: true }]);
  });

  it("another charge leaves what stood on the screen: at most one sale is the cashier's", async () => {
    const till = await openPaired();
    const first = await chargeAt(till);
    const second = await chargeAt(till, 700);
    expect(
      till
        .state()
        .sales.filter(({ left }) => !left)
        .map(({ id }) => id),
    ).toEqual([second.id]);
    expect(till.state().sales.find(({ id }) => id === first.id)?.unseen).toBe(false);
  });
});

describe("when something dies in the middle", () => {
  it("the till killed while a customer pays: the open sale is back, and turns paid", async () => {
    const till = await openPaired();
    const sale = await chargeAt(till);
    await till.close();
    bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
    const again = await counter.open();
    expect(again.state().sales.map((each) => each.id)).toEqual([sale.id]);
    await saleState(again, sale.id, status("succeeded"));
  });

  it("the till killed between the journal and the relay: the same intent is charged, once", async () => {
    const till = await openPaired();
    await tillState(till, isOnline);
    await till.close();
    const path = join(counter.folder, "sales.json");
    const journal = JSON.parse(readFileSync(path, "utf8"));
    const id = randomUUID();
    const written = {
      id,
      entryId: randomUUID(),
      amount: 700,
      currency: "CLP",
      reference: null,
      tip: null,
      customerEmail: null,
      startedAt: new Date().toISOString(),
      paymentIntent: null,
      refused: null,
      trouble: null,
      cancelling: false,
      left: false,
    };
    writeFileSync(path, JSON.stringify({ ...journal, sales: [written] }));
    const again = await counter.open();
    await saleState(again, id, status("created"));
    expect(bench.simulator.intents()).toHaveLength(1);
    await again.close();

    const old = { ...written, id: randomUUID(), startedAt: "2026-01-01T00:00:00.000Z" };
    writeFileSync(path, JSON.stringify({ ...journal, sales: [old] }));
    const late = await counter.open();
    const dropped = await saleState(late, old.id, (each) => each.refused !== null);
    expect(dropped.refused?.code).toBe("never_sent");
  });

  it("an answer lost while an open sale is looked for: it is asked for again, the feed still open", async () => {
    const till = await openPaired();
    await tillState(till, isOnline);
    await till.close();
    const path = join(counter.folder, "sales.json");
    const journal = JSON.parse(readFileSync(path, "utf8"));
    const written = {
      id: randomUUID(),
      entryId: randomUUID(),
      amount: 700,
      currency: "CLP",
      reference: null,
      tip: null,
      customerEmail: null,
      startedAt: new Date().toISOString(),
      paymentIntent: null,
      refused: null,
      trouble: null,
      cancelling: false,
      left: false,
    };
    writeFileSync(path, JSON.stringify({ ...journal, sales: [written] }));
    let lost = 0;
    const again = await counter.open({
      async fetch(input, init) {
        const response = await fetch(input, init);
        if (lost === 0 && response.url.endsWith(`/v1/payment-intents/${written.id}`)) {
          lost += 1;
          throw new TypeError("the answer was lost on the way");
        }
        return response;
      },
    });
    await saleState(again, written.id, status("created"));
    expect(lost).toBe(1);
  });

  it("the relay restarted: the till is online again and has missed nothing", async () => {
    const till = await openPaired();
    const sale = await chargeAt(till);
    await bench.restart();
    bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
    await tillState(till, isOnline);
    await saleState(till, sale.id, status("succeeded"));
  });

  it("what the administrator changes of the store reaches a till that stays connected", async () => {
    const store = await bench.addStore();
    const { code } = await bench.addTill(store);
    const till = await counter.open({
      relayUrl: bench.relay().url,
      pairingCode: code,
      readStoreEveryMs: 50,
    });
    const { connection } = await tillState(till, isOnline);
    await bench.admin("store", "update", store, "--tips=5,10", "--quick-amounts=1000");
    const state = await tillState(
      till,
      ({ pairing }) => pairing.kind === "paired" && pairing.store.tips !== null,
    );
    expect(state.pairing).toMatchObject({
      store: { tips: { percents: [5, 10] }, quickAmounts: [1_000] },
    });
    expect(state.connection).toEqual(connection);
    await till.close();
    const again = await counter.open();
    expect(again.state().pairing).toMatchObject({ store: { quickAmounts: [1_000] } });
  });

  it("offline it says since when and takes no payment that it cannot follow", async () => {
    const till = await openPaired();
    await tillState(till, isOnline);
    await bench.relay().close();
    const { connection } = await tillState(till, (each) => each.connection.kind === "offline");
    expect(connection).toMatchObject({ failure: { code: "relay_unreachable" } });
    const input = {
      entryId: randomUUID(),
      amount: 500,
      reference: null,
      tip: null,
      customerEmail: null,
    };
    const answer = await till.handlers["sales.charge"](input);
    expect(answer).toMatchObject({ failure: { code: "offline" } });
  });

  it("corrupt settings are put aside, and pairing is offered", async () => {
    writeFileSync(join(counter.folder, "settings.json"), '{"preferences":');
    const till = await counter.open();
    expect(till.state()).toMatchObject({
      pairing: { kind: "unpaired" },
      notice: { code: "settings_corrupt" },
    });
    expect(readdirSync(counter.folder).some((name) => name.includes("corrupt"))).toBe(true);
  });
});
