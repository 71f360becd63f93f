import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

import { crashDumpsIn, keepCrashDumps, mostCrashDumps } from "./keep-crash-dumps.ts";
import { lastLogLines, openLogFiles } from "./log-files.ts";
import { createLogOutput } from "./log-output.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cobro-logs-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const numbered = (number: number) => `{"number":${String(number).padStart(4, "0")}}\n`;

it("keeps the newest lines in so many files of such a size, and no more", () => {
  const files = openLogFiles(folder, { bytes: 160, files: 3 });
  for (let number = 0; number < 100; number += 1) files.write(numbered(number));
  expect(readdirSync(folder).toSorted()).toEqual(["cobro.1.log", "cobro.2.log", "cobro.log"]);
  const lines = lastLogLines(folder, 1_000);
  expect(lines.at(-1)).toBe(numbered(99).trimEnd());
  expect(lines.length).toBeLessThanOrEqual(30);
  expect(lines).toEqual(
    lines.map((_line, index) => numbered(100 - lines.length + index).trimEnd()),
  );
  expect(lastLogLines(folder, 2)).toEqual([98, 99].map((each) => numbered(each).trimEnd()));
});

it("goes on after a restart, on a line of its own where a kill had cut the last", () => {
  writeFileSync(join(folder, "cobro.log"), '{"number":1}\n{"numb');
  const files = openLogFiles(folder);
  files.write(numbered(2));
  expect(lastLogLines(folder, 9)).toEqual(['{"number":1}', '{"numb', numbered(2).trimEnd()]);
});

it("loses lines, and nothing else, where there is no folder to be made", () => {
  const blocked = join(folder, "file");
  writeFileSync(blocked, "");
  const files = openLogFiles(join(blocked, "logs"));
  files.write(numbered(1));
  expect(lastLogLines(join(blocked, "logs"), 9)).toEqual([]);
  rmSync(blocked);
  files.write(numbered(2));
  expect(lastLogLines(join(blocked, "logs"), 9)).toEqual([numbered(2).trimEnd()]);
});

it("writes what was logged before the folder was known", () => {
  const said: string[] = [];
  const output = createLogOutput((line) => said.push(line));
  output.write(numbered(1));
  output.keepIn(folder);
  output.write(numbered(2));
  expect(said.join("")).toBe(numbered(1) + numbered(2));
  expect(readFileSync(join(folder, "cobro.log"), "utf8")).toBe(numbered(1) + numbered(2));
});

it("keeps the newest crash dumps, sends none, and forgets what belonged to the others", () => {
  const pending = join(folder, "crashes", "pending");
  mkdirSync(pending, { recursive: true });
  for (let number = 0; number < mostCrashDumps + 5; number += 1) {
    for (const end of ["dmp", "meta"]) {
      writeFileSync(join(pending, `${number}.${end}`), "");
      utimesSync(join(pending, `${number}.${end}`), 1_000 + number, 1_000 + number);
    }
  }
  const told: unknown[] = [];
  keepCrashDumps(
    { setPath: (...given) => told.push(given) },
    { start: (given) => told.push(given) },
    folder,
  );
  expect(told).toEqual([
    ["crashDumps", join(folder, "crashes")],
    { uploadToServer: false, compress: false },
  ]);
  const kept = crashDumpsIn(join(folder, "crashes"));
  expect(kept).toHaveLength(mostCrashDumps);
  expect(kept[0]?.path).toMatch(/14\.dmp$/u);
  expect(readdirSync(pending)).toHaveLength(2 * mostCrashDumps);
});
