import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

import { findChromium } from "../../build/find-chromium.mjs";
import { openDatabase } from "../../relay/database/open-database.ts";
import { startBench, type Bench } from "./harness.ts";

const phone = { width: 360, height: 740 };

let bench: Bench;
let browser: Browser;
let receiptUrl: string;
let id: string;
beforeAll(async () => {
  bench = await startBench();
  const till = await bench.pairTill();
  const sale = await till.sale(999_999_999);
  id = sale.id;
  bench.simulator.act(sale.fintocId ?? "", "approve");
  receiptUrl = await vi.waitFor(
    async () => {
      const { receiptUrl: url } = await till.get(id);
      expect(url).not.toBeNull();
      return url ?? "";
    },
    { timeout: 10_000 },
  );
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("Install Chromium, or name one in CHROMIUM");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(async () => {
  await browser.close();
  await bench.close();
});

async function setAttention(attention: string | null): Promise<void> {
  const database = await openDatabase(bench.databaseUrl);
  const { state } = await database
    .selectFrom("payment_intents")
    .select("state")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await database
    .updateTable("payment_intents")
    .set({ attention, state: JSON.stringify({ ...JSON.parse(state), attention }) })
    .where("id", "=", id)
    .execute();
  await database.destroy();
}

it.each(["confirmed", "look", "unknown"] as const)(
  "%s: fits a phone, runs no script, and axe finds nothing, light or dark, in both languages",
  async (view) => {
    await setAttention(view === "look" ? "amount_mismatch" : null);
    const url = view === "unknown" ? `${bench.relay().url}/r/${"0".repeat(26)}` : receiptUrl;
    for (const locale of ["es-CL", "en-GB"]) {
      const context = await browser.newContext({ viewport: phone, locale });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(url);
      expect(await page.locator("body").getAttribute("data-view")).toBe(view);
      expect(await page.locator("html").getAttribute("lang")).toBe(locale.slice(0, 2));
      expect(await page.locator("script").count()).toBe(0);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        // A page without a frame needs none of axe's own pages beside it.
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations.map((each) => `${each.id}: ${each.help}`)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(phone.width);
      }
      expect(complaints.filter((each) => !each.includes("404"))).toEqual([]);
      await context.close();
    }
  },
  60_000,
);
