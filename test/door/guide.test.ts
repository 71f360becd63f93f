import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { exitStatus } from "../../main/door/exit-status.ts";
import { readCommand } from "../../main/door/read-command.ts";

const guide = readFileSync(join(import.meta.dirname, "../../docs/door.md"), "utf8");

test("the guide's table of exit statuses is the program's", () => {
  const rows = [...guide.matchAll(/^\| (?<status>\d+)\s+\| `(?<name>\w+)`/gmu)];
  const told = rows.map(({ groups }) => [groups?.["name"], Number(groups?.["status"])]);
  expect(Object.fromEntries(told)).toEqual(exitStatus);
});

test("the guide's commands are understood as they stand there", () => {
  const lines = [...guide.matchAll(/^cobro (?<name>charge|sale|cancel) (?<rest>.+)$/gmu)];
  expect(lines).toHaveLength(3);
  for (const { groups } of lines) {
    const name = groups?.["name"];
    if (name !== "charge" && name !== "sale" && name !== "cancel") throw new Error("unreachable");
    const read = readCommand({ name, args: (groups?.["rest"] ?? "").split(" ") });
    expect(read, groups?.["rest"]).toMatchObject({ ok: true });
  }
});

test("the guide names every option, and no other", () => {
  const named = [...guide.matchAll(/^\| `--(?<option>[a-z]+)/gmu)].map(
    (row) => row.groups?.["option"],
  );
  const source = readFileSync(join(import.meta.dirname, "../../main/door/read-command.ts"), "utf8");
  const known = [...source.matchAll(/^ {2}(?<option>[a-z]+): \{ type:/gmu)];
  expect(named).toHaveLength(known.length);
  expect(new Set(named)).toEqual(new Set(known.map((each) => each.groups?.["option"])));
});
