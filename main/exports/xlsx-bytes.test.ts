import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";

import { exportBytes } from "./export-bytes.ts";
import { columnKinds, exportRows } from "./export-row.ts";
import { exportColumns, exportWords } from "./export-words.ts";
import { anyIntent, collect, head, inOrder, store } from "./test-rows.ts";
import { xlsxBytes } from "./xlsx-bytes.ts";

const words = exportWords["es-CL"];

/** Excel's text has no carriage returns of its own; XML's readers make line feeds of them. */
const asText = (text: string) => text.toWellFormed();

describe("an exported workbook", () => {
  it("is read back to what was there: text as text, amounts as numbers, days and times as dates", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyIntent, { minLength: 1, maxLength: 6 }), async (intents) => {
        const bytes = await collect(exportBytes("xlsx", head, inOrder(intents), "es-CL"));
        const { sheets } = await readXlsx(bytes);
        const [sheet] = sheets;
        expect(sheets).toHaveLength(1);
        expect(sheet?.rows[0]).toEqual(exportColumns.map((column) => words.headings[column]));
        const expected = intents.map(exportRows([store], words));
        expected.forEach(({ cells }, row) => {
          cells.forEach((cell, index) => {
            const read = sheet?.rows[row + 1]?.[index] ?? null;
            const kind = columnKinds[exportColumns[index] ?? "id"];
            if (cell === null || cell === "") expect(read ?? "").toBe("");
            else if (typeof cell === "number") expect(read).toBeCloseTo(cell / 100, 5);
            else if (kind === "text") expect(read).toBe(asText(cell));
            else {
              expect(read).toBeInstanceOf(Date);
              const iso = read instanceof Date ? read.toISOString() : "";
              expect(iso.slice(0, 19).replace("T", " ")).toBe(cell.padEnd(19, " 00:00:00"));
            }
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it("goes on in another sheet, with its headings, where one is full", async () => {
    const intents = fc.sample(anyIntent, 7);
    const rows = inOrder(intents.map(exportRows([store], words)));
    const { sheets } = await readXlsx(await collect(xlsxBytes(rows, words, ["CLP"], 4)));
    expect(sheets.map(({ name }) => name)).toEqual(["Ventas", "Ventas_2", "Ventas_3"]);
    expect(sheets.map((sheet) => sheet.rows.length)).toEqual([4, 4, 2]);
    for (const sheet of sheets) expect(sheet.rows[0]?.[0]).toBe("Día");
  });
});
