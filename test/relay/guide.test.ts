/** What docs/relay.md says is held against the program: variables, metrics, commands. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as v from "valibot";
import { expect, it, onTestFinished } from "vitest";

import { runCommand } from "../../relay/admin/run-command.ts";
import { startBench } from "./harness.ts";
import { relaySource, runRelayProgram } from "./relay-program.ts";

const read = (path: string) => readFile(join(import.meta.dirname, "../..", path), "utf8");
const unique = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))].toSorted();

it("names every variable of the configuration, and none that there is not", async () => {
  const known = unique(
    await read("relay/config.ts"),
    /\b(?:text|key|url|wholeNumber)\(\s*"([A-Z_]+)"/gu,
  );
  expect(known).toContain("METRICS_TOKEN");
  expect(unique(await read("docs/relay.md"), /^\| `([A-Z_]+)` +\|/gmu)).toEqual(known);
  const example = await read("relay/deploy/relay.env.example");
  expect(unique(example, /^#?([A-Z_]+)=/gmu)).toEqual(known);
});

it("names every metric of ours, and its alerts use none that there is not", async () => {
  const bench = await startBench();
  onTestFinished(() => bench.close());
  const scraped = await (await fetch(`${bench.relay().url}/metrics`)).text();
  const known = unique(scraped, /^# TYPE (cobro_\w+)/gmu);
  expect(unique(await read("docs/relay.md"), /`(cobro_[a-z_]+)/gu)).toEqual(known);
  const alerts = unique(await read("relay/deploy/prometheus-rules.yml"), /\b(cobro_[a-z_]+)/gu);
  for (const name of alerts) expect(known).toContain(name.replace(/_bucket$/u, ""));
});

const addedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    store: v.optional(v.object({ id: v.string() })),
    till: v.optional(v.object({ id: v.string() })),
  }),
);

it("its store and till commands work as they stand there, in their order", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cobro-guide-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const guide = await read("docs/relay.md");
  const commands = unique(guide, /(?:^|`)relay ((?:store|till) [^`\n…]+?)\s*(?:`|$)/gmu);
  const order = [
    "store add",
    "store list",
    "store update",
    "store alert-secret",
    "till add",
    "till list",
    "till code",
    "till revoke",
  ];
  const placeOf = (line: string) => order.findIndex((each) => line.startsWith(each));
  for (const each of order)
    expect(
      commands.some((line) => line.startsWith(each)),
      each,
    ).toBe(true);
  // The first by the program, in the folder where it stands; the others by what it calls.
  const env = { DATABASE_URL: `sqlite:${folder}/data/relay.sqlite` };
  const run = async (words: readonly string[]) => {
    if (ids.STORE_ID !== "") return runCommand(words, env);
    const ran = await runRelayProgram(relaySource, folder, {}, words);
    expect(ran, words.join(" ")).toMatchObject({ code: 0, stderr: "" });
    return ran.stdout;
  };
  const ids = { STORE_ID: "", TILL_ID: "" };
  for (const line of commands.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(
      ([, quoted, bare = ""]) =>
        quoted ?? (bare === "STORE_ID" || bare === "TILL_ID" ? ids[bare] : bare),
    );
    const added = v.parse(addedSchema, await run([...words, "--json"]));
    ids.STORE_ID ||= added.store?.id ?? "";
    ids.TILL_ID ||= added.till?.id ?? "";
  }
});
