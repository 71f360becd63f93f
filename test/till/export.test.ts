import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { readXlsx } from "hucre/xlsx";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { ExportState } from "../../contract/manager-bridge.ts";
import { businessDayOf } from "../../contract/business-day.ts";
import { ExportError } from "../../main/exports/export-error.ts";
import { createExports, type Exports } from "../../main/exports/exports.ts";
import type { Till } from "../../main/till/till.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { fillStore } from "../bench/fill-store.ts";
import { startBench, type Bench } from "../relay/harness.ts";
import { chargeAt, isOnline, tillBench, tillState, type TillBench } from "./harness.ts";

let bench: Bench;
let counter: TillBench;
let till: Till;
let luz: string;
let folder: string;
let path: string | null;
let exports: Exports;
let states: ExportState[];
let today: string;
const until = { timeout: 15_000, interval: 10 };

beforeEach(async () => {
  bench = await startBench();
  counter = tillBench();
  folder = await mkdtemp(join(tmpdir(), "cobro-export-"));
  path = join(folder, "ventas.csv");
  const store = await bench.addStore();
  luz = await bench.addStaff(store, "manager", "123456", "Luz");
  const { code } = await bench.addTill(store);
  till = await counter.open({ relayUrl: bench.relay().url, pairingCode: code });
  await tillState(till, isOnline);
  await till.handlers["staff.signIn"]({ staffId: luz, pin: "123456" });
  await chargeAt(till, 4_200);
  today = businessDayOf(Date.now(), "America/Santiago", 0);
  states = [];
  exports = openExports(till);
});
afterEach(async () => {
  await exports.close();
  await counter.close();
  await bench.close();
  await rm(folder, { recursive: true });
});

function openExports(of: Pick<Till, "state" | "openExport">): Exports {
  const opened = createExports({
    till: of,
    chooseFile: () => Promise.resolve(path),
    showFile: () => undefined,
    log: () => undefined,
  });
  opened.subscribe((state) => states.push(state));
  return opened;
}

const start = (format: "csv" | "xlsx" = "csv", from = today, to = today) =>
  exports.handlers["export.start"]({ format, query: { from, to } });
const becomes = (kind: ExportState["kind"]) =>
  vi.waitFor(() => {
    const last = states.at(-1);
    expect(last?.kind, JSON.stringify(last)).toBe(kind);
    return last;
  }, until);

