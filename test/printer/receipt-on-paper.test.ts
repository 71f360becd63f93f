import fc from "fast-check";
import encodeQr from "qr";
import { describe, expect, test } from "vitest";

import { paperSchema, type Paper } from "../../contract/bridge.ts";
import { locales } from "../../contract/money.ts";
import { escPos } from "../../main/printing/esc-pos.ts";
import { linkSlip } from "../../main/printing/link-slip.ts";
import { receiptSlip } from "../../main/printing/receipt-slip.ts";
import type { Slip } from "../../main/printing/slip.ts";
import { testSlip } from "../../main/printing/test-slip.ts";
import { paidIntent, receiptUrl, storeWith } from "./paid-sale.ts";
import { readPaper } from "./read-paper.ts";

/** Letters, pictures, and what a printer takes for commands. */
const signs = "ñ Ñ á Á ü ¡ ¿ a e i o u € 😀 👩‍👧 \u001b \u001d \u0010 \u0004 @ k \n \r \t".split(" ");
const columns = { "58mm": 32, "80mm": 42 } as const;
const print = (slip: Slip, paper: Paper) => readPaper(escPos(slip, paper));
const textOf = (slip: Slip, paper: Paper) =>
  print(slip, paper)
    .lines.map(({ text }) => text.trim())
    .join("\n");

describe.each(paperSchema.options)("a receipt on %s", (paper) => {
  test("reads as it should, letter by letter, with its QR and one cut at the end", () => {
    const page = print(receiptSlip(paidIntent(), storeWith(), false), paper);
    const texts = page.lines.map(({ text }) => text.trim().replaceAll(/\s+/gu, " "));
    expect(texts).toEqual(
      expect.arrayContaining([
        "Comercial Ñandú SpA",
        "RUT 76.123.456-7",
        "Comprobante de pago",
        "Fecha 20 nov 2026, 14:32",
        "Incluye propina $1.000",
        "Referencia Mesa 4",
        "Atendió Begoña Muñoz",
        "N.º de operación 000123456",
        "Banco BancoEstado",
        "Cuenta **** 4321",
        "Código ABCD-EFGH-JKMN",
      ]),
    );
    expect(texts.join(" ")).toContain("¡Gracias por su visita! ¿Volverá?");
    expect(texts.join(" ")).toContain("No es un documento tributario (boleta o factura).");
    expect(texts.some((text) => /^Boleta N\.º _{12,}$/u.test(text))).toBe(true);
    expect(texts.join("")).toContain("0199f3a0-7c00-7000-8000-000000000001");
    const amount = page.lines.find(({ text }) => text.trim() === "$12.990");
    expect(amount).toMatchObject({ bold: true, size: 3 });
    expect(page.qrs).toEqual([{ data: receiptUrl, size: expect.any(Number) }]);
    expect(page.cuts).toEqual([page.lines.length - 1]);
  });

  test("says TEST in white on black across the whole paper, above and below", () => {
    const page = print(receiptSlip(paidIntent({ mode: "test" }), storeWith(), false), paper);
    const bars = page.lines.filter(({ inverted }) => inverted);
    expect(bars.map(({ text }) => text.trim())).toEqual([
      "PRUEBA",
      "no es un pago real",
      "PRUEBA",
      "no es un pago real",
    ]);
    for (const bar of bars) expect(bar.columns).toBe(columns[paper]);
  });

  test("is marked from the second print on", () => {
    const bars = (copy: boolean) =>
      print(receiptSlip(paidIntent(), storeWith(), copy), paper).lines.filter(
        ({ inverted }) => inverted,
      );
    expect(bars(false)).toEqual([]);
    expect(bars(true).map(({ text }) => text.trim())).toEqual(["COPIA", "COPIA"]);
  });

  test("without the relay's address it promises no check", () => {
    const page = print(receiptSlip(paidIntent({ receiptUrl: null }), storeWith(), false), paper);
    expect(page.qrs).toEqual([]);
    expect(page.lines.map(({ text }) => text).join("\n")).not.toMatch(/Escanee|Código/u);
  });

  test("whatever stands in names and references, the printer reads text and nothing is wider than the paper", () => {
    const words = fc.oneof(
      fc.string({ unit: "binary", maxLength: 140 }),
      fc.string({
        unit: fc.constantFrom(...signs),
        maxLength: 140,
      }),
    );
    fc.assert(
      fc.property(
        words,
        words,
        words,
        fc.integer({ min: 1, max: 99_999_999_999 }),
        fc.constantFrom("CLP" as const, "MXN" as const),
        fc.constantFrom(...locales),
        (reference, name, receiptWords, amount, currency, locale) => {
          const store = storeWith({ name, receiptWords, currency, locale });
          const intent = paidIntent({ reference, amount, currency, tip: amount });
          const page = print(receiptSlip(intent, store, true), paper);
          for (const line of page.lines) expect(line.columns).toBeLessThanOrEqual(columns[paper]);
          expect(page.cuts).toHaveLength(1);
          expect(page.qrs).toEqual([{ data: receiptUrl, size: expect.any(Number) }]);
        },
      ),
    );
  });

  test("the QR fits the paper, however long the relay's address is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (length) => {
        const long = `https://${"a".repeat(length)}.cl/r/ABCDEFGHJKMNPQRSTVWXYZ0123`;
        const page = print(
          receiptSlip(paidIntent({ receiptUrl: long }), storeWith(), false),
          paper,
        );
        expect(page.qrs[0]?.data).toBe(long);
        const modules = encodeQr(long, "raw", { ecc: "medium", border: 4 }).length;
        const dotsPerColumn = 12;
        const dots = (page.qrs[0]?.size ?? 0) * modules;
        expect(dots).toBeLessThanOrEqual(columns[paper] * dotsPerColumn);
      }),
    );
  });

  test("the test page shows letters, a rule as wide as the paper, and a QR", () => {
    const slip = testSlip(
      storeWith(),
      "https://cobro.cafe.cl",
      "es-CL",
      "2026-11-20T17:32:00.000Z",
    );
    const page = print(slip, paper);
    expect(textOf(slip, paper)).toContain("áéíóú ÁÉÍÓÚ ñÑ üÜ ¡sí!");
    expect(page.lines.some(({ text }) => text === "-".repeat(columns[paper]))).toBe(true);
    expect(page.qrs).toMatchObject([{ data: "https://cobro.cafe.cl" }]);
  });
});

