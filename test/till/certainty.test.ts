import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { closeAllConnections } from "../../build/preview/net-fetch.ts";
import { startBench, type Bench } from "../relay/harness.ts";
import { fickleNetwork, type FickleNetwork } from "./fickle-network.ts";
import { chargeAt, isOnline, saleState, tillBench, tillState, type TillBench } from "./harness.ts";
import { keychain } from "./keychain.ts";
import { relayOfVersion, type RelayOfVersion } from "./relay-of-version.ts";

let bench: Bench;
let counter: TillBench;
let between: FickleNetwork | RelayOfVersion | null = null;
beforeEach(async () => {
  bench = await startBench();
  counter = tillBench();
});
afterEach(async () => {
  await counter.close();
  await between?.close();
  between = null;
  await bench.close();
});

async function openPaired(more: Parameters<TillBench["open"]>[0] = {}) {
  const { code } = await bench.addTill(await bench.addStore());
  return counter.open({ relayUrl: bench.relay().url, pairingCode: code, ...more });
}

const wish = (amount = 500) => ({
  entryId: randomUUID(),
  amount,
  reference: null,
  tip: null,
  customerEmail: null,
});
const status = (wanted: string) => (sale: { paymentIntent: { status: string } | null }) =>
  sale.paymentIntent?.status === wanted;
const path = (name: string) => join(counter.folder, name);
const hourMs = 3_600_000;

describe("while the relay cannot be reached", () => {
  it("the time since when stays, through failed tries and a restart, until it is back", async () => {
    const till = await openPaired();
    await tillState(till, isOnline);
    const { port } = new URL(bench.relay().url);
    await bench.relay().close();
    const first = await tillState(till, (each) => each.connection.kind === "offline");
    const later = await tillState(till, (each) => each.version > first.version + 1);
    expect(later.connection.since).toBe(first.connection.since);
    await till.close();

    const again = await counter.open();
    const down = await tillState(again, (each) => each.connection.kind === "offline");
    expect(down.connection.since).toBe(first.connection.since);
    await bench.restart();
    expect(new URL(bench.relay().url).port).toBe(port);
    const back = await tillState(again, isOnline);
    expect(back.connection.since > first.connection.since).toBe(true);
    expect(JSON.parse(readFileSync(path("sales.json"), "utf8")).offlineSince).toBeNull();
  });

  it("a charge that falls between the loss and its notice waits, says why, and goes out once", async () => {
    const network = await fickleNetwork(bench.relay().url);
    between = network;
    const till = await openPaired({ relayUrl: network.url });
    await tillState(till, isOnline);
    let isCut = true;
    await till.close();
    const again = await counter.open({
      fetch: (input, init) => {
        const isPut = input instanceof Request && input.method === "PUT";
        if (isPut && isCut) return Promise.reject(new Error("net::ERR_INTERNET_DISCONNECTED"));
        return fetch(input, init);
      },
    });
    await tillState(again, isOnline);
    const answer = await again.handlers["sales.charge"](wish());
    if (!answer.ok) throw new Error(answer.failure.code);
    const { id } = answer.value;
    const waiting = await saleState(again, id, (sale) => sale.trouble !== null);
    expect(waiting).toMatchObject({ paymentIntent: null, trouble: { code: "network_down" } });
    expect(bench.simulator.intents()).toHaveLength(0);
    isCut = false;
    await saleState(again, id, status("created"));
    expect(bench.simulator.intents()).toHaveLength(1);
  });
});

describe("after the computer has slept", () => {
  it.each([
    ["the network is back before the wake", false],
    ["the network comes back four seconds after the wake", true],
  ])(
    "%s: fresh within 2 s of its return, though no connection was ever reset",
    async (_, early) => {
      const network = await fickleNetwork(bench.relay().url);
      between = network;
      const till = await openPaired({
        relayUrl: network.url,
        dropConnections: closeAllConnections,
      });
      const sale = await chargeAt(till);
      network.goSilent();
      bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
      if (early) {
        till.resume();
        const wokeAt = performance.now();
        // Long enough for a wait that doubles to have become seconds.
        await expect
          .poll(() => performance.now() - wokeAt > 4_000 && network.triedInVain() > 3, {
            timeout: 10_000,
          })
          .toBe(true);
      }
      expect(till.state().sales[0]?.paymentIntent?.status).toBe("created");
      network.comeBack();
      const backAt = performance.now();
      if (!early) till.resume();
      await saleState(till, sale.id, status("succeeded"));
      expect(performance.now() - backAt).toBeLessThan(2_000);
      expect(till.state().connection.kind).toBe("online");
    },
  );
});

