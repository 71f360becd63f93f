import { join } from "node:path";

import { expect, type Page } from "@playwright/test";
import * as v from "valibot";

import type { Bridge, Preferences } from "../../contract/bridge.ts";
import { locales, type Locale } from "../../contract/money.ts";
import { accessibilityFaults, layoutFaults } from "./inspect-page.ts";

const folder = join(import.meta.dirname, "../../screens");
/** `npm run screens` takes pictures of every state; `npm test` inspects the same states. */
const wish = process.env["SCREENS"];
export const takesPictures = wish === "all" || wish === "quick";

const sizes =
  wish === "quick"
    ? ([[1280, 800]] as const)
    : ([
        [1280, 800],
        [1920, 1080],
        [1024, 600],
        [768, 1024],
      ] as const);
const narrow = 1_024;
const themes = ["light", "dark"] as const;
const languages = wish === "quick" ? (["es-CL"] as const) : locales;

declare global {
  interface Window {
    readonly cobro: Bridge;
  }
}

/** Sets a preference through the till's own bridge, as its settings do. */
export async function prefer(page: Page, change: Partial<Preferences>): Promise<void> {
  const answer = await page.evaluate(
    (preferences) => window.cobro.call("preferences.set", preferences),
    change,
  );
  v.parse(v.object({ ok: v.literal(true) }), answer);
  await page.waitForFunction(({ language, theme }) => {
    const { dataset, lang } = document.documentElement;
    return (
      (language === undefined || lang === language) &&
      (theme === undefined || dataset["theme"] === theme)
    );
  }, change);
}

/** A language and a theme in which a state is looked at. */
export interface Guise {
  readonly language: Locale;
  readonly theme: (typeof themes)[number];
}

export const firstGuise: Guise = { language: "es-CL", theme: "light" };

/** Colours are the same in every language, and words as long in every theme: all of them only in pictures. */
export const guises: readonly Guise[] = languages.flatMap((language) =>
  themes
    .filter((theme) => takesPictures || theme === "light" || language === "es-CL")
    .map((theme) => ({ language, theme })),
);

/**
 * Takes the till's picture in every size, theme and language, or inspects it; leaves it as it was.
 * A fault is told with its state and the run goes on.
 */
export async function takeTill(page: Page, state: string): Promise<void> {
  for (const guise of guises) {
    await prefer(page, guise);
    await takeGuise(page, state, guise);
  }
  await prefer(page, firstGuise);
}

/** The same of a till that is in this guise already, where it takes no preference: locked, or on a full disk. */
export async function takeGuise(
  page: Page,
  state: string,
  { language, theme }: Guise,
): Promise<void> {
  const where = `${state}, ${language}, ${theme}`;
  if (!takesPictures && language === "es-CL") {
    expect.soft(await accessibilityFaults(page), where).toEqual([]);
  }
  for (const [width, height] of sizes) {
    if (!takesPictures && theme === "dark") break;
    // Other words are told apart where there is little room.
    if (!takesPictures && language !== "es-CL" && width > narrow) continue;
    await page.setViewportSize({ width, height });
    const path = join(folder, language, theme, `${width}x${height}`, `${state}.png`);
    if (takesPictures) await page.screenshot({ path, animations: "disabled" });
    else expect.soft(await layoutFaults(page), `${where}, ${width} × ${height}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Takes a customer's page, on a phone, light and dark, or inspects it. */
export async function takePhone(phone: Page, state: string): Promise<void> {
  for (const colorScheme of themes) {
    await phone.emulateMedia({ colorScheme });
    const path = join(folder, "phone", colorScheme, `${state}.png`);
    if (takesPictures) await phone.screenshot({ path, fullPage: true, animations: "disabled" });
    else expect.soft(await accessibilityFaults(phone), `${state}, ${colorScheme}`).toEqual([]);
  }
  await phone.emulateMedia({ colorScheme: "light" });
}

/** What can be printed on, in CSS pixels: 48 mm, 72 mm, and two sheets. */
const papers = { "58mm": 181, "80mm": 272, letter: 816, a4: 794 } as const;

/** Takes a printed page on every paper, or inspects it. @param state may name folders */
export async function takePaper(page: Page, html: string, state: string): Promise<void> {
  await page.setContent(html, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready);
  await page.emulateMedia({ media: "print" });
  for (const [paper, width] of Object.entries(papers)) {
    await page.setViewportSize({ width, height: 2_400 });
    const path = join(folder, "paper", paper, `${state}.png`);
    const main = page.locator("main");
    if (takesPictures) await main.screenshot({ path });
    else expect.soft(await layoutFaults(page), `${state} on ${paper}`).toEqual([]);
  }
}
