import { assertNever } from "../../contract/assert-never.ts";
import { printable } from "./printable.ts";
import type { Slip, SlipPart } from "./slip.ts";

/** A slip laid out for a printer of fixed columns. Every text fits: `size` times its length is no wider than the paper. */
export type SlipRow =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly align: "left" | "center";
      readonly bold: boolean;
      readonly inverted: boolean;
      /** Each sign is this many columns wide and lines high. */
      readonly size: 1 | 2 | 3;
    }
  | { readonly kind: "qr"; readonly data: string };

type Style = Partial<Omit<Extract<SlipRow, { kind: "text" }>, "kind" | "text">>;

/** @param columns signs of normal size across the paper */
export function slipRows({ parts }: Slip, columns: number): readonly SlipRow[] {
  return parts.flatMap((part) => rowsOf(part, columns));
}

function rowsOf(part: SlipPart, columns: number): readonly SlipRow[] {
  switch (part.kind) {
    case "logo":
      return [];
    case "heading":
      return wrapped(part.text, columns, { align: "center", bold: true, size: 2 });
    case "banner":
      return banner(part.text, part.detail, columns);
    case "text":
      return wrapped(part.text, columns, { align: "center", bold: part.weight === "strong" });
    case "amount":
      return [
        ...wrapped(part.label, columns, { align: "center" }),
        ...wrapped(part.text, columns, {
          align: "center",
          bold: true,
          size: sizeFor(part.text, columns, 3),
        }),
      ];
    case "row":
      return pair(part.label, part.value, columns);
    case "blank":
      return blank(part.label, columns);
    case "qr":
      return [
        ...(part.caption === null ? [] : wrapped(part.caption, columns, { align: "center" })),
        { kind: "qr", data: part.data },
      ];
    case "rule":
      return [textRow("-".repeat(columns))];
    case "space":
      return [textRow("")];
    default:
      return assertNever(part);
  }
}

function textRow(text: string, style: Style = {}): SlipRow {
  return { kind: "text", text, align: "left", bold: false, inverted: false, size: 1, ...style };
}

/** The largest size at which the whole text stands on one line; 1 where none does. */
function sizeFor(text: string, columns: number, largest: 2 | 3): 1 | 2 | 3 {
  const { length } = printable(text);
  if (largest === 3 && length * 3 <= columns) return 3;
  return length * 2 <= columns ? 2 : 1;
}

function wrapped(text: string, columns: number, style: Style): readonly SlipRow[] {
  const width = Math.floor(columns / (style.size ?? 1));
  return wrap(printable(text), width).map((line) => textRow(line, style));
}

/** White on black across the whole paper. */
function banner(text: string, detail: string | null, columns: number): readonly SlipRow[] {
  const size = sizeFor(text, columns, 2);
  const bar = (words: string, scale: 1 | 2 | 3) => {
    const width = Math.floor(columns / scale);
    return wrap(printable(words), width).map((line) => {
      const before = line.length + Math.floor((width - line.length) / 2);
      const across = line.padStart(before).padEnd(width);
      return textRow(across, { bold: true, inverted: true, size: scale });
    });
  };
  return [...bar(text, size), ...(detail === null ? [] : bar(detail, 1))];
}

/** Label to the left, value to the right; below one another where one line is too short for both. */
function pair(label: string, value: string, columns: number): readonly SlipRow[] {
  const left = printable(label).trim();
  const right = printable(value).trim();
  if (left.length + 2 + right.length <= columns) {
    return [textRow(left + right.padStart(columns - left.length))];
  }
  return [
    ...wrap(`${left}:`, columns).map((line) => textRow(line)),
    ...wrap(right, columns).map((line) => textRow(line.padStart(columns))),
  ];
}

/** "Boleta N.º ________", with room enough above the line for a pen. */
function blank(label: string, columns: number): readonly SlipRow[] {
  const text = printable(label)
    .trim()
    .slice(0, columns - 9);
  const line = `${text} ${"_".repeat(columns - text.length - 1)}`;
  return [textRow(""), textRow(line)];
}

/** Where a word that fills the whole line is best broken: behind a sign of an address or of an id. */
function breakIn(line: string): number {
  const sign = Math.max(...["/", "-", "."].map((each) => line.lastIndexOf(each))) + 1;
  return sign > line.length / 3 ? sign : line.length;
}

/** Breaks at spaces, and within a word that is wider than the paper. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter((each) => each !== "")) {
    let rest = word;
    if (line !== "" && line.length + 1 + rest.length <= width) {
      line += ` ${rest}`;
      continue;
    }
    if (line !== "") lines.push(line);
    while (rest.length > width) {
      const end = breakIn(rest.slice(0, width));
      lines.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    line = rest;
  }
  if (line !== "") lines.push(line);
  return lines;
}
