import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it, vi } from "vitest";

import { buildRelay } from "../../build/relay/build-relay.ts";
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
}, 60_000);
afterAll(async () => {
  await shop.close();
  await rm(built, { recursive: true });
});

it("the single file is one file, and writes its data where it is started", async () => {
  expect(await readdir(built)).toEqual(["relay.js"]);
  expect((await readdir(shop.folder)).toSorted()).toEqual(["data", "relay.js"]);
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
