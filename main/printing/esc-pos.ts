import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";

import type { Paper } from "../../contract/bridge.ts";
import { slipRows } from "./slip-rows.ts";
import type { Slip } from "./slip.ts";
import { qrModules } from "./slip-qr.ts";

/**
 * Signs of normal size across each paper, and its dots. Printers for 80 mm have 42 columns or 48;
 * a page for 48 breaks every row of the others, so 42 it is.
 */
const papers = {
  "58mm": { columns: 32, dots: 384 },
  "80mm": { columns: 42, dots: 504 },
} as const satisfies Record<Paper, { columns: number; dots: number }>;

/** Lines between the head and the knife. */
const feedBeforeCut = 5;

/** The bytes that print a slip on an ESC/POS printer and cut the paper. */
export function escPos(slip: Slip, paper: Paper): Uint8Array {
  const { columns, dots } = papers[paper];
  const encoder = new ReceiptPrinterEncoder({
    language: "esc-pos",
    columns,
    feedBeforeCut,
    newline: "\n",
  });
  encoder.initialize().codepage("cp850");
  for (const row of slipRows(slip, columns)) {
    if (row.kind === "qr") {
      const size = dotsPerModule(row.data, dots);
      encoder.align("center").qrcode(row.data, { model: 2, size, errorlevel: "m" });
      continue;
    }
    encoder.align(row.align).size(row.size, row.size).bold(row.bold).invert(row.inverted);
    encoder.line(row.text);
    encoder.invert(false).bold(false).size(1, 1);
  }
  return encoder.align("left").cut("partial").encode();
}

/** As large as the paper allows, quiet zone included, up to what a phone reads comfortably. */
function dotsPerModule(data: string, dots: number): number {
  return Math.max(1, Math.min(7, Math.floor(dots / qrModules(data).length)));
}
