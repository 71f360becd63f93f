import { expect, test } from "vitest";

import { practiceSlip } from "./practice-slip.ts";
import { slipHtml } from "./slip-html.ts";
import { slipRows } from "./slip-rows.ts";

const receipt = practiceSlip({
  title: "Comprobante",
  locale: "es-CL",
  parts: [{ kind: "text", text: "$12.990", weight: "plain" }],
});

test("practice paper says first and last that it is of no value, on a page and on a roll", () => {
  const page = slipHtml(receipt);
  expect(page.indexOf("PRÁCTICA - SIN VALOR</strong>")).toBeLessThan(page.indexOf("$12.990"));
  expect(page.lastIndexOf("PRÁCTICA - SIN VALOR</strong>")).toBeGreaterThan(
    page.indexOf("$12.990"),
  );
  for (const columns of [32, 42]) {
    const text = slipRows(receipt, columns)
      .map((row) => (row.kind === "qr" ? "" : row.text))
      .join(" ");
    const amount = text.indexOf("$12.990");
    expect(text.indexOf("SIN VALOR")).toBeLessThan(amount);
    expect(text.lastIndexOf("SIN VALOR")).toBeGreaterThan(amount);
  }
});
