import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { chromium, type Page } from "@playwright/test";
import * as v from "valibot";

import { ensureChromium } from "../../../build/find-chromium.mjs";
import { startPreview } from "../../../build/preview/start-preview.ts";
import { runScript } from "../../../build/process/run-script.ts";
import { buildApp } from "../../../build/start/build-app.ts";
import { runCommand } from "../../../relay/admin/run-command.ts";
import { storeIdOf } from "../fill.ts";
import { addStopwatch, lastKeyAt, seenAt, watchFor } from "../till/stopwatch.ts";
import type { DayBenchOptions } from "./day-options.ts";

/** In milliseconds. */
export interface ScreenMeasured {
  /** The day is opened for the first time since the till was started. */
  readonly first: number;
  readonly opened: readonly number[];
  /** The same, each opened as soon as the one before has shown its rows and is left. */
  readonly hurried: readonly number[];
  readonly scrolled: readonly Scrolled[];
}

interface Scrolled {
  readonly what: string;
  readonly pixels: number;
  readonly frames: number;
  /** Frames that the display had to show twice. */
  readonly dropped: number;
  readonly longest: number;
  /** Frames in which a row in sight had not arrived. */
  readonly blank: number;
}

export interface MeasureScreen {
  readonly root: string;
  readonly folder: string;
  readonly databaseUrl: string;
  readonly relayUrl: string;
  readonly pin: string;
  readonly options: DayBenchOptions;
}

const opens = 20;
const afterSignInMs = 2_000;
const framesAScroll = 300;
const addedSchema = v.object({ pairingCode: v.string() });

/** Opens the day at a till, in the preview and a headless browser, and scrolls through it. */
export async function measureScreen(measure: MeasureScreen): Promise<ScreenMeasured> {
  const { databaseUrl, folder, options, pin, relayUrl, root } = measure;
  await buildApp(root, async (script, args) => {
    if ((await runScript(root, script, args)) !== 0) throw new Error("The app could not be built");
  });
  const words = ["till", "add", "--store", storeIdOf(0), "--name", "Caja 99", "--json"];
  const added: unknown = JSON.parse(await runCommand(words, { DATABASE_URL: databaseUrl }));
  const { pairingCode } = v.parse(addedSchema, added);
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu"],
  });
  const preview = await startPreview({
    args: [
      `--user-data-dir=${join(folder, "till")}`,
      "--allow-unprotected-keychain",
      `--relay=${relayUrl}`,
      `--pairing-code=${pairingCode}`,
    ],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await addStopwatch(page);
    await page.goto(preview.addresses().at(-1) ?? "");
    await page.getByRole("button", { name: "Luz Vera" }).click();
    await page.keyboard.type(pin);
    await page.keyboard.press("Enter");
    await page.getByTestId("keypad").waitFor();
    // Nobody opens the day in the moment of signing in.
    await setTimeout(afterSignInMs);
    const opened: number[] = [];
    for (let each = 0; each <= opens; each += 1) opened.push(await openDay(page, true));
    const [first = Number.NaN, ...others] = opened;
    options.log(`the day opened in ${others.map((each) => each.toFixed(0)).join(", ")} ms`);
    const hurried: number[] = [];
    for (let each = 0; each < opens; each += 1) hurried.push(await openDay(page, false));

    await page.keyboard.press("F9");
    await page.locator('[role="grid"]:not([aria-rowcount="-1"])').waitFor();
    const scrolled: Scrolled[] = [];
    for (const [what, pixels] of [
      ["scrolled slowly", 60],
      ["scrolled fast", 600],
      ["torn through", 6_000],
    ] as const) {
      scrolled.push({ what, pixels, ...(await scroll(page, pixels)) });
    }
    return { first, opened: others, hurried, scrolled };
  } finally {
    await browser.close();
    await preview.stop();
  }
}

/**
 * From the key to the beginning of the frame after the one that drew the first rows.
 * @param whole whether it is left only when all of it is there
 */
async function openDay(page: Page, whole: boolean): Promise<number> {
  await watchFor(page, "dayRows");
  await page.keyboard.press("F9");
  const seen = await seenAt(page, "dayRows");
  const took = seen - (await lastKeyAt(page));
  if (whole) {
    await page.locator('[role="grid"]:not([aria-rowcount="-1"])').waitFor();
    await page.getByTestId("hours").waitFor();
  }
  await page.keyboard.press("Escape");
  await page.getByTestId("keypad").waitFor();
  return took;
}

/** Scrolls by so many pixels at every frame, and watches the frames. */
function scroll(page: Page, pixels: number): Promise<Omit<Scrolled, "what" | "pixels">> {
  return page.evaluate(
    async ({ most, step }) => {
      const main = document.querySelector("main");
      if (main === null) throw new Error("Nothing scrolls here");
      main.scrollTop = 0;
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      await frame();
      let last = await frame();
      const lengths: number[] = [];
      let blank = 0;
      let forward = 1;
      while (lengths.length < most) {
        const before = main.scrollTop;
        main.scrollTop += step * forward;
        if (main.scrollTop === before) forward = -forward;
        const now = await frame();
        lengths.push(now - last);
        last = now;
        const { bottom, top } = main.getBoundingClientRect();
        const waits = [...main.querySelectorAll('[data-testid="list-row"][aria-busy]')].some(
          (row) => {
            const box = row.getBoundingClientRect();
            return box.bottom > top && box.top < bottom;
          },
        );
        if (waits) blank += 1;
      }
      const usual = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 16.7;
      // The display's own rate, where most frames keep to it.
      const rate = Math.min(usual, 1_000 / 60);
      const dropped = lengths.reduce(
        (sum, each) => sum + Math.max(0, Math.round(each / rate) - 1),
        0,
      );
      return { frames: lengths.length, dropped, longest: Math.max(...lengths), blank };
    },
    { most: framesAScroll, step: pixels },
  );
}
