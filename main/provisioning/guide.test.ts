/** What docs/provisioning.md says is held against the program: examples, settings, switches, paths. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

import { parseProvisioning } from "./parse-provisioning.ts";
import { provisioningPath } from "./provisioning-path.ts";
import { provisioningSchema } from "./provisioning-schema.ts";
import { readProvisioningSwitches } from "./provisioning-switches.ts";

const guide = readFileSync(join(import.meta.dirname, "../../docs/provisioning.md"), "utf8");
const examples = [...guide.matchAll(/```jsonc\n(.*?)```/gsu)].map((match) => match[1] ?? "");
const read = (text: string) => parseProvisioning(new TextEncoder().encode(text));

it("every example is read without a fault", () => {
  expect(examples.length).toBeGreaterThan(2);
  for (const example of examples) expect(read(example)).toMatchObject({ ok: true });
});

it("names every setting, and the examples show each", () => {
  const shown = new Set(
    examples.flatMap((example) => {
      const decided = read(example);
      return decided.ok ? Object.keys(decided.value) : [];
    }),
  );
  expect([...shown].toSorted()).toEqual(Object.keys(provisioningSchema.entries).toSorted());
});

it("names the path on each system", () => {
  for (const platform of ["win32", "darwin", "linux"] as const) {
    expect(guide).toContain(`\`${provisioningPath(platform)}\``);
  }
});

it("its switches can be given as they stand there", () => {
  const cells = guide.matchAll(/`--(?<name>[a-z-]+)=(?<value>[^`]+)`/gu);
  const placeholders: Readonly<Record<string, string>> = {
    URL: "https://cobro.example.com",
    CODE: "ABCD-2345",
    LINK: "https://cobro.example.com/pair#ABCD-2345",
  };
  const known = [];
  for (const { groups } of cells) {
    const { name = "", value = "" } = groups ?? {};
    const given = new Map([[name, placeholders[value] ?? value]]);
    // What is locked has to be decided as well.
    if (name === "locked") given.set("language", "en").set("printer", "none");
    expect(readProvisioningSwitches((each) => given.get(each) ?? null)).toMatchObject({ ok: true });
    known.push(name);
  }
  expect(known).toContain("door-port");
  expect(readProvisioningSwitches((each) => (each === "door-port" ? "x" : null)).ok).toBe(false);
});