test("a sign that the printer lacks is a visible question mark, once for each", () => {
  const slip = receiptSlip(paidIntent({ reference: "Mesa 👩‍👧 Ł 東" }), storeWith(), false);
  expect(textOf(slip, "80mm")).toMatch(/Referencia +Mesa \? \? \?/u);
});

test("a reference cannot reprogram the printer", () => {
  const reference = "\u001b@\u001dV\u0000\u0010\u0004\u0004Mesa 4";
  const slip = receiptSlip(paidIntent({ reference }), storeWith(), false);
  expect(print(slip, "80mm").cuts).toHaveLength(1);
  expect(textOf(slip, "80mm")).toMatch(/Referencia +@ V +Mesa 4/u);
});

test("in Mexico the receipt speaks of the CFDI, in English of a test", () => {
  const mexico = storeWith({ currency: "MXN", locale: "es-MX", timeZone: "America/Mexico_City" });
  const intent = paidIntent({ currency: "MXN", amount: 1_299_050 });
  const text = textOf(receiptSlip(intent, mexico, false), "80mm");
  expect(text).toContain("$12,990.50");
  expect(text).toContain("No es un comprobante fiscal (CFDI).");
  expect(text).toMatch(/Folio CFDI _+/u);
  const english = receiptSlip(paidIntent({ mode: "test" }), storeWith({ locale: "en" }), false);
  expect(textOf(english, "80mm")).toContain("TEST\nnot a real payment");
});

test("a link's slip carries the pay page in QR and letters, and says that nothing is paid yet", () => {
  const payUrl = "https://cobro.cafe.cl/pay/4fQ-9sD_xk2mVbT7uPz3wA";
  const open = paidIntent({
    payUrl,
    status: "created",
    payUrlExpiresAt: "2026-11-20T17:41:00.000Z",
  });
  const slip = linkSlip(open, storeWith());
  if (slip === null) throw new Error("no slip");
  const page = print(slip, "58mm");
  expect(page.qrs).toMatchObject([{ data: payUrl }]);
  const text = textOf(slip, "58mm");
  expect(text.replaceAll("\n", "")).toContain(payUrl);
  expect(text).toContain("14:41");
  expect(text).toContain("no es un comprobante");
  expect(linkSlip(paidIntent({ payUrl: null }), storeWith())).toBeNull();
});