describe("a manager's export at the till", () => {
  it("puts the whole file in its place, over an earlier one, and over what a crash left", async () => {
    await writeFile(join(folder, "ventas.csv"), "earlier");
    await writeFile(join(folder, "ventas.csv.part"), "x".repeat(100_000));
    expect(await start()).toMatchObject({ value: { started: true } });
    expect(await becomes("done")).toMatchObject({ fileName: "ventas.csv", rows: 1 });
    const text = await readFile(join(folder, "ventas.csv"), "utf8");
    expect(text.trimEnd().split("\r\n")).toHaveLength(2);
    expect(text).toContain(";4200;");
    expect(await readdir(folder)).toEqual(["ventas.csv"]);

    path = join(folder, "ventas.xlsx");
    await start("xlsx");
    await vi.waitFor(
      async () => expect(await readdir(folder)).toEqual(["ventas.csv", "ventas.xlsx"]),
      until,
    );
    await becomes("done");
    const { sheets } = await readXlsx(await readFile(path));
    expect(sheets[0]?.rows[1]?.[2]).toBe(4_200);
  });

  it("given up in the question where to, nothing is asked and nothing written", async () => {
    path = null;
    expect(await start()).toMatchObject({ value: { started: false } });
    expect(states).toEqual([]);
    path = join(folder, "ventas.csv");
    expect(await start()).toMatchObject({ value: { started: true } });
    await becomes("done");
  });

  it("of days that cannot be is refused before a file is touched", async () => {
    await writeFile(join(folder, "ventas.csv"), "earlier");
    for (const [from, to, code] of [
      ["2020-01-01", "2026-11-20", "range_too_long"],
      ["2026-11-20", "2026-11-19", "range_reversed"],
      ["2098-01-01", "2098-01-01", "day_in_future"],
      ["2026-02-30", "2026-03-01", "day_invalid"],
    ] as const) {
      expect(await start("csv", from, to)).toMatchObject({ failure: { code } });
    }
    expect(await readFile(join(folder, "ventas.csv"), "utf8")).toBe("earlier");
    expect(await readdir(folder)).toEqual(["ventas.csv"]);
  });

  it("needs the books open, and says when the relay is gone", async () => {
    await till.handlers["staff.lock"]({});
    expect(await start()).toMatchObject({ failure: { code: "manager_locked" } });
    await till.handlers["staff.signIn"]({ staffId: luz, pin: "123456" });
    await bench.relay().close();
    expect(await start()).toMatchObject({ failure: { code: "relay_unreachable" } });
    expect(await readdir(folder)).toEqual([]);
  });

  it("into a folder that is not there fails in words, and works in another", async () => {
    path = join(folder, "gone", "ventas.csv");
    await start();
    expect(await becomes("failed")).toMatchObject({ failure: { code: "file_unwritable" } });
    await exports.handlers["export.close"]({});
    expect(states.at(-1)).toEqual({ kind: "none" });
    path = join(folder, "ventas.csv");
    await start();
    await becomes("done");
  });

  // Linux has a device that is always full.
  it.runIf(process.platform === "linux")(
    "onto a full disk says so and leaves nothing",
    async () => {
      await writeFile(join(folder, "ventas.csv"), "earlier");
      await symlink("/dev/full", join(folder, "ventas.csv.part"));
      await start();
      expect(await becomes("failed")).toMatchObject({ failure: { code: "file_disk_full" } });
      expect(await readdir(folder)).toEqual(["ventas.csv"]);
      expect(await readFile(join(folder, "ventas.csv"), "utf8")).toBe("earlier");
    },
  );
});

/** More than is on its way at once: the relay looks at the session again and again. */
describe("a large export in whose middle somebody types a PIN", () => {
  const rows = 20_000;
  let store: string;
  let eva: string;

  beforeEach(async () => {
    const database = await openDatabase(bench.databaseUrl);
    ({ id: store } = await database.selectFrom("stores").select("id").executeTakeFirstOrThrow());
    const now = Date.now();
    const filling = { storeId: store, count: rows, days: 1, today: rows, seed: 1, now };
    await fillStore(database, filling);
    await database.destroy();
    eva = await bench.addStaff(store, "manager", "654321", "Eva");
    const ana = await bench.addStaff(store, "cashier", "4711", "Ana");
    await till.handlers["staff.signIn"]({ staffId: ana, pin: "4711" });
  });

  const enter = async (staffId: string, pin: string) => {
    expect(await till.handlers["manager.enter"]({ staffId, pin })).toMatchObject({ ok: true });
  };
  /** How many rows came, or why they ended. */
  async function readWith(inTheMiddle: () => Promise<unknown>): Promise<number | string> {
    const opened = await till.openExport({ from: today, to: today }, new AbortController().signal);
    if (!opened.ok) return opened.failure.code;
    let told = 0;
    try {
      for await (const _ of opened.value.intents) {
        told += 1;
        if (told === 1) await inTheMiddle();
      }
    } catch (error) {
      if (error instanceof ExportError) return error.failure.code;
      throw error;
    }
    return told;
  }

  it("goes on with the manager who began it, and ends with another one or with the lock", async () => {
    await enter(luz, "123456");
    expect(await readWith(() => enter(luz, "123456"))).toBe(rows + 1);
    expect(await readWith(() => enter(eva, "654321"))).toBe("manager_locked");
    expect(await readWith(() => till.handlers["staff.lock"]({}))).toBe("manager_locked");
    const signIn = () => till.handlers["staff.signIn"]({ staffId: luz, pin: "123456" });
    await signIn();
    expect(await readWith(signIn)).toBe(rows + 1);
  });
});

