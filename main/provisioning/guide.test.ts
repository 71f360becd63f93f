/** What docs/provisioning.md says is held against the program: examples, settings, switches, paths. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

import { readCommandLine } from "../command-line.ts";
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

/** A setting's path, and those of what it holds: `updates`, `updates.url`, … */
function pathsOf(value: object, within = ""): readonly string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const path = `${within}${key}`;
    const isPlain = typeof inner === "object" && inner !== null && !Array.isArray(inner);
    return isPlain ? [path].concat(pathsOf(inner, `${path}.`)) : [path];
  });
}

/** The same of the schema; of a printer the kinds differ, and the reader's tests know them. */
function settings(): readonly string[] {
  return Object.entries(provisioningSchema.entries).flatMap(([key, { wrapped }]) =>
    "entries" in wrapped
      ? [key].concat(Object.keys(wrapped.entries).map((inner) => `${key}.${inner}`))
      : [key],
  );
}

it("names every setting down to its parts, and the examples show each", () => {
  const shown = new Set(
    examples.flatMap((example) => {
      const decided = read(example);
      return decided.ok ? pathsOf(decided.value) : [];
    }),
  );
  const parts = [...shown].filter((path) => !path.startsWith("printer."));
  expect(settings()).toContain("updates.pause");
  expect(parts.toSorted()).toEqual([...settings()].toSorted());
});

/** The table's rows: the switches of the first column, the settings of the second. */
function rows(): readonly { readonly switches: string[]; readonly keys: string[] }[] {
  const lines = [...guide.matchAll(/^\| (`--[^|]+) +\| ([^|]+)\|$/gmu)];
  return lines.map(([, first = "", second = ""]) => ({
    switches: [...first.matchAll(/`--([a-z-]+)/gu)].map(([, name = ""]) => name),
    keys: [...second.matchAll(/`(\w+)`/gu)].map(([, key = ""]) => key),
  }));
}

it("its table names every setting and every switch for it, and no other", () => {
  const keys = rows().flatMap((row) => row.keys);
  expect(keys.toSorted()).toEqual(Object.keys(provisioningSchema.entries).toSorted());
  const asked = new Set<string>();
  readProvisioningSwitches((name) => {
    asked.add(name);
    return null;
  });
  // These three the till knew before there was a file.
  const all = [...asked, "relay", "pairing-code", "kiosk"];
  const named = new Set(rows().flatMap((row) => row.switches));
  expect([...named].toSorted()).toEqual(all.toSorted());
});

it("each switch decides the setting of its row", () => {
  const values: Readonly<Record<string, string>> = {
    relay: "https://cobro.example.com",
    "pairing-code": "ABCD-2345",
    "pairing-link": "https://cobro.example.com/pair#ABCD-2345",
    "till-name": "Caja",
    language: "en",
    theme: "dark",
    volume: "80",
    voice: "on",
    "lock-after-minutes": "5",
    printer: "none",
    "print-receipts": "on",
    "customer-display": "7",
    kiosk: "",
    autostart: "on",
    "update-url": "https://updates.example.com/cobro",
    "update-channel": "latest",
    "update-pause": "on",
    "door-port": "18987",
  };
  for (const { keys, switches } of rows()) {
    for (const name of switches.filter((each) => each !== "locked")) {
      const line = readCommandLine(
        { hasSwitch: (each) => each === name, getSwitchValue: () => values[name] ?? "?" },
        (path) => path,
        true,
      );
      if (!line.ok) throw new Error(line.failure);
      const { decided, kiosk, pairingCode, relayUrl } = line.value;
      const own = { relay: relayUrl, pairingCode, kiosk: kiosk ? true : null };
      const told = Object.entries({ ...own, ...decided }).filter(([, value]) => value !== null);
      expect(keys, name).toContain(told.map(([key]) => key).join());
    }
  }
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
