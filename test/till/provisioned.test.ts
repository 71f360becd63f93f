import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Server } from "node:net";
import { join } from "node:path";

import * as v from "valibot";
import { afterEach, beforeEach, expect, it } from "vitest";

import { parsePairingCode } from "../../contract/pairing-code.ts";
import { notProvisioned } from "../../main/provisioning/provisioned-till.ts";
import type { Till } from "../../main/till/till.ts";
import { startBench, type Bench } from "../relay/harness.ts";
import { isOnline, tillBench, tillState, type TillBench } from "./harness.ts";

let bench: Bench;
let counters: TillBench[];
beforeEach(async () => {
  bench = await startBench();
  counters = [tillBench(), tillBench()];
});
afterEach(async () => {
  for (const counter of counters) await counter.close();
  await bench.close();
});

const madeSchema = v.object({ token: v.string() });
const makeToken = async (count: number) => {
  const store = await bench.addStore();
  const words = ["enrolment", "add", "--store", store, "--count", String(count)];
  return v.parse(madeSchema, await bench.admin(...words)).token;
};
const counter = (index: number) => {
  const found = counters[index];
  if (found === undefined) throw new Error(`no counter ${index}`);
  return found;
};
const pairedAs = (till: Till) => {
  const { pairing } = till.state();
  return pairing.kind === "paired" ? pairing.till : null;
};
const settingsOf = (index: number) => join(counter(index).folder, "settings.json");

/** A port at which nobody listens yet, and what begins to pass its connections on to the relay. */
async function futurePort() {
  const server: Server = createServer((socket) => {
    const relay = connect(Number(new URL(bench.relay().url).port), "127.0.0.1");
    socket.pipe(relay).pipe(socket);
    socket.on("error", () => relay.destroy());
    relay.on("error", () => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- listening on a port
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return {
    url: `http://127.0.0.1:${port}`,
    async open() {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    close: () => void server.close(),
  };
}

it("a counter that is installed before its network waits for the relay, says so, and pairs by itself", async () => {
  const token = await makeToken(1);
  const port = await futurePort();
  const till = await counter(0).open({ relayUrl: port.url, pairingCode: token });
  const state = await tillState(till, ({ provisioning }) => provisioning.waiting !== null);
  expect(state.pairing).toEqual({ kind: "unpaired", relayUrl: port.url, why: null });
  expect(state.provisioning.waiting).toMatchObject({
    relayUrl: port.url,
    why: { code: "relay_unreachable" },
  });
  await port.open();
  till.wake();
  const paired = await tillState(till, isOnline);
  expect(paired.provisioning.waiting).toBeNull();
  expect(pairedAs(till)?.name).toBe("Caja 1");
  port.close();
});

it("one token makes a till of each computer, called after it, and stays on none of their disks", async () => {
  const token = await makeToken(2);
  const open = (index: number) =>
    counter(index).open({
      relayUrl: bench.relay().url,
      pairingCode: token,
      provisioned: { ...notProvisioned, tillName: "POS-7" },
    });
  const tills = [await open(0), await open(1)];
  for (const till of tills) await tillState(till, isOnline);
  expect(tills.map((till) => pairedAs(till)?.name)).toEqual(["POS-7", "POS-7 2"]);
  for (const index of [0, 1]) {
    const kept = readFileSync(settingsOf(index), "utf8").toUpperCase();
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(parsePairingCode(token));
  }
});

it("computers made from one copied disk, with a claim on it, become tills of their own", async () => {
  const token = await makeToken(2);
  const relayUrl = bench.relay().url;
  const before = await counter(0).open();
  await before.close();
  await before.handlers["preferences.set"]({ theme: "dark" });
  const copied = JSON.parse(readFileSync(settingsOf(0), "utf8"));
  const code = createHash("sha256")
    .update(parsePairingCode(token) ?? "")
    .digest("hex");
  const image = JSON.stringify({ ...copied, claim: { relayUrl, code, claim: "x".repeat(43) } });
  for (const index of [0, 1]) writeFileSync(settingsOf(index), image);
  const tills = [];
  for (const index of [0, 1]) {
    const till = await counter(index).open({ relayUrl, pairingCode: token });
    await tillState(till, isOnline);
    tills.push(pairedAs(till)?.id);
  }
  expect(new Set(tills).size).toBe(2);
});

it("a till that was revoked is not brought back by the token it came with; another token does it", async () => {
  const token = await makeToken(5);
  const relayUrl = bench.relay().url;
  const till = await counter(0).open({ relayUrl, pairingCode: token });
  await tillState(till, isOnline);
  const first = pairedAs(till)?.id ?? "";
  await bench.admin("till", "revoke", first);
  await tillState(till, ({ pairing }) => pairing.kind === "unpaired");
  await till.close();

  const again = await counter(0).open({ relayUrl, pairingCode: token });
  expect(again.state()).toMatchObject({
    pairing: { kind: "unpaired", why: { code: "till_revoked" } },
    provisioning: { waiting: null },
  });
  await again.close();
  const other = await counter(0).open({ relayUrl, pairingCode: await makeToken(1) });
  await tillState(other, isOnline);
  expect(pairedAs(other)?.id).not.toBe(first);
});

it("a token that is good for nothing is told, and not tried again", async () => {
  const token = await makeToken(1);
  const relayUrl = bench.relay().url;
  await tillState(await counter(0).open({ relayUrl, pairingCode: token }), isOnline);
  const late = await counter(1).open({ relayUrl, pairingCode: token });
  expect(late.state()).toMatchObject({
    pairing: { kind: "unpaired", why: { code: "enrolment_used_up" } },
    provisioning: { waiting: null },
  });
});

it("where the relay was decided, a till of another goes on with its own and says so; no other is paired", async () => {
  const { code } = await bench.addTill(await bench.addStore());
  const decided = { ...notProvisioned, relayUrl: "https://other.example" };
  const till = await counter(0).open({ relayUrl: bench.relay().url, pairingCode: code });
  await tillState(till, isOnline);
  await till.close();
  const again = await counter(0).open({
    relayUrl: decided.relayUrl,
    pairingCode: code,
    provisioned: decided,
  });
  const state = await tillState(again, isOnline);
  expect(state.provisioning.otherRelay).toBe("https://other.example");
  expect(pairedAs(again)).not.toBeNull();

  const fresh = await counter(1).open({ provisioned: decided });
  const wish = { relayUrl: bench.relay().url, code };
  expect(await fresh.handlers["till.pair"](wish)).toMatchObject({
    ok: false,
    failure: { code: "relay_decided" },
  });
});

it("a locked preference is as decided, and refused to whoever would change it; others are not", async () => {
  const till = await counter(0).open({
    provisioned: {
      ...notProvisioned,
      preferences: { language: "en", volume: 30 },
      locked: ["language"],
    },
  });
  expect(till.state().preferences).toMatchObject({ language: "en", volume: 30 });
  expect(till.state().provisioning.locked).toEqual(["language"]);
  const prefer = till.handlers["preferences.set"];
  expect(await prefer({ language: "es-CL", volume: 10 })).toEqual({
    ok: false,
    failure: { code: "preference_locked", detail: "language" },
  });
  expect(till.state().preferences).toMatchObject({ language: "en", volume: 30 });
  expect(await prefer({ language: "en", volume: 10 })).toEqual({ ok: true, value: null });
  await till.close();
  const again = await counter(0).open({
    provisioned: {
      ...notProvisioned,
      preferences: { language: "es-MX", volume: 30 },
      locked: ["language"],
    },
  });
  expect(again.state().preferences).toMatchObject({ language: "es-MX", volume: 10 });
});
