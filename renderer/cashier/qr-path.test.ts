import fc from "fast-check";
import { decodeQR } from "qr/decode.js";
import { describe, expect, test } from "vitest";

import { qrPath, quietZone } from "./qr-path.ts";

/** Paints the path's runs as a picture of 4 pixels a module, as a screen would show it. */
function paint(size: number, path: string) {
  const scale = 4;
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/gu)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = (row * width + Number(x) * scale) * 4;
      for (let pixel = 0; pixel < Number(length) * scale; pixel += 1) {
        data.fill(0, from + pixel * 4, from + pixel * 4 + 3);
      }
    }
  }
  return { width, height: width, data };
}

describe("the QR on the screen", () => {
  test("reads back as the address that it was drawn from", () => {
    fc.assert(
      fc.property(fc.webUrl({ size: "small" }), (payUrl) => {
        const { size, path } = qrPath(payUrl);
        expect(decodeQR(paint(size, path))).toBe(payUrl);
      }),
      { numRuns: 25 },
    );
  });

  test("keeps its quiet zone of four modules", () => {
    const { size, path } = qrPath("https://relay.example/pay/q7Vw2hZk9XcN4bTj1sLmRg");
    const runs = Array.from(path.matchAll(/M(\d+) (\d+)h(\d+)/gu), ([, x, y, length]) => ({
      left: Number(x),
      right: Number(x) + Number(length),
      top: Number(y),
    }));
    expect(Math.min(...runs.map(({ left }) => left))).toBe(quietZone);
    expect(Math.min(...runs.map(({ top }) => top))).toBe(quietZone);
    expect(Math.max(...runs.map(({ right }) => right))).toBe(size - quietZone);
  });
});
