import type { Page } from "@playwright/test";

import { startPreview } from "../../../build/preview/start-preview.ts";
import type { BenchShop } from "./bench-shop.ts";
import { inspectMain, inspectPage } from "./inspected.ts";
import { measureHeap, type Inspected, type Memory } from "./memory.ts";
import {
  addStopwatch,
  clockAhead,
  lastKeyAt,
  seenAt,
  takeKeyLatencies,
  watchFor,
} from "./stopwatch.ts";
import { firstSales, fullListSales, type TillBenchOptions } from "./till-options.ts";

/** In milliseconds, one number for each key or sale. */
export interface Latencies {
  readonly keyToPaint: readonly number[];
  readonly enterToQr: readonly number[];
  readonly webhookToPixel: readonly number[];
}

export interface SalesMeasured {
  readonly rounds: readonly Latencies[];
  readonly memoryAfterFirst: Memory;
  readonly memoryWithFullList: Memory;
  readonly memoryAfterAll: Memory;
}

/** Sells by keyboard, each sale paid at once, in one till and one page that stay open. */
export async function measureSales(
  shop: BenchShop,
  options: TillBenchOptions,
): Promise<SalesMeasured> {
  // Debugged for its garbage collection alone.
  const env = { ...process.env, NODE_OPTIONS: "--inspect=127.0.0.1:0" };
  const preview = await startPreview({ args: shop.firstSwitches, env });
  const context = await shop.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const inspected: Inspected[] = [];
  try {
    const page = await context.newPage();
    await addStopwatch(page, "keypad", "online");
    await page.goto(preview.addresses().at(-1) ?? "");
    await seenAt(page, "online");
    inspected.push(await inspectPage(shop.browser, page), await inspectMain(preview));
    const memory = async (): Promise<Memory> => {
      const [ofPage, ofMain] = await Promise.all(inspected.map(measureHeap));
      if (ofPage === undefined || ofMain === undefined) throw new Error("unreachable");
      return { page: ofPage, main: ofMain };
    };

    await sell(page, shop, firstSales);
    const memoryAfterFirst = await memory();
    await sell(page, shop, fullListSales - firstSales);
    const memoryWithFullList = await memory();
    const rounds: Latencies[] = [];
    for (let round = 0; round < options.rounds; round += 1) {
      rounds.push(await sell(page, shop, options.salesARound));
    }
    const sold = fullListSales + options.rounds * options.salesARound;
    options.log(`  ${sold} sales; ${options.sales} until the memory is looked at again`);
    await sell(page, shop, options.sales - sold);
    const memoryAfterAll = await memory();
    return { rounds, memoryAfterFirst, memoryWithFullList, memoryAfterAll };
  } finally {
    // A process that is being inspected does not end.
    for (const each of inspected) await each.close();
    await context.close();
    await preview.stop();
  }
}

const digitsASale = 5;

async function sell(page: Page, shop: BenchShop, count: number): Promise<Latencies> {
  const enterToQr: number[] = [];
  const webhookToPixel: number[] = [];
  await takeKeyLatencies(page);
  const ahead = await clockAhead(page);
  for (let sale = 0; sale < count; sale += 1) {
    await watchFor(page, "keypad");
    await seenAt(page, "keypad");
    await page.keyboard.type(String(10_000 + Math.floor(Math.random() * 90_000)));
    await watchFor(page, "qr");
    await watchFor(page, "paid");
    await page.keyboard.press("Enter");
    const qrAt = await seenAt(page, "qr");
    enterToQr.push(qrAt - (await lastKeyAt(page)));
    const postedAt = await shop.approve();
    webhookToPixel.push((await seenAt(page, "paid")) - ahead - postedAt);
    await page.keyboard.press("Enter");
  }
  const keyToPaint = await takeKeyLatencies(page);
  if (keyToPaint.length !== digitsASale * count) {
    throw new Error(`${digitsASale * count} digits were typed, ${keyToPaint.length} were drawn`);
  }
  return { keyToPaint, enterToQr, webhookToPixel };
}
