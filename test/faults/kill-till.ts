import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "@playwright/test";
import * as v from "valibot";

import { ensureChromium } from "../../build/find-chromium.mjs";
import { runScript } from "../../build/process/run-script.ts";
import { buildApp } from "../../build/start/build-app.ts";
import { startSimulator } from "../../simulator/simulator.ts";
import { startRelayProcess } from "../e2e/relay-process.ts";
import { openTillWindow } from "../e2e/till-process.ts";
import type { FaultOptions } from "./options.ts";
import { runTillKills } from "./run-till-kills.ts";

const root = join(import.meta.dirname, "../..");
const storeSchema = v.object({ store: v.object({ id: v.string() }) });
const tillSchema = v.object({ pairingCode: v.string() });

/** `npm run faults -- --till [--seed N] [--kills N] [--minutes N]`; the exit code. */
export async function killTill({ kills, log, longestMs, seed }: FaultOptions): Promise<number> {
  await buildApp(root, async (script, args) => {
    if ((await runScript(root, script, args)) !== 0) throw new Error("The app could not be built.");
  });
  const folder = mkdtempSync(join(tmpdir(), "cobro-till-kills-"));
  const simulator = await startSimulator({ seed });
  const relay = await startRelayProcess({
    DATABASE_URL: `sqlite:${folder}/relay.sqlite`,
    FINTOC_SECRET_KEY: simulator.secretKey,
    FINTOC_PUBLIC_KEY: simulator.publicKey,
    FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
    FINTOC_API_URL: simulator.url,
    FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
  });
  simulator.setWebhookUrl(`${relay.url()}/webhooks/fintoc`);
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: process.getuid?.() === 0 ? ["--no-sandbox", "--disable-gpu"] : ["--disable-gpu"],
  });
  try {
    const named = ["--name", "Café Providencia", "--currency", "CLP"];
    const zone = ["--time-zone", "America/Santiago"];
    const { store } = v.parse(storeSchema, await relay.admin("store", "add", ...named, ...zone));
    const added = await relay.admin("till", "add", "--store", store.id, "--name", "Caja 1");
    const startedAt = Date.now();
    log(`seed ${seed}: the till is killed ${kills} times`);
    const { violations, ...report } = await runTillKills({
      seed,
      kills,
      longestMs,
      folder,
      simulator,
      relayUrl: relay.url(),
      pairingCode: v.parse(tillSchema, added).pairingCode,
      open: (switches) => openTillWindow(browser, switches),
      log,
    });
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    const { charged, kills: done } = report;
    log(JSON.stringify({ seed, kills: done, charged, violations: violations.length, seconds }));
    if (violations.length === 0) return 0;
    log(`Replay the same schedule with: npm run faults -- --till --seed ${seed} --kills ${kills}`);
    return 1;
  } finally {
    await browser.close();
    await relay.stop();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
