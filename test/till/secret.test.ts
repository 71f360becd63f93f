import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as v from "valibot";

import { tillSecretAnswerSchema } from "../../contract/relay-api.ts";
import { startBench, type Bench } from "../relay/harness.ts";
import { chargeAt, isOnline, tillBench, tillState, type TillBench } from "./harness.ts";
import { keychain } from "./keychain.ts";

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

const pairingSchema = v.looseObject({
  sealedSecret: v.string(),
  nextSealedSecret: v.nullable(v.string()),
  secretSince: v.nullable(v.string()),
});
const settingsSchema = v.looseObject({ pairing: pairingSchema });
const dayMs = 86_400_000;

const stored = () =>
  v.parse(settingsSchema, JSON.parse(readFileSync(join(counter.folder, "settings.json"), "utf8")));
function change(pairing: object): void {
  const settings = stored();
  const next = { ...settings, pairing: { ...settings.pairing, ...pairing } };
  writeFileSync(join(counter.folder, "settings.json"), JSON.stringify(next));
}
const unseal = async (sealed: string | null) =>
  (await keychain.decryptStringAsync(Buffer.from(sealed ?? "", "base64"))).result;
const sealed = async (secret: string) =>
  (await keychain.encryptStringAsync(secret)).toString("base64");
const present = () => unseal(stored().pairing.sealedSecret);
const ask = (secret: string, path = "/v1/till", method = "GET") =>
  fetch(`${bench.relay().url}${path}`, { method, headers: { Authorization: `Bearer ${secret}` } });
const works = async (secret: string) => (await ask(secret)).status === 200;
const offer = async (secret: string) =>
  v.parse(tillSecretAnswerSchema, await (await ask(secret, "/v1/till/secret", "POST")).json())
    .secret;

/** A till whose computer is off, and whose secret is of that age. */
async function closedTill(ageDays: number): Promise<string> {
  const { code } = await bench.addTill(await bench.addStore());
  const till = await counter.open({ relayUrl: bench.relay().url, pairingCode: code });
  await tillState(till, isOnline);
  expect(Date.now() - Date.parse(stored().pairing.secretSince ?? "")).toBeLessThan(60_000);
  await till.close();
  change({ secretSince: new Date(Date.now() - ageDays * dayMs).toISOString() });
  return present();
}
const until = { timeout: 15_000 };

describe("the till's secret", () => {
  it("is changed once it is thirty days old; the old one is worth nothing then", async () => {
    const old = await closedTill(31);
    const till = await counter.open();
    await expect.poll(present, until).not.toBe(old);
    await tillState(till, isOnline);
    expect(stored().pairing.nextSealedSecret).toBeNull();
    expect(await works(await present())).toBe(true);
    expect(await works(old)).toBe(false);
    await chargeAt(till);
  });

  it("is left alone while a sale is open", async () => {
    const old = await closedTill(0);
    const till = await counter.open();
    await chargeAt(till);
    await till.close();
    change({ secretSince: new Date(Date.now() - 31 * dayMs).toISOString() });
    let offers = 0;
    const again = await counter.open({
      fetch(input, init) {
        if (input instanceof Request && input.url.endsWith("/v1/till/secret")) offers += 1;
        return fetch(input, init);
      },
    });
    await tillState(again, isOnline);
    const onlineAt = performance.now();
    await expect.poll(() => performance.now() - onlineAt > 4_000, until).toBe(true);
    expect(offers).toBe(0);
    expect(await present()).toBe(old);
  });

  it("an answer that was lost costs nothing: it is asked for again", async () => {
    const old = await closedTill(31);
    let lost = 0;
    const till = await counter.open({
      async fetch(input, init) {
        const response = await fetch(input, init);
        if (lost === 0 && response.url.endsWith("/v1/till/secret")) {
          lost += 1;
          throw new TypeError("the answer was lost on the way");
        }
        return response;
      },
    });
    await expect.poll(present, until).not.toBe(old);
    expect(lost).toBe(1);
    await tillState(till, isOnline);
    await chargeAt(till);
  });

  it("a disk that does not take the new one keeps the old one in use", async () => {
    const old = await closedTill(31);
    let offered = 0;
    const till = await counter.open({
      async fetch(input, init) {
        const response = await fetch(input, init);
        if (response.url.endsWith("/v1/till/secret")) {
          offered += 1;
          counter.failWrites(offered === 1 ? "ENOSPC" : null);
        }
        return response;
      },
    });
    await expect.poll(() => till.state().problem?.code, until).toBe("storage_full");
    expect(await works(old)).toBe(true);
    await tillState(till, isOnline);
    counter.failWrites(null);
    await expect.poll(present, until).not.toBe(old);
  });
});

describe("a till that died while its secret was changed", () => {
  it("after the new one was stored, before its first use: it is used, and adopted", async () => {
    const old = await closedTill(0);
    const next = await offer(old);
    change({ nextSealedSecret: await sealed(next) });
    await tillState(await counter.open(), isOnline);
    expect(await present()).toBe(next);
    expect(stored().pairing.nextSealedSecret).toBeNull();
    expect(await works(old)).toBe(false);
  });

  it("after its first use, before that was written down: the new one is still there", async () => {
    const old = await closedTill(0);
    const next = await offer(old);
    change({ nextSealedSecret: await sealed(next) });
    expect(await works(next)).toBe(true);
    await tillState(await counter.open(), isOnline);
    expect(await present()).toBe(next);
  });

  it("holding one that the relay has replaced since: the old one is used, and the till stays paired", async () => {
    const old = await closedTill(0);
    const replaced = await offer(old);
    await offer(old);
    change({ nextSealedSecret: await sealed(replaced) });
    const till = await counter.open();
    await tillState(till, isOnline);
    expect(await present()).toBe(old);
    expect(stored().pairing.nextSealedSecret).toBeNull();
    await chargeAt(till);
  });

  it("when neither is taken the till says that it is unknown", async () => {
    await closedTill(0);
    change({
      sealedSecret: await sealed("cobro_till_of_nobody_at_all"),
      nextSealedSecret: await sealed("cobro_till_of_nobody_either"),
    });
    const till = await counter.open();
    const { pairing } = await tillState(till, (state) => state.pairing.kind === "unpaired");
    expect(pairing).toMatchObject({ why: { code: "till_unknown" } });
  });
});
