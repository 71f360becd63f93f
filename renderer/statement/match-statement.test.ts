import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { bankNamed } from "./bank-named.ts";
import { matchStatement } from "./match-statement.ts";
import type { Movement, PaidSale } from "./statement-check.ts";

const days = { first: "2026-11-16", last: "2026-11-20" };
const movement = (line: number, change: Partial<Movement> = {}): Movement => ({
  line,
  day: "2026-11-20",
  time: null,
  amount: 12_990,
  operation: null,
  bank: null,
  ...change,
});
const sale = (id: string, change: Partial<PaidSale> = {}): PaidSale => ({
  id,
  day: "2026-11-20",
  time: "14:32",
  amount: 12_990,
  operation: null,
  bank: null,
  ...change,
});
const shape = (movements: readonly Movement[], sales: readonly PaidSale[]) => {
  const check = matchStatement(movements, sales, days);
  return {
    matches: check.matches.map(({ by, movement: { line }, sale: { id } }) => [line, id, by]),
    differences: check.differences.map((each) => [each.movement.line, each.sale.id]),
    ambiguities: check.ambiguities.map((each) => [
      each.movements.map(({ line }) => line),
      each.sales.map(({ id }) => id),
    ]),
    missingAtBank: check.missingAtBank.map(({ id }) => id),
    missingHere: check.missingHere.map(({ line }) => line),
  };
};
const nothing = {
  matches: [],
  differences: [],
  ambiguities: [],
  missingAtBank: [],
  missingHere: [],
};

