import type { WebContentsPrintOptions } from "electron";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { ensureChromium } from "../find-chromium.mjs";
import { createPreviewPrinting, savePath } from "./printing.ts";

process.env["CHROMIUM"] = ensureChromium();
const address = "app://cobro/page.html";
const html = '<!doctype html><link rel="stylesheet" href="./page.css"><p>Ñandú</p>';

let folder = "";
let lines: string[] = [];
let asked: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cobro-preview-printing-"));
  lines = [];
  asked = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const create = (paper?: string) =>
  createPreviewPrinting({
    fetch: async (request) => {
      asked.push(request.url);
      if (request.url === address) {
        return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
      }
      return new Response("", { status: 404 });
    },
    dataFolder: () => folder,
    paper,
    print: (line) => lines.push(line),
  });

const silent: WebContentsPrintOptions = {
  silent: true,
  deviceName: "Preview_printer",
  usePrinterDefaultPageSize: true,
};
const print = (options: WebContentsPrintOptions, url = address) =>
  new Promise<[boolean, string]>((resolve) => {
    create().print(url, options, (...outcome) => resolve(outcome));
  });

describe("the preview's printer", () => {
  it("draws the page as the app's protocol gives it, into a file that it tells of", async () => {
    expect(await create().printers()).toMatchObject([{ name: "Preview_printer" }]);
    expect(await print(silent)).toEqual([true, ""]);
    expect(asked).toEqual([address, "app://cobro/page.css"]);
    expect(readdirSync(join(folder, "preview-prints"))).toEqual(["0001.pdf"]);
    expect(lines).toEqual([`printed ${join(folder, "preview-prints", "0001.pdf")}`]);
  });

  it("fails as Electron does: an unknown printer, a page that is not there", async () => {
    const other = await print({ ...silent, deviceName: "Other" });
    expect(other).toEqual([false, "Invalid deviceName provided"]);
    const missing = await print(silent, "app://cobro/missing.html");
    expect(missing).toEqual([false, "Print job failed"]);
  });

  it("refuses what it does not do, and a page without a size", () => {
    const { print } = create();
    const ignore = () => undefined;
    expect(() => print(address, { ...silent, silent: false }, ignore)).toThrow(/without silent/u);
    const sized = { ...silent, pageSize: "A4" } as const;
    expect(() => print(address, sized, ignore)).toThrow(/pageSize/u);
    const { usePrinterDefaultPageSize: _size, ...unsized } = silent;
    expect(() => print(address, unsized, ignore)).toThrow(/pageSize/u);
    expect(() => create("roll")).toThrow(/58mm, 80mm, letter, a4/u);
  });
});

it("a PDF has the size that was asked for", async () => {
  const pdf = (await create().pdf(address, { pageSize: "A4" })).toString("latin1");
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/u.exec(pdf) ?? [];
  const pointsPerMm = 72 / 25.4;
  expect(Number(width) / pointsPerMm).toBeCloseTo(210, 0);
  expect(Number(height) / pointsPerMm).toBeCloseTo(297, 0);
});

it("a file is saved into the data folder, where the switch says, or not at all", () => {
  expect(savePath(undefined, folder, "recibo.pdf")).toBe(
    join(folder, "preview-saves", "recibo.pdf"),
  );
  expect(savePath(undefined, folder, "/etc/recibo.pdf")).toBe(
    join(folder, "preview-saves", "recibo.pdf"),
  );
  expect(savePath("/tmp/x.pdf", folder, "recibo.pdf")).toBe("/tmp/x.pdf");
  expect(savePath("", folder, "recibo.pdf")).toBeNull();
});
