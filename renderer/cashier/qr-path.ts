import encodeQr from "qr";

/** ISO/IEC 18004 asks for a quiet zone of four modules on every side. */
export const quietZone = 4;

export interface QrDrawing {
  /** Modules on a side, quiet zone included. */
  readonly size: number;
  /** All dark modules as one SVG path on a grid of one unit per module. */
  readonly path: string;
}

/** Draws a text as a QR code of medium error correction. */
export function qrPath(text: string): QrDrawing {
  const rows = encodeQr(text, "raw", { ecc: "medium", border: quietZone });
  const runs: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x += 1;
      runs.push(`M${from} ${y}h${x - from + 1}v1H${from}z`);
    }
  });
  return { size: rows.length, path: runs.join("") };
}