describe("a computer whose clock is wrong", () => {
  it.each([[-7 * hourMs], [30 * 24 * hourMs]])(
    "by %d ms: all times are the relay's",
    async (off) => {
      let wrong = off;
      const till = await openPaired({ now: () => Date.now() + wrong });
      const near = (instant: string | undefined) =>
        Math.abs(Date.parse(instant ?? "") - Date.now()) < 5_000;
      const sale = await chargeAt(till);
      expect(near(sale.startedAt)).toBe(true);
      expect(
        Number.parseInt(sale.id.replaceAll("-", "").slice(0, 12), 16) - Date.now(),
      ).toBeLessThan(5_000);
      expect(till.state().clockOffsetMs + off).toBeGreaterThan(-5_000);
      expect(till.state().clockOffsetMs + off).toBeLessThan(5_000);
      expect(near(till.state().connection.since)).toBe(true);

      // Somebody sets it while the till runs: the screens are told the new difference by themselves.
      wrong = off + 3 * hourMs;
      const { version } = till.state();
      const told = await tillState(till, (state) => state.version > version);
      expect(Math.abs(told.clockOffsetMs + wrong)).toBeLessThan(5_000);
      const second = await chargeAt(till, 700);
      expect(near(second.startedAt)).toBe(true);
      expect(second.refused).toBeNull();
    },
  );
});

