import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { post, startBench, type Bench } from "./harness.ts";

let bench: Bench;
let folder: string;
beforeEach(async () => {
  bench = await startBench();
  folder = await mkdtemp(join(tmpdir(), "cobro-shop-"));
});
afterEach(async () => {
  await bench.close();
  await rm(folder, { recursive: true });
});

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from("a picture"),
]);
const write = async (name: string, content: string | Buffer) => {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
};

describe("what a store's tills offer and show", () => {
  it("is told to a till when it pairs and when it asks", async () => {
    const logo = await write("logo.png", png);
    const store = await bench.addStore(
      "--tips=5,10,15",
      "--quick-amounts=1000,2000,5000",
      `--logo=${logo}`,
      "--receipt-words= ¡Gracias!\nVuelva pronto ",
      "--business-name=Café SpA",
      "--business-tax-id=76.123.456-0",
    );
    const told = {
      tips: { percents: [5, 10, 15] },
      quickAmounts: [1_000, 2_000, 5_000],
      logo: `data:image/png;base64,${png.toString("base64")}`,
      business: { name: "Café SpA", taxId: "76.123.456-0" },
      receiptWords: "¡Gracias!\nVuelva pronto",
    };
    const { code } = await bench.addTill(store);
    const paired = await post(`${bench.relay().url}/v1/pairings`, { code });
    expect((await paired.json()).store).toMatchObject(told);
    const till = await bench.pairTill(store);
    expect((await (await till.call("GET", "/v1/till")).json()).store).toMatchObject(told);
    expect(await bench.admin("store", "list")).toMatchObject({
      stores: [{ ...told, tips: [5, 10, 15], logo: { type: "image/png", bytes: png.length } }],
    });
  });

  it("is nothing where nothing was set, and nothing again once it was taken away", async () => {
    const nothing = {
      tips: null,
      quickAmounts: [],
      logo: null,
      business: null,
      receiptWords: null,
    };
    const store = await bench.addStore();
    const till = await bench.pairTill(store);
    const told = async () => (await (await till.call("GET", "/v1/till")).json()).store;
    expect(await told()).toMatchObject(nothing);
    const all = ["--tips", "10", "--quick-amounts", "500", "--receipt-words", "Hola"];
    const logo = ["--logo", await write("logo.png", png)];
    await bench.admin("store", "update", store, ...all, ...logo);
    expect(await told()).toMatchObject({ quickAmounts: [500], logo: expect.any(String) });
    const none = all.map((each, index) => (index % 2 === 0 ? each : "none"));
    await bench.admin("store", "update", store, ...none, "--logo", "none");
    expect(await told()).toMatchObject(nothing);
  });

  it("stays as it is where another option is named, each part of the business too", async () => {
    const store = await bench.addStore("--tips", "10", "--business-tax-id", "76.123.456-0");
    await bench.admin("store", "update", store, "--logo", await write("logo.png", png));
    await bench.admin("store", "update", store, "--business-name", "Café SpA");
    expect(await bench.admin("store", "list")).toMatchObject({
      stores: [
        {
          tips: [10],
          logo: { type: "image/png" },
          business: { name: "Café SpA", taxId: "76.123.456-0" },
        },
      ],
    });
  });

  it.each([
    [["--tips", "5,abc"], "--tips must be a whole number from 1 to 100: abc"],
    [["--tips", ""], "--tips must be a whole number from 1 to 100"],
    [["--tips", "0"], "--tips must be a whole number from 1 to 100: 0"],
    [["--tips", "10,10"], "--tips names one twice"],
    [["--tips", "1,2,3,4,5"], "--tips takes at most 4"],
    [["--quick-amounts", "10.5"], "--quick-amounts must be a whole number"],
    [["--quick-amounts", "900000000000"], "--quick-amounts must be a whole number"],
    [["--quick-amounts", "1,2,3,4,5,6,7"], "--quick-amounts takes at most 6"],
    [
      ["--quick-amounts", "1000,9000", "--max-amount", "5000"],
      "The quick amount 9000 is above the store's --max-amount 5000",
    ],
    [["--receipt-words", " "], "--receipt-words takes 1 to 280 characters"],
    [["--receipt-words", "x".repeat(281)], "--receipt-words takes 1 to 280 characters"],
    [["--receipt-words", "cut \u001Bm here"], "--receipt-words has control characters"],
  ])("%j is refused with what to do", async (words, message) => {
    await expect(bench.addStore(...words)).rejects.toThrow(message);
    expect(await bench.admin("store", "list")).toEqual({ stores: [] });
  });

  it("a limit below a quick amount is refused", async () => {
    const store = await bench.addStore("--quick-amounts", "9000");
    await expect(bench.admin("store", "update", store, "--max-amount", "5000")).rejects.toThrow(
      "The quick amount 9000 is above the store's --max-amount 5000",
    );
  });
});

