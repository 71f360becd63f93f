import type { Line } from "./measure.ts";

/** A Markdown table, as it stands in `docs/benchmarks.md`. */
export function table(lines: readonly Line[]): string {
  const rows = [
    ["", "what", "measured", "beside it", "aim"],
    ...lines.map((line) => [
      String(line.benchmark),
      line.what,
      line.measured,
      line.limit,
      line.aim,
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const text = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [text(head), text(widths.map((width) => "-".repeat(width))), ...body.map(text)].join("\n");
}