describe("what is damaged on disk", () => {
  it("settings: kept aside by name, the same relay offered, no sale lost from sight", async () => {
    const till = await openPaired();
    const sale = await chargeAt(till);
    await till.close();
    writeFileSync(path("settings.json"), '{"preferences":');
    const again = await counter.open();
    const { notice, pairing, sales } = again.state();
    expect(pairing).toMatchObject({ kind: "unpaired", relayUrl: bench.relay().url });
    expect(sales.map((each) => each.id)).toEqual([sale.id]);
    expect(notice?.code).toBe("settings_corrupt");
    expect(readdirSync(counter.folder)).toContain(notice?.detail);

    const { code } = await bench.addTill(await bench.addStore());
    await again.handlers["till.pair"]({ relayUrl: bench.relay().url, code });
    const paired = await tillState(again, isOnline);
    expect(paired.notice?.code).toBe("sales_set_aside");
    expect(readFileSync(path(paired.notice?.detail ?? ""), "utf8")).toContain(sale.id);
  });

  it("settings: a new code for the same till takes its open sales up again", async () => {
    const store = await bench.addStore();
    const added = await bench.addTill(store);
    const till = await counter.open({ relayUrl: bench.relay().url, pairingCode: added.code });
    const [paid, open] = [await chargeAt(till), await chargeAt(till, 700)];
    await till.close();
    writeFileSync(path("settings.json"), '{"preferences":');
    bench.simulator.act(paid.paymentIntent?.fintocId ?? "", "approve");
    const again = await counter.open();
    expect(again.state().notice?.code).toBe("settings_corrupt");

    const renewed = v.parse(
      v.object({ pairingCode: v.string() }),
      await bench.admin("till", "code", added.id),
    );
    const pairing = { relayUrl: bench.relay().url, code: renewed.pairingCode };
    expect(await again.handlers["till.pair"](pairing)).toMatchObject({ ok: true });
    // What happened while nobody listened, and what happens now.
    await saleState(again, paid.id, status("succeeded"));
    expect(again.state()).toMatchObject({ notice: null, pairing: { till: { id: added.id } } });
    expect(again.state().sales.map(({ id }) => id)).toEqual([open.id, paid.id]);
    expect(readdirSync(counter.folder).filter((name) => name.startsWith("sales."))).toEqual([
      "sales.json",
    ]);
    bench.simulator.act(open.paymentIntent?.fintocId ?? "", "approve");
    await saleState(again, open.id, status("succeeded"));
    expect(bench.simulator.intents()).toHaveLength(2);
  });

  it("the sales' journal: every open sale comes back from the relay, however old", async () => {
    const till = await openPaired();
    const pending = await chargeAt(till, 34_500);
    const fintocId = pending.paymentIntent?.fintocId ?? "";
    bench.simulator.act(fintocId, "start");
    bench.simulator.act(fintocId, "unsure");
    await saleState(till, pending.id, status("pending"));
    for (let later = 0; later < 21; later += 1) {
      const sale = await chargeAt(till, 100 + later);
      bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
      await saleState(till, sale.id, status("succeeded"));
    }
    const open = await chargeAt(till, 990);
    await till.close();
    writeFileSync(path("sales.json"), '{"lastEventId":"x","sales":[{"id":');
    bench.simulator.act(open.paymentIntent?.fintocId ?? "", "approve");
    const again = await counter.open();
    expect(again.state().notice).toMatchObject({ code: "sales_corrupt" });
    expect(again.state().pairing.kind).toBe("paired");
    await saleState(again, open.id, status("succeeded"));
    await saleState(again, pending.id, status("pending"));
  });

  it("a keychain that is locked keeps the pairing and the sales, and is tried again by itself", async () => {
    const till = await openPaired();
    const sale = await chargeAt(till);
    await till.close();
    let isLocked = true;
    const again = await counter.open({
      safeStorage: {
        ...keychain,
        decryptStringAsync: (sealed) =>
          isLocked ? Promise.reject(new Error("locked")) : keychain.decryptStringAsync(sealed),
      },
    });
    expect(again.state()).toMatchObject({
      pairing: { kind: "paired" },
      problem: { code: "keychain_unavailable" },
      connection: { kind: "offline" },
      sales: [{ id: sale.id }],
    });
    const refusal = { ok: false, failure: { code: "keychain_unavailable" } };
    expect(await again.handlers["sales.charge"](wish())).toMatchObject(refusal);
    const elsewhere = { relayUrl: "https://other.example", code: "ABCD-2345" };
    expect(await again.handlers["till.pair"](elsewhere)).toMatchObject({
      failure: { code: "relay_address_locked" },
    });
    isLocked = false;
    await tillState(again, isOnline);
    expect(again.state().problem).toBeNull();
  });
});

describe("a relay of another version", () => {
  it.each([
    ["older", { version: 0, oldest: 0 }, "relay_too_old"],
    ["too old to say its version", undefined, "relay_too_old"],
    ["newer", { version: 9, oldest: 9 }, "relay_too_new"],
  ])(
    "that is %s: nothing is charged, sales are followed, and it ends by itself",
    async (_, api, code) => {
      const relay = await relayOfVersion(bench.relay().url);
      between = relay;
      const till = await openPaired({ relayUrl: relay.url });
      const sale = await chargeAt(till);
      relay.become((answer) => ({ ...answer, api, store: { of: "another shape" } }));
      await tillState(till, (state) => state.incompatible?.code === code);
      await tillState(till, isOnline);
      expect(await till.handlers["sales.charge"](wish())).toMatchObject({ failure: { code } });
      bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
      await saleState(till, sale.id, status("succeeded"));
      expect(bench.simulator.intents()).toHaveLength(1);
      await till.close();

      const restarted = await counter.open();
      await tillState(restarted, isOnline);
      // Not even in the moment before the version is known.
      expect(await restarted.handlers["sales.charge"](wish())).toMatchObject({ failure: { code } });
      relay.become(null);
      await tillState(restarted, (state) => state.incompatible === null);
      await chargeAt(restarted, 700);
    },
  );

  it("that says more than this till knows is worked with", async () => {
    const relay = await relayOfVersion(bench.relay().url);
    between = relay;
    relay.become((answer) => ({ ...answer, api: { version: 7, oldest: 1 }, news: { of: "2030" } }));
    const till = await openPaired({ relayUrl: relay.url });
    await chargeAt(till);
    expect(till.state().incompatible).toBeNull();
  });
});
