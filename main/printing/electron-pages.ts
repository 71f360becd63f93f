import { BrowserWindow, dialog, type WebContents } from "electron";

import { ok } from "../../contract/result.ts";
import type { PrintDocuments } from "./print-documents.ts";
import { maybePrinted, notPrinted, type Printed } from "./printed.ts";
import type { PagePrinter } from "./printing.ts";

/** Drawing a page or handing it to the spooler never takes longer than this. */
const longestMs = 20_000;

/** Printed pages in windows that nobody sees, without a bridge. */
export function electronPages(documents: PrintDocuments, cashier: () => WebContents): PagePrinter {
  const printers = async () => {
    const found = await cashier().getPrintersAsync();
    return found.map(({ displayName, name }) => ({
      name,
      label: displayName === "" ? name : displayName,
    }));
  };
  return {
    printers,
    async print(html, deviceName) {
      // Electron answers an unknown name in several ways; a list is one.
      const known = await printers();
      if (!known.some(({ name }) => name === deviceName)) {
        return notPrinted("printer_unreachable", `no printer named ${deviceName}`);
      }
      try {
        return await inWindow(documents, html, (contents) => printOn(contents, deviceName));
      } catch (error) {
        return maybePrinted(messageOf(error));
      }
    },
    pdf: (html) =>
      inWindow(documents, html, (contents) =>
        contents.printToPDF({
          // The sheet of both countries (CLDR's paperSize of CL and MX).
          pageSize: "Letter",
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
          printBackground: true,
          generateTaggedPDF: true,
        }),
      ),
  };
}

function messageOf(error: unknown): string | null {
  return error instanceof Error ? error.message : null;
}

/** Asks where a PDF shall be written; `null`: given up. */
export async function choosePdf(owner: BrowserWindow, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(owner, {
    defaultPath: name,
    filters: [{ name: "PDF", extensions: ["pdf"] }],
    properties: ["createDirectory", "showOverwriteConfirmation"],
  });
  return canceled || filePath === "" ? null : filePath;
}

function printOn(contents: WebContents, deviceName: string): Promise<Printed> {
  return new Promise((resolve) => {
    contents.print(
      {
        silent: true,
        deviceName,
        printBackground: true,
        // A roll or a sheet: the printer knows what is in it, and the stylesheet follows.
        usePrinterDefaultPageSize: true,
        margins: { marginType: "printableArea" },
      },
      (success, reason) => {
        resolve(success ? ok(null) : maybePrinted(reason));
      },
    );
  });
}

async function inWindow<Value>(
  documents: PrintDocuments,
  html: string,
  act: (contents: WebContents) => Promise<Value>,
): Promise<Value> {
  const page = documents.add(html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    },
  });
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error("Printing took too long."));
  }, longestMs);
  try {
    await Promise.race([window.loadURL(page.address), late.promise]);
    return await Promise.race([act(window.webContents), late.promise]);
  } finally {
    clearTimeout(timer);
    page.remove();
    if (!window.isDestroyed()) window.destroy();
  }
}
