import { describe, expect, it } from "vitest";

import type { ColumnMapping } from "../../contract/statement.ts";
import { matchStatement } from "./match-statement.ts";
import { readHead, readStatement } from "./read-statement.ts";

const headings = "Fecha;Descripción;N° Operación;Abonos";
const byHeadings: ColumnMapping = {
  date: 0,
  bank: 1,
  operation: 2,
  amount: 3,
  time: null,
  sign: null,
};

async function read(text: string, mapping: ColumnMapping = byHeadings) {
  const file = new Blob([text]);
  const head = await readHead(file);
  const told = await readStatement(file, head, mapping, "CLP");
  const movements = told.movements.map(({ amount, day, line }) => [line, day, amount]);
  const unread = told.unread.map(({ line, why }) => [line, why]);
  return { head, movements, unread, told };
}

describe("a statement that is not quite what it should be", () => {
  it.each([
    ["opens and never closes", '"Transf Ana;1;12.990'],
    ["closes amid its cell", '"Ana" hija;1;12.990'],
  ])("a quote that %s swallows no payment: it is told with its line", async (_how, cells) => {
    const file = new Blob([
      `${headings}\n19/11/2026;Eva;0;100\n20/11/2026;${cells}\n20/11/2026;"Pedro";2;5.000\n`,
    ]);
    await expect(readHead(file)).rejects.toMatchObject({ fault: "malformed", line: 3 });
  });

  it("a separator within a name hides no payment: the line is told", async () => {
    const { movements, unread } = await read(
      `${headings}\n20/11/2026;Ana; hija;1;12.990\n20/11/2026;Pedro;2;5.000\n`,
    );
    expect(movements).toEqual([[3, "2026-11-20", 5_000]]);
    expect(unread).toEqual([[2, "columns"]]);
  });

  it("without headings begins with its first line, and has its layout remembered all the same", async () => {
    const { head, movements } = await read(
      "20/11/2026;Ana;1;12.990\n20/11/2026;Pedro;2;5.000\n21/11/2026;Luis;3;700\n",
    );
    expect(head.headings).toEqual(["", "", "", ""]);
    expect(movements.map(([line]) => line)).toEqual([1, 2, 3]);
  });

  it("a summary of the account above the movements is none of them", async () => {
    const { head, movements } = await read(
      `Fecha desde;Fecha hasta;Total abonos\n01/11/2026;30/11/2026;18.690\n\n${headings}\n20/11/2026;Ana;1;12.990\n`,
    );
    expect(head.headingLine).toBe(4);
    expect(movements).toEqual([[5, "2026-11-20", 12_990]]);
  });

  it("the month comes first though a line below the movements is no date", async () => {
    const days = ["02", "03", "04", "05", "06", "20"];
    const { movements, unread } = await read(
      `${headings}\n${days.map((day) => `11/${day}/2026;Ana;1;500\n`).join("")}Saldo al 11/30/2026;;;\n`,
    );
    expect(movements.map(([, day]) => day)).toEqual(days.map((day) => `2026-11-${day}`));
    expect(unread).toEqual([]);
  });

  it("money without a day is told, a sum is not", async () => {
    const { movements, unread } = await read(
      `${headings}\n20/11/2026;Ana;1;12.990\n;Pedro;2;5.000\n########;Luis;3;700\n;Sin fecha;4;800\n;Total;;18.690\n;;;18.690\n`,
    );
    expect(movements).toEqual([[2, "2026-11-20", 12_990]]);
    expect(unread).toEqual([
      [3, "date"],
      [4, "date"],
      [5, "date"],
    ]);
  });

  it.each([
    ["lines that end as on an old Macintosh", `${headings}\r20/11/2026;Ana;1;12.990\r`],
    ["cells that keep their zeros from Excel", `${headings}\n="20/11/2026";Ana;="01";="12.990"\n`],
  ])("%s are read", async (_what, text) => {
    const { movements, unread } = await read(text);
    expect(movements).toEqual([[2, "2026-11-20", 12_990]]);
    expect(unread).toEqual([]);
  });

  it("a day with the midnight that a spreadsheet adds has no time", async () => {
    const { told } = await read(`${headings}\n20/11/2026 0:00:00;Ana;1;12.990\n`);
    expect(told.movements[0]).toMatchObject({ day: "2026-11-20", time: null });
  });

  it("a web page that the bank calls a workbook is refused by name", async () => {
    const page = new Blob(["\n<html><table><tr><td>Fecha</td></tr></table></html>"]);
    await expect(readHead(page)).rejects.toMatchObject({ fault: "not_text" });
  });

  it("a number that Excel has rounded is none: the amount and the day decide", async () => {
    const { told } = await read(`${headings}\n20/11/2026;Ana;2,02611E+12;12.990\n`);
    const sale = { id: "a", day: "2026-11-20", time: "14:32", amount: 12_990, bank: null };
    const days = { first: "2026-11-20", last: "2026-11-20" };
    const check = matchStatement(told.movements, [{ ...sale, operation: "2026112040012" }], days);
    expect(check.matches.map(({ by }) => by)).toEqual(["amount"]);
  });
});
