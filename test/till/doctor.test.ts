import { execFile, execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";

import { startPreview } from "../../build/preview/start-preview.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";
import { startRelayProcess, type RelayProcess } from "../e2e/relay-process.ts";
import { fillDisk } from "../fill-disk.ts";

const root = join(import.meta.dirname, "../..");
const main = join(root, "main/main.ts");
const addedSchema = v.object({ pairingCode: v.string() });
const storeSchema = v.object({ store: v.object({ id: v.string() }) });

const diagnosisSchema = v.object({
  grade: v.string(),
  checks: v.array(
    v.object({
      name: v.string(),
      grade: v.string(),
      code: v.string(),
      said: v.string(),
      wayOut: v.nullable(v.string()),
      facts: v.record(v.string(), v.union([v.string(), v.number()])),
      ms: v.number(),
    }),
  ),
});

let folder = "";
let simulator: Simulator;
let relay: RelayProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cobro-doctor-"));
  simulator = await startSimulator();
  relay = await startRelayProcess({
    DATABASE_URL: `sqlite:${folder}/relay.sqlite`,
    FINTOC_SECRET_KEY: simulator.secretKey,
    FINTOC_PUBLIC_KEY: simulator.publicKey,
    FINTOC_API_URL: simulator.url,
    FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
  });
});
afterAll(async () => {
  await relay.stop();
  await simulator.close();
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
}

/** Runs the app with `--doctor`, as a process of its own. */
function runDoctor(
  dataFolder: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const switches = [`--user-data-dir=${dataFolder}`, "--doctor", ...args];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, "build/preview/run.ts"), main, ...switches],
      { env: { ...process.env, ...env } },
      (error, stdout) => resolve({ code: error === null ? 0 : Number(error.code), stdout }),
    );
  });
}

async function diagnose(dataFolder: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { code, stdout } = await runDoctor(dataFolder, ["--json", ...args], env);
  const { checks, grade } = v.parse(diagnosisSchema, JSON.parse(stdout));
  const check = (name: string) => checks.find((each) => each.name === name);
  return { code, grade, checks, check };
}

/** A till that is open and paired with the relay. */
async function openTill(name: string) {
  const added = v.parse(
    storeSchema,
    await relay.admin(
      "store",
      "add",
      "--name",
      "Café",
      "--currency",
      "CLP",
      "--time-zone",
      "America/Santiago",
    ),
  );
  const till = await relay.admin("till", "add", "--store", added.store.id, "--name", name);
  const dataFolder = join(folder, name);
  const preview = await startPreview({
    main,
    args: [
      `--user-data-dir=${dataFolder}`,
      "--allow-unprotected-keychain",
      `--relay=${relay.url()}`,
      `--pairing-code=${v.parse(addedSchema, till).pairingCode}`,
    ],
  });
  return { dataFolder, preview };
}

it("says before a till is paired what it would need, and nothing of it changes the folder", async () => {
  const dataFolder = join(folder, "new");
  const alone = await diagnose(dataFolder, ["--allow-unprotected-keychain"]);
  expect(alone).toMatchObject({ code: 0, grade: "warn" });
  expect(alone.check("relay")).toMatchObject({ grade: "skipped", code: "relay_none" });
  const named = await diagnose(dataFolder, [
    "--allow-unprotected-keychain",
    `--relay=${relay.url()}`,
  ]);
  expect(named.check("relay")).toMatchObject({ grade: "ok", code: "relay_answers" });
  expect(named.check("clock")).toMatchObject({ grade: "ok", code: "clock_right" });
  // Where nobody has said yes, an open keychain is a fault with a way out.
  const refused = await diagnose(dataFolder);
  expect(refused.code).toBe(1);
  expect(refused.check("keychain")?.wayOut).toContain("--allow-unprotected-keychain");
  // The stand-in's own key is all that is new.
  expect(readdirSync(dataFolder)).toEqual(["preview-keychain.key"]);
});

