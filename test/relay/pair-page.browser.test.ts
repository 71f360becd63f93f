import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { findChromium } from "../../build/find-chromium.mjs";
import { parsePairingLink } from "../../contract/pairing-link.ts";
import { startBench, type Bench } from "./harness.ts";

let bench: Bench;
let browser: Browser;
beforeAll(async () => {
  bench = await startBench();
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("Install Chromium, or name one in CHROMIUM");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(async () => {
  await browser.close();
  await bench.close();
});

const viewport = { width: 360, height: 740 };

it.each([
  ["es-CL", "Abrir en Cobro", "Copiar el enlace", "Copiado"],
  ["en-GB", "Open in Cobro", "Copy the link", "Copied"],
])(
  "opens the link in the app or copies it, in %s; the code reaches no server",
  async (...words) => {
    const [locale, open, copy, copied] = words;
    const { url } = bench.relay();
    const context = await browser.newContext({
      viewport,
      locale,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
    await page.goto(`${url}/pair#abcd2345`);
    const appLink = await page.getByRole("link", { name: open }).getAttribute("href");
    expect(parsePairingLink(appLink ?? "")).toEqual({ relayUrl: url, code: "ABCD2345" });
    await page.getByRole("button", { name: copy }).click();
    await page.getByRole("button", { name: copied }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toBe(`${url}/pair#ABCD-2345`);
    // What a browser keeps behind the # is told by Playwright, but never sent.
    expect(asked.map((each) => each.split("#")[0]).join(" ")).not.toMatch(/abcd-?2345/iu);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wider).toBe(false);
    await context.close();
  },
);

it("a link that was cut off says so, and its script could ask nobody", async () => {
  const { url } = bench.relay();
  const answer = await fetch(`${url}/pair`);
  const policy = answer.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("connect-src");
  expect(policy).not.toContain("unsafe");
  expect(answer.headers.get("Referrer-Policy")).toBe("no-referrer");
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  const page = await browser.newPage({ viewport, locale: "es-CL" });
  await page.goto(`${url}/pair#ABCD`);
  await page.getByRole("heading", { name: "El enlace no está completo" }).waitFor();
  expect(await page.getByRole("link").count()).toBe(0);
  await page.close();
});
