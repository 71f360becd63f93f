import { createHmac } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { runCommand } from "../../relay/admin/run-command.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { fromStoredBody, toStoredBody } from "../../relay/webhooks/stored-body.ts";
import { startBench, type Bench } from "./harness.ts";
import { relaySource, runRelayProgram } from "./relay-program.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

async function deliver(body: Uint8Array, age = 0): Promise<void> {
  const time = Math.floor(bench.simulator.now() / 1_000) - age;
  const secret = bench.simulator.webhookSecret;
  const mac = createHmac("sha256", secret).update(`${time}.`).update(body).digest("hex");
  const response = await fetch(`${bench.relay().url}/webhooks/fintoc`, {
    method: "POST",
    headers: { "Fintoc-Signature": `t=${time},v1=${mac}` },
    body: Buffer.from(body),
  });
  expect(response.status).toBe(200);
}
function event(id: string, fintocId: string | null, more: object = {}) {
  const data = { id: fintocId, amount: 4_990, currency: "CLP", status: "succeeded" };
  const type = "payment_intent.succeeded";
  return Buffer.from(JSON.stringify({ id, type, mode: "test", data, ...more }));
}
const verify = async (secret: string): Promise<unknown> => {
  const env = { DATABASE_URL: bench.databaseUrl, FINTOC_WEBHOOK_SECRET: secret };
  return JSON.parse(await runCommand(["events", "verify", "--json"], env));
};

describe("unmatched list", () => {
  it("tells payments made outside a till, newest first, and nothing of the tills' own", async () => {
    const sale = await (await bench.pairTill()).sale();
    await deliver(event("evt_own", sale.fintocId));
    await deliver(event("evt_outside", "pi_outside"));
    await bench.advance(1_000);
    await deliver(event("evt_stale", "pi_late"), 3_600);
    await bench.advance(1_000);
    await deliver(event("evt_live", "pi_live", { mode: "live" }));
    await deliver(event("evt_other", "lnk_1", { type: "link.refreshed" }));
    const intent = { amount: 4_990, currency: "CLP", status: "succeeded" };
    const unknown = "unknown_payment_intent";
    expect(await bench.admin("unmatched", "list")).toMatchObject({
      count: 3,
      unmatched: [
        { eventId: "evt_live", fintocId: "pi_live", mode: "live", because: "other_mode" },
        { eventId: "evt_stale", fintocId: "pi_late", because: unknown, ...intent },
        { eventId: "evt_outside", fintocId: "pi_outside", because: unknown, ...intent },
      ],
    });
    expect(await bench.admin("unmatched", "list", "--limit", "1")).toMatchObject({
      count: 3,
      unmatched: [{ eventId: "evt_live" }],
    });
  });
});

/** Bytes that no text holds: invalid UTF-8, a byte order mark, an over-long form, all in one string. */
const awkward = Buffer.concat([
  Buffer.from('{"id":"evt_bytes","type":"payment_intent.succeeded","note":"'),
  Buffer.from([0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80]),
  Buffer.from('\uFEFF ñ 😀","data":{"id":"pi_bytes"}}'),
]);
const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), event("evt_marked", "pi_marked")]);

describe("stored events", () => {
  it("verify again byte for byte, whatever their bytes, and under their own secret alone", async () => {
    await deliver(event("evt_plain", "pi_plain"));
    await deliver(awkward);
    await deliver(marked);
    await deliver(event("evt_stale", "pi_late"), 3_600);
    expect(await verify(bench.simulator.webhookSecret)).toEqual({
      checked: 4,
      authentic: 4,
      notAuthentic: [],
    });
    expect(await verify(`whsec_newer,${bench.simulator.webhookSecret}`)).toMatchObject({
      authentic: 4,
    });
    expect(await verify("whsec_other")).toMatchObject({ checked: 4, authentic: 0 });
  });

  it("that were changed in the database are found out", async () => {
    await deliver(event("evt_1", "pi_1"));
    await deliver(event("evt_2", "pi_2"));
    const database = await openDatabase(bench.databaseUrl);
    const changed = event("evt_1", "pi_1", { mode: "live" }).toString();
    await database.updateTable("events").set({ body: changed }).where("id", "=", "evt_1").execute();
    await database.destroy();
    expect(await verify(bench.simulator.webhookSecret)).toMatchObject({
      authentic: 1,
      notAuthentic: [{ eventId: "evt_1" }],
    });
  });

  it("end the command with 1 where one is not authentic, and with 0 where all are", async () => {
    await deliver(event("evt_1", "pi_1"));
    const run = (secret: string) => {
      const env = { DATABASE_URL: bench.databaseUrl, FINTOC_WEBHOOK_SECRET: secret };
      const words = ["events", "verify", "--json"];
      return runRelayProgram(relaySource, import.meta.dirname, env, words);
    };
    expect(await run(bench.simulator.webhookSecret)).toMatchObject({ code: 0 });
    const { code, stdout } = await run("whsec_other");
    expect({ code, told: JSON.parse(stdout) }).toMatchObject({
      code: 1,
      told: { checked: 1, notAuthentic: [{ eventId: "evt_1" }] },
    });
  });

  it("are kept exactly, as text where they are text", async () => {
    for (const each of [awkward, marked, Buffer.from([0]), Buffer.from([0xff]), Buffer.from("ñ")]) {
      expect(Buffer.from(fromStoredBody(toStoredBody(each)))).toEqual(each);
    }
    // Text stays text, for whoever looks into the database.
    expect(toStoredBody(Buffer.from("ñ"))).toEqual({ body: "ñ", body_encoding: "utf8" });
  });
});
