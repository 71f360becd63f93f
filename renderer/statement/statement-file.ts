import Papa from "papaparse";

/** Why a file cannot be read as a statement. */
export type FileFault =
  | "empty"
  /** A workbook, a PDF, a web page, a picture: to be saved as CSV first. */
  | "not_text"
  /** A quote that never closes or stands amid a quoted cell, or lines of more than a megabyte. */
  | "malformed";

/** One line of the file in cells. */
export interface Row {
  /** 1 is the file's first line. */
  readonly line: number;
  readonly cells: readonly string[];
}

export class StatementFileError extends Error {
  readonly fault: FileFault;
  /** The line that could not be read. */
  readonly line: number | null;

  constructor(fault: FileFault, line: number | null = null) {
    super(fault);
    this.name = "StatementFileError";
    this.fault = fault;
    this.line = line;
  }
}

/** How a file's bytes are to be read. */
export interface FileForm {
  readonly encoding: string;
  readonly delimiter: string;
  /** With a line feed, a carriage return before it is white space. */
  readonly newline: "\n" | "\r";
}

const sampleBytes = 256 * 1024;
const longestLine = 1024 * 1024;

/**
 * Looks at the file's beginning.
 * @throws StatementFileError
 */
export async function recogniseForm(file: Blob): Promise<FileForm> {
  if (file.size === 0) throw new StatementFileError("empty");
  const bytes = new Uint8Array(await file.slice(0, sampleBytes).arrayBuffer());
  const encoding = encodingOf(bytes);
  if (encoding === null) throw new StatementFileError("not_text");
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.trim() === "") throw new StatementFileError("empty");
  // What some banks call a workbook is a web page.
  if (text.trimStart().startsWith("<")) throw new StatementFileError("not_text");
  // Excel's "CSV (Macintosh)" ends lines with a carriage return alone.
  const newline = text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
  return { encoding, delimiter: delimiterOf(text), newline };
}

const delimiters = [";", ",", "\t", "|"] as const;
const sampleRows = 200;

/** The sign that parts the most lines into equally many cells; a preamble's lines have none of it. */
function delimiterOf(text: string): string {
  const scores = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, {
      delimiter,
      preview: sampleRows,
      skipEmptyLines: true,
    });
    const lines = new Map<number, number>();
    for (const { length } of data) lines.set(length, (lines.get(length) ?? 0) + 1);
    lines.delete(1);
    return { delimiter, score: Math.max(0, ...lines.values()) };
  });
  const best = scores.reduce((first, next) => (next.score > first.score ? next : first));
  return best.delimiter;
}

/** @returns `null` for what is no text */
function encodingOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.subarray(0, 4_096).includes(0)) return null;
  const start = String.fromCodePoint(...bytes.subarray(0, 4));
  if (start.startsWith("PK") || start === "%PDF") return null;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    // What banks' programs on Windows write.
    return "windows-1252";
  }
}

interface Parsed {
  readonly data: string[][];
  /** Of a row beyond `data`: one that is not yet whole. */
  readonly errors: readonly { readonly row?: number | undefined }[];
  readonly meta: { readonly cursor: number };
}

/** Banks write ="0090123" for Excel, which would take the zeros off otherwise. */
function bare(cell: string): string {
  const trimmed = cell.trim();
  return /^="(.*)"$/u.exec(trimmed)?.[1]?.trim() ?? trimmed;
}

/**
 * Every line of the file, as it is read: never more than a piece of it in memory.
 * @param onBytes how much has been read
 * @throws StatementFileError
 */
export async function* readRows(
  file: Blob,
  { delimiter, encoding, newline }: FileForm,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<readonly Row[]> {
  const decoder = new TextDecoder(encoding);
  const reader = file.stream().getReader();
  let line = 1;
  let rest = "";
  let bytes = 0;

  function take(whole: boolean): readonly Row[] {
    const parser = new Papa.Parser({ delimiter, newline });
    const { data, errors, meta }: Parsed = parser.parse(rest, 0, !whole);
    // Beyond a quote that does not fit, cells and whole lines run into one another.
    const broken = errors.reduce((first, { row }) => Math.min(first, row ?? 0), data.length);
    const rows = data.map((cells, index) => {
      if (index === broken) throw new StatementFileError("malformed", line);
      const row = { line, cells: cells.map((cell) => bare(cell)) };
      line += 1 + cells.reduce((breaks, cell) => breaks + (cell.split(newline).length - 1), 0);
      return row;
    });
    rest = whole ? "" : rest.slice(meta.cursor);
    if (rest.length > longestLine) throw new StatementFileError("malformed", line);
    return rows.filter(({ cells }) => cells.some((cell) => cell !== ""));
  }

  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      bytes += value?.byteLength ?? 0;
      onBytes(bytes);
      const rows = take(done);
      if (rows.length > 0) yield rows;
      if (done) return;
    }
  } finally {
    await reader.cancel();
  }
}
