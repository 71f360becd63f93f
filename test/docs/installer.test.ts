/** What docs/installer.md says is held against the program: packages, paths, switches, words, codes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as v from "valibot";
import { expect, it, onTestFinished } from "vitest";

import { readCommandLine } from "../../main/command-line.ts";
import { findCommand } from "../../main/door/find-command.ts";
import { readCommand } from "../../main/door/read-command.ts";
import { exitCodes } from "../../main/exit-codes.ts";
import { crashFolder } from "../../main/logs/keep-crash-dumps.ts";
import { logFolder } from "../../main/logs/log-files.ts";
import { parseProvisioning } from "../../main/provisioning/parse-provisioning.ts";
import { provisioningPath } from "../../main/provisioning/provisioning-path.ts";
import { runCommand } from "../../relay/admin/run-command.ts";
import { allOf, readText, textsOf } from "./guide-text.ts";

const guide = readText("docs/installer.md");
/** Everything that stands there as code: in a block, or within a line. */
const codes = [
  ...allOf(guide, /^ *```\w*\n(.*?)^ *```/gmsu),
  ...allOf(guide.replaceAll(/^ *```.*?^ *```/gmsu, ""), /`([^`]+)`/gu),
].map((code) => code.trim());

it("names packages as they are packed", () => {
  const named = allOf(guide, /`(Cobro-VERSION[^`]+)`/gu).filter((name) => !name.includes(" "));
  expect(named.length).toBeGreaterThan(5);
  const patterns = allOf(readText("electron-builder.yml"), /artifactName: (\S+)/gu).map((name) => {
    const plain = name.replaceAll(".", String.raw`\.`).replaceAll("${version}", "VERSION");
    const ends = String.raw`(?:exe|zip|deb|rpm|AppImage|tar\.gz)`;
    const filled = plain.replace("${os}", "linux").replace("${ext}", ends);
    return new RegExp(`^${filled.replace("${arch}", "(?:x64|x86_64|amd64|universal)")}$`, "u");
  });
  expect(named.filter((name) => !patterns.some((pattern) => pattern.test(name)))).toEqual([]);
  const table = readText("docs/packages.md");
  for (const name of named) expect(table).toContain(`\`${name}\``);
});

it("names the program as it is installed", () => {
  const packed = readText("electron-builder.yml");
  const product = allOf(packed, /^productName: (\w+)$/gmu)[0] ?? "";
  const executable = allOf(packed, /executableName: (\w+)/gu)[0] ?? "";
  for (const path of [
    `C:\\Program Files\\${product}\\${product}.exe`,
    `/Applications/${product}.app/Contents/MacOS/${product}`,
    `/usr/bin/${executable}`,
    `%APPDATA%\\${product}`,
    `~/Library/Application Support/${product}`,
    `~/.config/${product}`,
  ]) {
    expect(guide).toContain(`\`${path}\``);
  }
  expect(readText("build/nsis/installer.nsh")).toContain(`\\AppData\\Roaming\\${product}`);
  expect(readText("build/linux/after-remove.sh")).toContain(".config/${sanitizedProductName}");
});

it("names the machine-wide file of each system, and one that the program reads", () => {
  for (const platform of ["win32", "darwin", "linux"] as const) {
    expect(guide).toContain(`\`${provisioningPath(platform)}\``);
  }
  const files = allOf(guide, /^ *```jsonc\n(.*?)^ *```/gmsu);
  expect(files).toHaveLength(1);
  const parts = codes.filter((code) => /^"[a-z]+": /u.test(code)).map((code) => `{${code}}`);
  expect(parts.length).toBeGreaterThan(3);
  for (const text of [...files, ...parts]) {
    expect(parseProvisioning(new TextEncoder().encode(text)), text).toMatchObject({ ok: true });
  }
});