describe("a logo", () => {
  const mark = '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>';

  it.each([
    ["a.png", png, "image/png"],
    ["a.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]), "image/jpeg"],
    ["a.svg", mark, "image/svg+xml"],
    [
      "b.svg",
      `\uFEFF<?xml version="1.0"?>\n<!-- <script> --><!DOCTYPE svg>${mark}`,
      "image/svg+xml",
    ],
    ["of exactly 64 KB", Buffer.concat([png, randomBytes(64 * 1024 - png.length)]), "image/png"],
  ])("%s is taken for what it holds", async (name, content, type) => {
    await bench.addStore("--logo", await write(name, content));
    const bytes = Buffer.byteLength(content);
    expect(await bench.admin("store", "list")).toMatchObject({
      stores: [{ logo: { type, bytes } }],
    });
  });

  it.each([
    ["no picture", "GIF89a", "is no PNG, JPEG or SVG picture"],
    ["an empty file", "", "is no PNG, JPEG or SVG picture"],
    ["a page", "<!doctype html><html><svg></svg></html>", "is no PNG, JPEG or SVG picture"],
    ["a script", "<svg><script>1</script></svg>", "save it as a plain SVG"],
    ["a handler", '<svg onload="1"></svg>', "save it as a plain SVG"],
    ["another's file", '<svg><image href="https://x.example/a.png"/></svg>', "plain SVG"],
    ["entities", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "plain SVG"],
    ["above 64 KB", Buffer.concat([png, randomBytes(64 * 1024)]), "is larger than 64 KB"],
  ])("%s is refused", async (name, content, message) => {
    await expect(bench.addStore("--logo", await write(name, content))).rejects.toThrow(message);
    expect(await bench.admin("store", "list")).toEqual({ stores: [] });
  });

  it("that is not there is refused", async () => {
    await expect(bench.addStore("--logo", join(folder, "none.png"))).rejects.toThrow(
      "cannot be read: ENOENT",
    );
  });
});

describe("the origins that the pay page opens", () => {
  const originsOf = async (shop: Bench, ...more: string[]) => {
    const till = await shop.pairTill(await shop.addStore(...more));
    return (await (await till.call("GET", "/v1/till")).json()).payOrigins;
  };

  it("are those of the widget, and of Fintoc's page where the store uses it", async () => {
    const { origin } = new URL(bench.simulator.url);
    expect(await originsOf(bench)).toEqual([origin]);
    const elsewhere = await startBench({ FINTOC_WIDGET_URL: "https://widget.example/v1/" });
    try {
      const api = new URL(elsewhere.simulator.url).origin;
      expect(await originsOf(elsewhere)).toEqual(["https://widget.example"]);
      const hosted = await originsOf(elsewhere, "--product", "checkout_session");
      expect(hosted).toEqual(["https://widget.example", api]);
    } finally {
      await elsewhere.close();
    }
  });

  it("are every host of Fintoc's with the real widget, as the page's own policy says", async () => {
    const real = await startBench({ FINTOC_WIDGET_URL: "https://js.fintoc.com/v1/" });
    try {
      expect(await originsOf(real)).toEqual(["https://js.fintoc.com", "https://*.fintoc.com"]);
      const till = await real.pairTill();
      const page = await fetch((await till.sale()).payUrl ?? "");
      const policy = page.headers.get("Content-Security-Policy");
      expect(policy).toContain("script-src 'self' https://js.fintoc.com;");
      expect(policy).toContain("frame-src https://*.fintoc.com;");
    } finally {
      await real.close();
    }
  });
});