describe("matching a statement with the sales", () => {
  it("is quick with a quarter's equal coffees, though nobody can tell them apart", () => {
    const dayOf = (index: number) =>
      new Date(Date.UTC(2026, 8, 1 + (index % 90))).toISOString().slice(0, 10);
    const count = 3_000;
    const numbers = Array.from({ length: count }, (_, index) => index);
    const told = numbers.map((line) =>
      movement(line, { day: dayOf(line), bank: `De cliente ${line}` }),
    );
    const sold = numbers.map((id) => sale(String(id), { day: dayOf(id), bank: "BancoEstado" }));
    const { ambiguities } = matchStatement(told, sold, { first: dayOf(0), last: dayOf(89) });
    expect(ambiguities.map(({ movements, sales }) => [movements.length, sales.length])).toEqual([
      [count, count],
    ]);
  });

  it("keeps apart what the bank booked before the first sale of all", () => {
    const { before, firstSale, missingHere } = matchStatement(
      [movement(2, { day: "2026-11-16" }), movement(3, { amount: 1 }), movement(4)],
      [sale("a"), sale("b", { day: "2026-11-19", amount: 2 })],
      days,
    );
    expect(before.map(({ line }) => line)).toEqual([2]);
    expect(missingHere.map(({ line }) => line)).toEqual([3]);
    expect(firstSale).toBe("2026-11-19");
    expect(matchStatement([movement(2)], [], days)).toMatchObject({ before: [], firstSale: null });
  });

  it("goes by the operation's number first, whatever zeros and signs the bank adds", () => {
    expect(
      shape(
        [movement(2, { operation: "0090123712" }), movement(3, { operation: "55-120098" })],
        [sale("b", { operation: "55120098" }), sale("a", { operation: "90123712" })],
      ),
    ).toEqual({
      ...nothing,
      matches: [
        [2, "a", "operation"],
        [3, "b", "operation"],
      ],
    });
  });

  it("numbers that differ are two operations, though all else is equal", () => {
    expect(shape([movement(2, { operation: "1" })], [sale("a", { operation: "2" })])).toEqual({
      ...nothing,
      missingAtBank: ["a"],
      missingHere: [2],
    });
  });

  it("one number with two amounts is a difference, and one number twice is nobody's to guess", () => {
    expect(
      shape(
        [
          movement(2, { operation: "1", amount: 500 }),
          movement(3, { operation: "2" }),
          movement(4, { operation: "2" }),
        ],
        [sale("a", { operation: "1" }), sale("b", { operation: "2" })],
      ),
    ).toEqual({ ...nothing, differences: [[2, "a"]], ambiguities: [[[3, 4], ["b"]]] });
  });

  it("without numbers it goes by amount and day, also where the bank books after a weekend", () => {
    expect(
      shape(
        [movement(2, { day: "2026-11-16", amount: 700 }), movement(3)],
        [sale("a", { day: "2026-11-13", amount: 700 }), sale("b")],
      ),
    ).toEqual({
      ...nothing,
      matches: [
        [2, "a", "amount"],
        [3, "b", "amount"],
      ],
    });
  });

  it("equal ones are told apart by their minute or their bank, else not at all", () => {
    const atBanks = [
      movement(2, { bank: "Transf. de BANCO DEL ESTADO" }),
      movement(3, { bank: "ITAU" }),
    ];
    const ofBanks = [sale("a", { bank: "Itaú" }), sale("b", { bank: "BancoEstado" })];
    expect(shape(atBanks, ofBanks)).toEqual({
      ...nothing,
      matches: [
        [2, "b", "amount"],
        [3, "a", "amount"],
      ],
    });
    expect(
      shape(
        [movement(2, { time: "14:33" }), movement(3, { time: "09:01" })],
        [sale("a", { time: "09:00" }), sale("b")],
      ).matches,
    ).toEqual([
      [2, "b", "amount"],
      [3, "a", "amount"],
    ]);
    expect(shape([movement(2), movement(3)], [sale("a"), sale("b")])).toEqual({
      ...nothing,
      ambiguities: [
        [
          [2, 3],
          ["a", "b"],
        ],
      ],
    });
  });

  it("sales of other days than the statement's are not missed in it", () => {
    expect(shape([], [sale("a", { day: "2026-11-15" }), sale("b")])).toEqual({
      ...nothing,
      missingAtBank: ["b"],
    });
  });

  it.each([
    ["Bco. de Chile", "Banco de Chile", true],
    ["SANTANDER CHILE", "Banco de Chile", false],
    ["SANTANDER CHILE", "Santander", true],
    ["FALABELLA", "Banco Falabella", true],
    ["Transferencia", "Santander", false],
    ["Banco del Estado", "BancoEstado", true],
  ])("'%s' names %s: %s", (words, bank, named) => {
    expect(bankNamed(words, bank) === "this").toBe(named);
  });

  it.each([
    ["TEF DE LIBRERIA BICENTENARIO", "none"],
    ["TEF DE ABCIMPORT LTDA", "none"],
    ["CONSORCIO ELECTRICO SPA", "none"],
    ["BANCO CONSORCIO", "other"],
    ["BANCOFALABELLA", "other"],
    ["Banco BICE", "other"],
    ["BANCOSANTANDER", "this"],
  ] as const)("'%s' beside a sale from Santander names %s", (words, named) => {
    expect(bankNamed(words, "Santander")).toBe(named);
  });

  it("has every movement and every sale in one place, and never more matched than there are", () => {
    const operation = fc.option(fc.constantFrom("1", "2", "03", "x-4"), { nil: null });
    const bank = fc.option(fc.constantFrom("Itaú", "BancoEstado", "glosa"), { nil: null });
    const common = {
      day: fc.constantFrom("2026-11-14", "2026-11-19", "2026-11-20"),
      amount: fc.constantFrom(500, 700, 900),
      operation,
      bank,
    };
    const movements = fc.array(
      fc.record({ ...common, line: fc.nat(), time: fc.constantFrom(null, "10:00", "14:00") }),
    );
    const sales = fc.array(
      fc.record({ ...common, id: fc.uuid(), time: fc.constantFrom("10:01", "14:00") }),
    );
    fc.assert(
      fc.property(movements, sales, (these, those) => {
        const check = matchStatement(these, those, days);
        const places = [...check.matches, ...check.differences];
        const ofMovements = [
          ...places.map((each) => each.movement),
          ...check.ambiguities.flatMap((each) => each.movements),
          ...check.missingHere,
          ...check.before,
        ];
        expect(ofMovements).toHaveLength(these.length);
        expect(new Set(ofMovements)).toEqual(new Set(these));
        const ofSales = [
          ...places.map((each) => each.sale),
          ...check.ambiguities.flatMap((each) => each.sales),
          ...check.missingAtBank,
        ];
        expect(new Set(ofSales).size).toBe(ofSales.length);
        const outside = those.filter((each) => !ofSales.includes(each));
        expect(outside.every(({ day }) => day < days.first || day > days.last)).toBe(true);
        expect(check.matches.every((each) => each.movement.amount === each.sale.amount)).toBe(true);
      }),
    );
  });
});