it("names what lies in the data folder as the program calls it", () => {
  const rows = allOf(guide, /^\| (`[^|]+`) +\| [^|]+\| [^|]+\|$/gmu).filter((row) =>
    /\.json`|\.sqlite`|\/`/u.test(row),
  );
  const paths = rows.flatMap((row) => allOf(row, /`([^`]+)`/gu));
  expect(paths).toEqual(expect.arrayContaining(["relay/relay.sqlite", "relay/keys.json"]));
  const sources = textsOf("main", /(?<!\.test)\.ts$/u);
  for (const path of paths) {
    for (const part of path.split("/").filter((each) => each !== "")) {
      expect(sources, path).toContain(`"${part.replace(/\.json$/u, "")}"`);
    }
  }
  expect(paths).toContain(`${logFolder("").replace(/^\//u, "")}/`);
  expect(paths).toContain(`${crashFolder("").replace(/^\//u, "")}/`);
});

/** Every switch that the app looks for. */
function knownSwitches(): ReadonlySet<string> {
  const asked = new Set<string>();
  const hasSwitch = (name: string) => {
    asked.add(name);
    return false;
  };
  readCommandLine({ hasSwitch, getSwitchValue: () => "" }, (path) => path, true);
  return asked;
}

it("names only switches that there are", () => {
  const known = knownSwitches();
  expect(known).toContain("roll-back");
  // The relay's and the door's commands are tried below.
  const ofApp = codes.filter((code) => !/^(?:relay|cobro (?:charge|sale|cancel)) /u.test(code));
  const named = ofApp.flatMap((code) => allOf(code, /(?<![\w-])--([a-z][a-z-]+)/gu));
  expect(named).toEqual(expect.arrayContaining(["doctor", "doctor-file", "kiosk"]));
  const others = {
    "delete-app-data": "build/nsis/installer.nsh",
    staging: "build/updates/sign-manifest.mjs",
  };
  for (const [name, source] of Object.entries(others)) expect(readText(source)).toContain(name);
  expect(named.filter((name) => !known.has(name) && !Object.hasOwn(others, name))).toEqual([]);
});

it("its commands of the shop's own software are understood", () => {
  const asks = codes.filter((code) => /^cobro (?:charge|sale|cancel) -/u.test(code));
  expect(asks).toHaveLength(1);
  for (const ask of asks) {
    const command = findCommand(ask.split(" "));
    expect(command === null ? null : readCommand(command)).toMatchObject({ ok: true });
  }
});

const addedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    store: v.optional(v.object({ id: v.string() })),
    till: v.optional(v.object({ id: v.string() })),
  }),
);

it("its commands of the relay do what they say", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cobro-installer-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const env = { DATABASE_URL: `sqlite:${folder}/relay.sqlite` };
  const run = async (words: readonly string[]) =>
    v.parse(addedSchema, await runCommand([...words, "--json"], env));
  const cafe = ["--name", "Café", "--currency", "CLP", "--time-zone", "America/Santiago"];
  const storeId = (await run(["store", "add", ...cafe])).store?.id ?? "";
  const tillId = (await run(["till", "add", "--store", storeId, "--name", "Uno"])).till?.id ?? "";
  const commands = codes
    .filter((code) => code.startsWith("relay "))
    // Nothing can be done with a till that is revoked.
    .toSorted((one, other) => Number(one.includes("revoke")) - Number(other.includes("revoke")));
  expect(commands.map((line) => line.split(" ").slice(1, 3).join(" "))).toEqual(
    expect.arrayContaining(["enrolment add", "till add", "till code", "till revoke"]),
  );
  for (const line of commands) {
    const [, ...words] = [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(
      ([, quoted, bare = ""]) => quoted ?? { STORE_ID: storeId, TILL_ID: tillId }[bare] ?? bare,
    );
    await expect(run(words), line).resolves.toBeTypeOf("object");
  }
});

it("names in italics only what stands on a screen", () => {
  const english = textsOf("renderer", /(?:-words|\/en)\.ts$/u);
  const named = allOf(guide.replaceAll(/`[^`]*`/gu, ""), /(?<!\w)_([^_]+)_(?!\w)/gu);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !english.includes(`"${name}"`))).toEqual([]);
});

it("the table of exit codes is the program's", () => {
  const told = allOf(guide, /^\| (\d+) +\|/gmu).map(Number);
  const doctor = readText("main/doctor/doctor-command.ts");
  const ofDoctor = allOf(doctor, /^const \w+Code = (\d+);$/gmu).map(Number);
  expect(ofDoctor).toHaveLength(2);
  expect(told).toEqual([...ofDoctor, ...Object.values(exitCodes)]);
});