/** A relay's stream as it may break: it begins well, and then what `after` does. */
describe("an export whose stream breaks", () => {
  let server: Server;
  let broken: Till["openExport"];
  let head: string;
  let line: string;
  let onRequest: (write: (text: string) => void, end: (how: "end" | "cut") => void) => void;

  beforeEach(async () => {
    const opened = await till.openExport({ from: today, to: today }, new AbortController().signal);
    if (!opened.ok) throw new Error(opened.failure.code);
    head = `${JSON.stringify({ export: { ...opened.value.head, rows: 3 } })}\n`;
    for await (const paymentIntent of opened.value.intents) {
      line = `${JSON.stringify({ paymentIntent })}\n`;
    }
    server = createServer((_request, response) => {
      response.writeHead(200);
      onRequest(
        (text) => response.write(text),
        (how) => {
          if (how === "end") response.end();
          // What was written before has left.
          else response.write(" ", () => response.destroy());
        },
      );
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on TCP
    const { port } = server.address() as AddressInfo;
    const { createManagerExports } = await import("../../main/exports/manager-exports.ts");
    const access = { staff: { id: luz, name: "Luz", role: "manager" }, endsAt: "" } as const;
    const desk = { session: () => ({ token: "t", access }), sessionRefused: () => undefined };
    broken = createManagerExports({
      address: { relayUrl: `http://127.0.0.1:${port}`, secret: "s", fetch },
      desk: () => desk,
      onRefused: () => undefined,
    }).open;
    exports = openExports({ state: till.state, openExport: broken });
    await writeFile(join(folder, "ventas.csv"), "earlier");
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const breaks: Readonly<Record<string, readonly [typeof onRequest, string]>> = {
    "cut in the middle": [
      (write, end) => (write(head + line + line), end("cut")),
      "export_cut_off",
    ],
    "ended without its end": [(write, end) => (write(head + line), end("end")), "export_cut_off"],
    "ended in the middle of a line": [
      (write, end) => (write(head + line + line.slice(0, 40)), end("end")),
      "export_cut_off",
    ],
    "with fewer rows than its end says": [
      (write, end) => (write(`${head}${line}{"end":{"rows":2}}\n`), end("end")),
      "export_cut_off",
    ],
    "with a line that nobody understands": [
      (write, end) => (write(`${head}${line}{"paymentIntent":{}}\n`), end("end")),
      "relay_answer_unreadable",
    ],
    "with the relay's word on the session": [
      (write, end) => (
        write(`${head}${line}{"error":{"code":"staff_session_expired","message":""}}\n`),
        end("end")
      ),
      "manager_locked",
    ],
  };
  for (const [how, [act, code]] of Object.entries(breaks)) {
    it(`${how} leaves the file that was there, and no half one`, async () => {
      onRequest = act;
      await start();
      expect(await becomes("failed")).toMatchObject({ failure: { code } });
      expect(await readdir(folder)).toEqual(["ventas.csv"]);
      expect(await readFile(join(folder, "ventas.csv"), "utf8")).toBe("earlier");
    });
  }

  it("hangs until it is cancelled, one at a time, and is given up when the app ends", async () => {
    onRequest = (write) => write(head + line);
    await start();
    await vi.waitFor(async () => expect(await readdir(folder)).toContain("ventas.csv.part"), until);
    expect(await start()).toMatchObject({ failure: { code: "export_running" } });
    await exports.handlers["export.cancel"]({});
    expect(states.at(-1)).toEqual({ kind: "none" });
    expect(await readdir(folder)).toEqual(["ventas.csv"]);

    await start("xlsx");
    await vi.waitFor(async () => expect(await readdir(folder)).toContain("ventas.csv.part"), until);
    await exports.close();
    expect(await readdir(folder)).toEqual(["ventas.csv"]);
    expect(await readFile(join(folder, "ventas.csv"), "utf8")).toBe("earlier");
  });
});
