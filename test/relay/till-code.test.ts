import { randomUUID } from "node:crypto";

import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { parsePairingLink } from "../../contract/pairing-link.ts";
import { pairingAnswerSchema } from "../../contract/relay-api.ts";
import { runCommand } from "../../relay/admin/run-command.ts";
import { post, startBench, tillClient, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let till: TillClient;
beforeEach(async () => {
  bench = await startBench();
  till = await bench.pairTill();
});
afterEach(() => bench.close());

const renewedSchema = v.object({
  till: v.object({ id: v.string(), name: v.string(), store: v.string() }),
  pairingCode: v.string(),
  expiresAt: v.string(),
});
const offeredSchema = v.object({
  pairingCode: v.string(),
  pairingLink: v.exactOptional(v.string()),
});
const renew = async (...more: string[]) =>
  v.parse(renewedSchema, await bench.admin("till", "code", till.id, ...more));
const pairAt = (code: string, claim?: string) =>
  post(`${bench.relay().url}/v1/pairings`, { code, ...(claim === undefined ? {} : { claim }) });
const codeOf = async (response: Response) => [response.status, (await response.json()).error.code];
const status = async (each: TillClient) => (await each.call("GET", "/v1/till")).status;

describe("a new code for a till that there is", () => {
  it("pairs the same till anew: its sales stay, its old secret ends at once, its open feed soon", async () => {
    const sale = await till.sale();
    const feed = await till.feed();
    const offered = await renew("--valid-for", "2h");
    expect(offered.till).toMatchObject({ id: till.id, name: "Caja 1" });
    const lifeMs = Date.parse(offered.expiresAt) - Date.now();
    expect(lifeMs).toBeGreaterThan(7_100_000);
    expect(lifeMs).toBeLessThanOrEqual(7_200_000);
    // Nothing ends before the code is used: somebody may have asked for it too early.
    expect(await status(till)).toBe(200);

    const answer: unknown = await (await pairAt(offered.pairingCode)).json();
    const paired = v.parse(pairingAnswerSchema, answer);
    expect(paired.till).toEqual({ id: till.id, name: "Caja 1" });
    expect(await codeOf(await till.call("GET", "/v1/till"))).toEqual([401, "till_unknown"]);
    const again = tillClient(() => bench.relay().url, till.id, paired.secret);
    expect(await again.get(sale.id)).toMatchObject({ id: sale.id, status: "created" });
    const newFeed = await again.feed();
    const cut = vi.fn();
    void feed.ended.then(cut);
    await vi.waitFor(() => expect(cut).toHaveBeenCalled(), { timeout: 5_000, interval: 20 });
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(() => {
      expect(JSON.stringify(newFeed.messages)).toContain('"status":"succeeded"');
    });
    expect(JSON.stringify(feed.messages)).not.toContain("payment_intent");
    newFeed.close();
  });

  it("ends a secret that was offered and not used yet", async () => {
    const offered = await (await till.call("POST", "/v1/till/secret")).json();
    expect((await pairAt((await renew()).pairingCode)).status).toBe(201);
    expect(await status(tillClient(() => bench.relay().url, till.id, offered.secret))).toBe(401);
  });

  it("makes every code before it void, a claim's repetition too", async () => {
    const first = await renew();
    const second = await renew();
    expect(await codeOf(await pairAt(first.pairingCode))).toEqual([410, "pairing_code_expired"]);
    const claim = randomUUID();
    expect((await pairAt(second.pairingCode, claim)).status).toBe(201);
    expect((await pairAt(second.pairingCode, claim)).status).toBe(201);
    const third = await renew();
    const repeated = await pairAt(second.pairingCode, claim);
    expect(await codeOf(repeated)).toEqual([409, "pairing_code_used"]);
    expect((await pairAt(third.pairingCode)).status).toBe(201);
  });

  it("is not to be had for a revoked till, nor for one that there is not", async () => {
    const offered = await renew();
    await bench.admin("till", "revoke", till.id);
    await expect(renew()).rejects.toThrow("revoked");
    expect(await codeOf(await pairAt(offered.pairingCode))).toEqual([401, "till_revoked"]);
    await expect(bench.admin("till", "code", randomUUID())).rejects.toThrow("till list");
    await expect(bench.admin("till", "code")).rejects.toThrow("till list");
    await expect(renew("--valid-for", "91d")).rejects.toThrow("90d");
  });
});

it("a link that holds address and code is printed where PUBLIC_URL is known, and only there", async () => {
  const env = { DATABASE_URL: bench.databaseUrl };
  const offer = async (publicUrl: string | undefined, ...words: string[]) =>
    v.parse(
      v.pipe(v.string(), v.parseJson(), offeredSchema),
      await runCommand([...words, "--json"], { ...env, PUBLIC_URL: publicUrl }),
    );
  const code = ["till", "code", till.id];
  for (const publicUrl of ["https://pay.shop.example", "https://pay.shop.example/"]) {
    const { pairingCode, pairingLink } = await offer(publicUrl, ...code);
    expect(pairingLink).toBe(`https://pay.shop.example/pair#${pairingCode}`);
  }
  const { store } = (await renew()).till;
  const added = await offer(
    "https://pay.shop.example",
    "till",
    "add",
    "--store",
    store,
    "--name",
    "2",
  );
  expect(parsePairingLink(added.pairingLink ?? "")?.relayUrl).toBe("https://pay.shop.example");
  // Tills cannot be paired with a relay below a path.
  for (const publicUrl of [undefined, "", "https://pay.shop.example/cobro"]) {
    expect(await offer(publicUrl, ...code)).not.toHaveProperty("pairingLink");
  }
});