it("looks through an open till: all is well, then the clock is wrong, then the relay is gone", async () => {
  const { dataFolder, preview } = await openTill("Caja-1");
  try {
    const well = await diagnose(dataFolder);
    expect(well).toMatchObject({ code: 0 });
    const codes = Object.fromEntries(well.checks.map(({ code, name }) => [name, code]));
    expect(codes).toMatchObject({
      relay: "relay_answers",
      certificate: "certificate_none",
      feed: "feed_open",
      clock: "clock_right",
      keychain: "keychain_unprotected",
      disk: "disk_good",
    });
    expect(well.check("feed")?.facts["helloMs"]).toBeLessThan(8_000);
    expect(well.checks.every(({ ms }) => Number.isInteger(ms))).toBe(true);

    const late = join(folder, "late.mjs");
    writeFileSync(
      late,
      "const real = Date.now; Date.now = () => real() - 3 * 3_600_000;" +
        "globalThis.Date = class extends Date { constructor(...a) { super(...(a.length ? a : [Date.now()])); } };",
    );
    const wrong = await diagnose(dataFolder, [], { NODE_OPTIONS: `--import=${late}` });
    expect(wrong.code).toBe(1);
    expect(wrong.check("clock")).toMatchObject({ grade: "fail", code: "clock_wrong" });
    expect(wrong.check("clock")?.said).toContain("180 min atrasado");
    expect(wrong.check("relay")?.grade).toBe("ok");

    // The open till has kept its link all the while, and its feed was never taken from it.
    expect(preview.lines().filter((line) => line.includes("feed_lost"))).toEqual([]);
  } finally {
    await preview.stop();
  }
  const gone = createServer().listen(0, "127.0.0.1");
  await once(gone, "listening");
  gone.close();
  const settings = join(dataFolder, "settings.json");
  const address = gone.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  writeFileSync(
    settings,
    readFileSync(settings, "utf8").replaceAll(relay.url(), `http://127.0.0.1:${port || 9}`),
  );
  const dead = await diagnose(dataFolder);
  expect(dead.code).toBe(1);
  expect(dead.check("relay")?.facts["code"]).toBe("relay_unreachable");
  expect(dead.check("relay")?.wayOut).toContain("servidor");
  expect(dead.check("feed")?.grade).toBe("skipped");
});

it("writes a report without anything that is secret or somebody's", async () => {
  const { dataFolder, preview } = await openTill("Caja-2");
  await preview.stop();
  const canaries = [
    "12.345.678-5",
    "ana.canaria@correo.cl",
    "032180000118359719",
    "0009876543210",
    "sk_test_canary123",
    "ABCD-CANA-RYYY",
    "referencia-canaria",
    "pi_canary_sec_token",
    "cajera-canaria",
  ];
  const everywhere = { note: canaries.join(" "), code: "ABCD-CANA-RYYY" };
  const settingsPath = join(dataFolder, "settings.json");
  const settings: unknown = JSON.parse(readFileSync(settingsPath, "utf8"));
  const sealed = JSON.stringify(settings).match(/"sealedSecret":"([^"]+)"/u)?.[1] ?? "missing";
  const claim = { relayUrl: relay.url(), code: "ABCD-CANA-RYYY", claim: "claim-canaria-123" };
  const members = [{ id: "s1", name: "cajera-canaria", role: "cashier" }];
  writeFileSync(settingsPath, JSON.stringify({ ...Object(settings), claim, members, everywhere }));
  for (const name of ["sales", "prints", "home", "other", "sales.corrupt-1"]) {
    const path = join(dataFolder, `${name}.json`);
    writeFileSync(path, JSON.stringify(everywhere));
  }
  const raw = canaries.filter((each) => !/canari|CANA/u.test(each) || each.includes("@")).join(" ");
  const lines = [
    JSON.stringify({ event: "raw", message: raw, pairingCode: "ABCD-CANA-RYYY" }),
    `not JSON: ${canaries.join(" ")}`,
    JSON.stringify({ event: "kept_line", id: "01890a5d-ac96-774b-bcce-b302099a8057" }),
  ];
  mkdirSync(join(dataFolder, "logs"), { recursive: true });
  writeFileSync(join(dataFolder, "logs/cobro.1.log"), `${lines.join("\n")}\n`);

  const file = join(folder, "report.txt");
  const { stdout } = await runDoctor(dataFolder, [`--doctor-file=${file}`]);
  expect(stdout).toContain(file);
  const report = readFileSync(file, "utf8");
  for (const canary of [...canaries, "claim-canaria-123", sealed]) {
    expect(report, "in the report").not.toContain(canary);
    expect(stdout, "on stdout").not.toContain(canary);
  }
  expect(report).not.toMatch(/cobro_till_[\w-]+/u);
  // It says what support needs all the same.
  expect(report).toContain("kept_line");
  expect(report).toContain("01890a5d-ac96-774b-bcce-b302099a8057");
  expect(report).toContain(relay.url());
  expect(report).toContain("till_state");
  expect(report).toContain('"customerDisplay"');
});

it.skipIf(process.getuid?.() !== 0)("names a full disk, and leaves nothing on it", async () => {
  const disk = join(folder, "small-disk");
  mkdirSync(disk);
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "none", disk]);
  try {
    writeFileSync(join(disk, "preview-keychain.key"), Buffer.alloc(32, 7), { mode: 0o600 });
    const free = fillDisk(disk);
    const before = readdirSync(disk);
    const full = await diagnose(disk, ["--allow-unprotected-keychain"]);
    expect(full.code).toBe(1);
    expect(full.check("disk")).toMatchObject({ grade: "fail", code: "disk_full" });
    expect(readdirSync(disk)).toEqual(before);
    free();
    writeFileSync(join(disk, "sales.json"), '{"half":');
    const damaged = await diagnose(disk, ["--allow-unprotected-keychain"]);
    expect(damaged.check("disk")).toMatchObject({ code: "documents_unreadable" });
    expect(statSync(join(disk, "sales.json")).size).toBe(8);
  } finally {
    execFileSync("umount", ["-l", disk]);
  }
});
