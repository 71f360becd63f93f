import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { currencies, formatAmount, largestAmount, locales } from "../../contract/money.ts";
import { guessMapping } from "./column-mapping.ts";
import { readStatementAmount } from "./statement-amount.ts";
import { dateOrderOf, readStatementDate, readStatementTime } from "./statement-date.ts";

describe("an amount in a statement", () => {
  it.each([
    ["1.284.370", 1_284_370],
    ["$ 12.990", 12_990],
    ["12990", 12_990],
    ["12990,00", 12_990],
    ["12,990", 12_990],
    ["-4.500", -4_500],
    ["4.500-", -4_500],
    ["(4.500)", -4_500],
    ["+500", 500],
    ["CLP 8200", 8_200],
    ["0", 0],
  ])("'%s' is %d pesos of Chile", (text, amount) => {
    expect(readStatementAmount(text, "CLP")).toBe(amount);
  });

  it.each([
    ["1,284,370.50", 128_437_050],
    ["$24.76", 2_476],
    ["24.7", 2_470],
    ["1.284,50", 128_450],
    ["12,990", 1_299_000],
    ["MXN 500", 50_000],
  ])("'%s' is %d centavos of Mexico", (text, amount) => {
    expect(readStatementAmount(text, "MXN")).toBe(amount);
  });

  it.each(["", "abc", "12.99.0", "1,2,3", "12.990,55", "(500", "--5", "1.2345"])(
    "'%s' is no amount in pesos of Chile: it is told, never guessed",
    (text) => {
      expect(readStatementAmount(text, "CLP")).toBeNull();
    },
  );

  it("reads every amount that we ourselves write, in any of our languages", () => {
    const amount = fc.integer({ min: 1, max: largestAmount.CLP });
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom(...currencies),
        fc.constantFrom(...locales),
        (value, currency, locale) => {
          expect(readStatementAmount(formatAmount(value, currency, locale), currency)).toBe(value);
        },
      ),
    );
  });
});

describe("a date in a statement", () => {
  it.each([
    ["20/11/2026", "dmy", "2026-11-20", null],
    ["20-11-26", "dmy", "2026-11-20", null],
    ["11/20/2026", "mdy", "2026-11-20", null],
    ["2026-11-20", "dmy", "2026-11-20", null],
    ["20 nov 2026", "dmy", "2026-11-20", null],
    ["20/11/2026 14:32:05", "dmy", "2026-11-20", "14:32"],
    ["2026-11-20T14:32", "ymd", "2026-11-20", "14:32"],
    ["20/11/2026 02:32 p. m.", "dmy", "2026-11-20", "14:32"],
  ] as const)("'%s' (%s)", (text, order, day, time) => {
    expect(readStatementDate(text, order)).toEqual({ day, time });
  });

  it.each(["", "31/02/2026", "20/13/2026", "hoy", "20/11", "20/11/2026 25:00"])(
    "'%s' is none",
    (text) => {
      expect(readStatementDate(text, "dmy")).toBeNull();
    },
  );

  it("is read in the one order that fits all of them", () => {
    expect(dateOrderOf(["03/04/2026", "20/04/2026"])).toBe("dmy");
    expect(dateOrderOf(["03/04/2026", "04/20/2026"])).toBe("mdy");
    expect(dateOrderOf(["03/20/2026", "20/04/2026"])).toBeNull();
  });

  it.each([
    ["9:05", "09:05"],
    ["12:00 am", "00:00"],
    ["12:30 PM", "12:30"],
    ["24:00", null],
  ])("the time '%s' is %s", (text, time) => {
    expect(readStatementTime(text)).toBe(time);
  });
});

describe("a statement's headings", () => {
  it.each([
    [
      ["Fecha", "Descripción", "N° Operación", "Cargos", "Abonos", "Saldo"],
      { date: 0, amount: 4, operation: 2, time: null, sign: null, bank: 1 },
    ],
    [
      ["Fecha Movimiento", "Hora", "Banco Origen", "Monto", "Nro. Transferencia"],
      { date: 0, amount: 3, operation: 4, time: 1, sign: null, bank: 2 },
    ],
    [
      ["FECHA DE OPERACIÓN", "CONCEPTO", "CLAVE DE RASTREO", "DEPÓSITOS", "RETIROS"],
      { date: 0, amount: 3, operation: 2, time: null, sign: null, bank: 1 },
    ],
    [
      ["Date", "Description", "Amount", "Reference"],
      { date: 0, amount: 2, operation: 3, time: null, sign: null, bank: 1 },
    ],
    [["a", "b"], { date: null, amount: null, operation: null, time: null, sign: null, bank: null }],
  ])("%j suggest their columns", (headings, mapping) => {
    expect(guessMapping(headings)).toEqual(mapping);
  });
});
