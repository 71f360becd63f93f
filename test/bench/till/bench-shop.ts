import { join } from "node:path";

import { chromium, type Browser } from "@playwright/test";
import * as v from "valibot";

import { ensureChromium } from "../../../build/find-chromium.mjs";
import { toNotification } from "../../../simulator/payment-intents/intent.ts";
import { startSimulator } from "../../../simulator/simulator.ts";
import { signatureOf } from "../../../simulator/webhooks/signature.ts";
import { startRelayProcess } from "../../e2e/relay-process.ts";
import { nodeNow } from "./stopwatch.ts";

/** A shop whose bank says yes when it is told to: relay process, simulated Fintoc, headless browser. */
export interface BenchShop {
  readonly browser: Browser;
  /** The switches of a till that is paired at its first start, and of every later start. */
  readonly firstSwitches: readonly string[];
  readonly switches: readonly string[];
  /** Approves the newest payment and posts its signed webhook; answers when the post began. */
  readonly approve: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const addedSchema = v.object({
  store: v.optional(v.object({ id: v.string() })),
  pairingCode: v.optional(v.string(), ""),
});
const place = ["--currency", "CLP", "--time-zone", "America/Santiago"];

export async function openBenchShop(folder: string): Promise<BenchShop> {
  const simulator = await startSimulator();
  const relay = await startRelayProcess({
    DATABASE_URL: `sqlite:${join(folder, "relay.sqlite")}`,
    FINTOC_SECRET_KEY: simulator.secretKey,
    FINTOC_PUBLIC_KEY: simulator.publicKey,
    FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
    FINTOC_API_URL: simulator.url,
    FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
  });
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu"],
  });
  const named = await relay.admin("store", "add", "--name", "Café Providencia", ...place);
  const storeId = v.parse(addedSchema, named).store?.id ?? "";
  const till = await relay.admin("till", "add", "--store", storeId, "--name", "Caja 1");
  const { pairingCode } = v.parse(addedSchema, till);
  const switches = [`--user-data-dir=${join(folder, "till")}`, "--allow-unprotected-keychain"];

  return {
    browser,
    switches,
    firstSwitches: [...switches, `--relay=${relay.url()}`, `--pairing-code=${pairingCode}`],
    async approve() {
      const newest = simulator.intents().at(-1);
      if (newest === undefined) throw new Error("Nothing was charged");
      // Nobody is subscribed at the simulator: the webhook is ours, so that its beginning is known.
      const paid = simulator.act(newest.id, "approve");
      const body = JSON.stringify({
        id: `evt_${paid.id}`,
        object: "event",
        type: "payment_intent.succeeded",
        mode: "test",
        created_at: new Date().toISOString(),
        data: toNotification(paid, false),
      });
      const signature = signatureOf(simulator.webhookSecret, Date.now(), body);
      const began = nodeNow();
      const answer = await fetch(`${relay.url()}/webhooks/fintoc`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Fintoc-Signature": signature },
        body,
      });
      if (!answer.ok) throw new Error(`The webhook was answered ${answer.status}`);
      return began;
    },
    async close() {
      await browser.close();
      await relay.stop();
      await simulator.close();
    },
  };
}
