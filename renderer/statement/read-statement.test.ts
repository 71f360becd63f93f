import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";

import { readHead, readStatement } from "./read-statement.ts";
import { readRows, recogniseForm } from "./statement-file.ts";

const chilean = `Cartola de cuenta corriente;;;;;
Titular;CAFE PROVIDENCIA SPA;;;;
;;;;;
Fecha;Descripción;N° Operación;Cargos;Abonos;Saldo
20/11/2026;Transf. de "Ana; hija";0090123712;;12.990;100.000
20/11/2026;Pago de luz;;45.000;;55.000
19/11/2026;Transf. Itaú;55120098;;8.200;63.200
19/11/2026;Transf. rara;55120099;;8.2x0;63.200
Total;;;45.000;21.190;
`;

async function readAll(file: Blob) {
  const head = await readHead(file);
  const { amount, date, ...others } = head.guess;
  if (amount === null || date === null) throw new Error("not guessed");
  return { head, read: await readStatement(file, head, { amount, date, ...others }, "CLP") };
}

describe("a statement's file", () => {
  it("is read below its preamble: what came in, what could not be read, and the rest counted", async () => {
    const text = chilean.replace('Transf. de "Ana; hija"', '"Transf. de ""Ana; hija"""');
    const { head, read } = await readAll(new Blob([text]));
    expect(head.headings[2]).toBe("N° Operación");
    expect(read.movements).toEqual([
      {
        line: 5,
        day: "2026-11-20",
        time: null,
        amount: 12_990,
        operation: "0090123712",
        bank: 'Transf. de "Ana; hija"',
      },
      {
        line: 7,
        day: "2026-11-19",
        time: null,
        amount: 8_200,
        operation: "55120098",
        bank: "Transf. Itaú",
      },
    ]);
    expect(read).toMatchObject({
      days: { first: "2026-11-19", last: "2026-11-20" },
      unreadCount: 1,
      unread: [{ line: 8, why: "amount" }],
      cut: false,
    });
  });

  it("is read in the encodings that banks write", async () => {
    const latin = Uint8Array.from(chilean, (sign) => sign.codePointAt(0) ?? 0);
    const wide = new Uint8Array(
      Uint16Array.from(`\uFEFF${chilean}`, (sign) => sign.charCodeAt(0)).buffer,
    );
    for (const bytes of [latin, wide, new TextEncoder().encode(`\uFEFF${chilean}`)]) {
      const { head, read } = await readAll(new Blob([bytes]));
      expect(head.headings[1]).toBe("Descripción");
      expect(read.movements.at(-1)).toMatchObject({ bank: "Transf. Itaú" });
    }
  });

  it.each([
    ["an empty file", [""], "empty"],
    ["white space", [" \n \n"], "empty"],
    ["a workbook", ["PK\u0003\u0004rest"], "not_text"],
    ["a PDF", ["%PDF-1.7"], "not_text"],
    ["bytes", [new Uint8Array([1, 0, 2])], "not_text"],
    ["a quote that never closes", [`a;b\n"${"x;\n".repeat(800_000)}`], "malformed"],
  ] as const)("%s is refused by name", async (_what, parts, fault) => {
    await expect(readHead(new Blob([...parts]))).rejects.toMatchObject({ fault });
  });

  it("comes out as it went in, whatever its cells hold and however its bytes are cut", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "ñ", ";", '"', "\n", " ", "1", "€") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
        const text = Papa.unparse(rows, { delimiter: ";", newline: "\r\n" });
        const bytes = new TextEncoder().encode(text);
        const pieces = new Blob([bytes]);
        // A file whose stream hands out a few bytes at a time.
        const file = Object.assign(pieces, {
          stream: () =>
            new ReadableStream<Uint8Array>({
              start(controller) {
                for (let at = 0; at < bytes.length; at += size) {
                  controller.enqueue(bytes.slice(at, at + size));
                }
                controller.close();
              },
            }),
        });
        const read: (readonly string[])[] = [];
        for await (const some of readRows(file, {
          encoding: "utf-8",
          delimiter: ";",
          newline: "\n",
        })) {
          read.push(...some.map(({ cells }) => cells));
        }
        const told = rows
          .map((cells) => cells.map((each) => each.trim()))
          .filter((cells) => cells.some((each) => each !== ""));
        expect(read).toEqual(told);
      }),
      { numRuns: 60 },
    );
  });

  it("with commas is known by them", async () => {
    const file = new Blob(['Date,Amount\n2026-11-20,"1,000.00"\n']);
    expect(await recogniseForm(file)).toMatchObject({ delimiter: "," });
    expect(await recogniseForm(new Blob(["a;b\n1;2\n"]))).toMatchObject({ delimiter: ";" });
    const decimals = new Blob(["Fecha;Abono\n20/11/2026;1,00\n20/11/2026;2,00\n"]);
    expect(await recogniseForm(decimals)).toMatchObject({ delimiter: ";" });
  });
});
