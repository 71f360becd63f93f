import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";

import { csvDialects, csvHead, guarded } from "./csv-text.ts";
import { exportBytes } from "./export-bytes.ts";
import { columnKinds, exportRows } from "./export-row.ts";
import { exportColumns, exportWords } from "./export-words.ts";
import { anyIntent, collect, head, inOrder, store } from "./test-rows.ts";

const languages = ["es-CL", "es-MX", "en"] as const;

/** Letters that no UTF-8 can carry are replaced on the way. */
const wellFormed = (cell: string | number | null) =>
  typeof cell === "string" ? cell.toWellFormed() : cell;

describe("an exported CSV", () => {
  it("is parsed back, by a parser of others, to what was there", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyIntent, { maxLength: 8 }),
        fc.constantFrom(...languages),
        async (intents, language) => {
          const bytes = await collect(exportBytes("csv", head, inOrder(intents), language));
          const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
          const { decimalMark, separator } = csvDialects[language];
          expect(text.startsWith("\uFEFF")).toBe(true);
          expect(text.endsWith("\r\n")).toBe(true);
          const { data, errors } = Papa.parse<string[]>(text.slice(1, -2), {
            delimiter: separator,
            newline: "\r\n",
          });
          expect(errors).toEqual([]);
          const words = exportWords[language];
          expect(data[0]).toEqual(exportColumns.map((column) => words.headings[column]));
          const expected = intents.map(exportRows([store], words));
          const read = data.slice(1).map((fields) =>
            fields.map((field, index) => {
              const column = exportColumns[index];
              const kind = column === undefined ? "text" : columnKinds[column];
              if (kind === "amount") {
                return field === ""
                  ? null
                  : Math.round(Number(field.replace(decimalMark, ".")) * 100);
              }
              return kind === "text" ? field.replace(/^'/u, "") : field;
            }),
          );
          expect(read).toEqual(
            expected.map(({ cells }) =>
              cells.map((cell, index) => {
                const isAmount = columnKinds[exportColumns[index] ?? "id"] === "amount";
                return cell === null && !isAmount ? "" : wellFormed(cell);
              }),
            ),
          );
        },
      ),
    );
  });

  it("leaves nothing that a spreadsheet would compute, date or round", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const field = guarded(text);
        expect(field).not.toMatch(/^\s*[=+\-@]/u);
        // What is left unguarded is no number and no date.
        if (field === text && text !== "") expect(Number(text.trim() || "x")).toBeNaN();
        expect(field.replace(/^'/u, "")).toBe(text);
      }),
    );
    for (const text of [
      "0012990",
      "90123712",
      "1E5",
      "3/4",
      "12:30",
      "1.234,5",
      "$12.990",
      "50 %",
      "VERDADERO",
      // A month's name beside a number is a date, in the computer's language and in English.
      "MAR-12",
      "Sept2",
      "3 dic",
      "5 de mayo",
      "enero 2027",
      "Apr 5, 2026",
      // As are hours and other countries' money.
      "5 A",
      "11:30 p. m.",
      "€12",
    ]) {
      expect(guarded(text)).toBe(`'${text}`);
    }
    for (const text of [
      "Mesa 4",
      "pi_123",
      "**** 6789x",
      "a@b.cl",
      "Pagada",
      "Marta 3",
      "Mesa 5 A",
      "5A",
      "mayo",
      "3 mares",
    ]) {
      expect(guarded(text)).toBe(text);
    }
  });

  it("is separated as each country's Excel expects it", () => {
    expect(csvHead(["a", "b;c", 'd"'], csvDialects["es-CL"])).toBe('a;"b;c";"d"""\r\n');
    expect(csvHead(["a", "b,c"], csvDialects["es-MX"])).toBe('a,"b,c"\r\n');
  });
});
