import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it, vi } from "vitest";

import { buildRelay } from "../../build/relay/build-relay.ts";
import { businessDayOf } from "../../contract/business-day.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { hash } from "../../relay/hash.ts";
import { startProgramShop, type ProgramShop } from "./program-shop.ts";

let built: string;
let shop: ProgramShop;
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), "cobro-build-"));
  await buildRelay(join(import.meta.dirname, "../.."), join(built, "relay.js"));
  shop = await startProgramShop(async (folder) => {
    await copyFile(join(built, "relay.js"), join(folder, "relay.js"));
    return join(folder, "relay.js");
  });
});
afterAll(async () => {
  await shop.close();
  await rm(built, { recursive: true });
});

it("the single file is one file, and writes its data where it is started", async () => {
  expect(await readdir(built)).toEqual(["relay.js"]);
  expect((await readdir(shop.folder)).toSorted()).toEqual(["data", "relay.js"]);
});

it("the single file exports and counts a day by threads of its own, which are the same file", async () => {
  const { folder, relay, till } = shop;
  await till.sale();
  const database = await openDatabase(`sqlite:${folder}/data/relay.sqlite`);
  const token = "a manager's";
  const at = new Date().toISOString();
  const { store_id } = await database
    .selectFrom("tills")
    .select("store_id")
    .executeTakeFirstOrThrow();
  const staff = { id: "staff_1", name: "Luz", role: "manager", pin_hash: "", created_at: at };
  await database
    .insertInto("staff")
    .values({ ...staff, store_id, removed_at: null })
    .execute();
  await database
    .insertInto("staff_sessions")
    .values({
      token_hash: hash(token),
      staff_id: staff.id,
      till_id: till.id,
      created_at: at,
      expires_at: new Date(Date.now() + 60_000).toISOString(),
      ended_at: null,
    })
    .execute();
  await database.destroy();
  const today = businessDayOf(Date.now(), "America/Santiago", 0);
  const query = `from=${today}&to=${today}`;
  const response = await till.call("GET", `/v1/exports/payment-intents?${query}`, undefined, token);
  const lines = (await response.text()).trimEnd().split("\n");
  expect(lines, relay.log()).toHaveLength(3);
  expect(lines.at(-1)).toBe('{"end":{"rows":1}}');
  const day = await till.call("GET", `/v1/days/${today}`, undefined, token);
  expect(await day.json(), relay.log()).toMatchObject({ day: { date: today, count: 1 } });
});

it("the single file alone sells: page, assets, webhook, health, metrics, an end with 0", async () => {
  const { relay, simulator, till } = shop;
  const sale = await till.sale();
  expect(sale.status).toBe("created");
  const page = await (await fetch(sale.payUrl ?? "")).text();
  expect(page).toContain("Café Providencia");
  for (const name of ["pay.css", "pay.js"]) {
    const asset = await fetch(`${relay.url}/pay/assets/${name}`);
    expect(asset.status).toBe(200);
    expect((await asset.text()).length).toBeGreaterThan(500);
  }
  simulator.act(sale.fintocId ?? "", "approve");
  await vi.waitFor(async () => expect((await till.get(sale.id)).status).toBe("succeeded"), {
    timeout: 10_000,
  });
  for (const path of ["/healthz", "/readyz", "/metrics"]) {
    expect((await fetch(`${relay.url}${path}`)).status).toBe(200);
  }
  relay.signal("SIGTERM");
  expect(await relay.ended).toBe(0);
});
