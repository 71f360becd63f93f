import { startPreview } from "../../../build/preview/start-preview.ts";
import type { BenchShop } from "./bench-shop.ts";
import { addStopwatch, clockAhead, nodeNow, seenAt } from "./stopwatch.ts";

/** From the start of the till's process, in milliseconds. */
export interface Start {
  /** Its window can be opened. */
  readonly window: number;
  /** The keypad is painted. */
  readonly keypad: number;
  /** … and the till is connected: a charge would be taken. */
  readonly online: number;
}

/** Starts a paired till whose browser is open already: Electron's own start is not in it. */
export async function measureStart({ browser, switches }: BenchShop): Promise<Start> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await addStopwatch(page, "keypad", "online");
  const began = nodeNow();
  const preview = await startPreview({ args: switches });
  const window = nodeNow() - began;
  try {
    await page.goto(preview.addresses().at(-1) ?? "", { waitUntil: "commit" });
    const keypad = await seenAt(page, "keypad");
    const online = Math.max(keypad, await seenAt(page, "online"));
    const ahead = await clockAhead(page);
    return { window, keypad: keypad - ahead - began, online: online - ahead - began };
  } finally {
    await context.close();
    await preview.stop();
  }
}
