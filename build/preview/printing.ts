/** Printers and PDFs of the preview: its one printer is a folder, drawn by the machine's Chromium. */
import type { PrinterInfo, PrintToPDFOptions, WebContentsPrintOptions } from "electron";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

import { findChromium } from "../find-chromium.mjs";
import { lacking } from "./stand-in.ts";

export interface PreviewPrinting {
  readonly printers: () => Promise<PrinterInfo[]>;
  /** Prints the page of this address, as `webContents.print` does. */
  readonly print: (
    address: string,
    options: WebContentsPrintOptions,
    callback: (success: boolean, failureReason: string) => void,
  ) => void;
  readonly pdf: (address: string, options: PrintToPDFOptions) => Promise<Buffer>;
}

const printerName = "Preview_printer";

/** What is in the preview's printer: a roll, of which Chromium wants to know an end, or a sheet. */
const papers = {
  "58mm": { width: "58mm", height: "297mm" },
  "80mm": { width: "80mm", height: "297mm" },
  letter: { format: "Letter" },
  a4: { format: "A4" },
} as const;
type PaperName = keyof typeof papers;

/**
 * @param options.fetch asks the app's own protocol handler
 * @param options.paper what is in the printer; 80 mm unless told
 */
export function createPreviewPrinting(options: {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly dataFolder: () => string;
  readonly paper: string | undefined;
  readonly print: (line: string) => void;
}): PreviewPrinting {
  const paper = paperOf(options.paper ?? "80mm");

  async function printInto(address: string, background: boolean): Promise<void> {
    const folder = join(options.dataFolder(), "preview-prints");
    mkdirSync(folder, { recursive: true });
    const bytes = await draw(options.fetch, address, {
      ...papers[paper],
      printBackground: background,
      margin: { top: 0, right: 0, bottom: 0, left: 0 },
    });
    const number = String(readdirSync(folder).length + 1).padStart(4, "0");
    const file = join(folder, `${number}.pdf`);
    writeFileSync(file, bytes);
    options.print(`printed ${file}`);
  }

  async function printAndTell(
    address: string,
    background: boolean,
    callback: (success: boolean, failureReason: string) => void,
  ): Promise<void> {
    let failed = false;
    try {
      await printInto(address, background);
    } catch (error) {
      failed = true;
      options.print(`preview: could not print: ${String(error)}`);
    }
    callback(!failed, failed ? "Print job failed" : "");
  }

  return {
    printers: async () =>
      findChromium() === null
        ? []
        : [{ name: printerName, displayName: "Preview printer", description: "", options: {} }],

    print(address, wish, callback) {
      if (wish.silent !== true) throw lacking("webContents.print without silent");
      if (wish.pageSize === undefined && wish.usePrinterDefaultPageSize !== true) {
        throw new Error("webContents.print needs a pageSize or usePrinterDefaultPageSize");
      }
      if (wish.pageSize !== undefined) throw lacking("webContents.print with a pageSize");
      if (wish.deviceName !== printerName) {
        callback(false, "Invalid deviceName provided");
        return;
      }
      void printAndTell(address, wish.printBackground === true, callback);
    },

    async pdf(address, wish) {
      const { margins, pageSize = "Letter", printBackground = false, scale = 1 } = wish;
      if (typeof pageSize !== "string") throw lacking("printToPDF with a page of its own size");
      const inches = (length: number | undefined) => `${length ?? 0.4}in`;
      const bytes = await draw(options.fetch, address, {
        format: pageSize,
        printBackground,
        scale,
        tagged: wish.generateTaggedPDF ?? false,
        landscape: wish.landscape ?? false,
        preferCSSPageSize: wish.preferCSSPageSize ?? false,
        margin: {
          top: inches(margins?.top),
          right: inches(margins?.right),
          bottom: inches(margins?.bottom),
          left: inches(margins?.left),
        },
      });
      options.print(`printed to PDF: ${bytes.length} bytes`);
      return bytes;
    },
  };
}

/** Where a saved file goes. @param wish of the switch: a path; empty when the person gives up */
export function savePath(
  wish: string | undefined,
  dataFolder: string,
  suggested: string,
): string | null {
  if (wish === "") return null;
  if (wish !== undefined) return resolve(wish);
  const folder = join(dataFolder, "preview-saves");
  mkdirSync(folder, { recursive: true });
  return join(folder, basename(suggested) === "" ? "untitled" : basename(suggested));
}

function paperOf(name: string): PaperName {
  const known = Object.keys(papers).filter((each): each is PaperName =>
    Object.hasOwn(papers, each),
  );
  const found = known.find((each) => each === name);
  if (found === undefined) {
    throw new Error(`--preview-paper knows ${known.join(", ")}; it was given ${name}`);
  }
  return found;
}

type Drawing = NonNullable<Parameters<Awaited<ReturnType<typeof openPage>>["page"]["pdf"]>[0]>;

/** The page as the app's own protocol handler gives it: the same policy, and no network at all. */
async function draw(
  fetch: (request: Request) => Promise<Response>,
  address: string,
  drawing: Drawing,
): Promise<Buffer> {
  const { browser, page } = await openPage();
  try {
    const { host, pathname, protocol } = new URL(address);
    await page.route("**/*", async (route) => {
      const asked = new URL(route.request().url());
      const own = `${protocol}//${host}${asked.pathname}${asked.search}`;
      const answer = await fetch(new Request(own, { method: route.request().method() }));
      await route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: Buffer.from(await answer.arrayBuffer()),
      });
    });
    const response = await page.goto(`https://preview.invalid${pathname}`);
    if (response?.ok() !== true) throw new Error(`There is no page at ${address}`);
    return await page.pdf(drawing);
  } finally {
    await browser.close();
  }
}

async function openPage() {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error(
      "The preview draws PDFs with a Chromium, and there is none; CHROMIUM names one.",
    );
  }
  // Loaded when something is printed: the preview starts without it.
  const { chromium } = await import("playwright-core");
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  return { browser, page: await browser.newPage() };
}
