import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { BridgeHandlers } from "../../contract/bridge.ts";
import { ok } from "../../contract/result.ts";
import { applicationMenu } from "../windows/application-menu.ts";
import { desktopEntry, setAutostart, type AutostartOptions } from "./autostart.ts";
import { isKioskKey } from "./kiosk-keys.ts";
import { kioskRoutes } from "./kiosk-routes.ts";
import { noteRestart, restartPauseMs } from "./restart-after-crash.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cobro-kiosk-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function pressed(keys: string) {
  const held = keys.split(" ");
  const key = held.pop() ?? "";
  return {
    key: key === "Space" ? " " : key,
    type: "keyDown" as const,
    control: held.includes("Control"),
    meta: held.includes("Meta"),
    alt: held.includes("Alt"),
    shift: held.includes("Shift"),
  };
}

describe("a kiosk's keys", () => {
  it.each([
    "F5",
    "F11",
    "F12",
    "Control r",
    "Control Shift R",
    "Control w",
    "Control F4",
    "Alt F4",
    "Meta q",
    "Meta h",
    "Meta m",
    "Control n",
    "Control o",
    "Control +",
    "Control -",
    "Control 0",
    "Control Shift I",
    "Meta Alt i",
    "Alt ArrowLeft",
    "Alt Space",
    "Shift F10",
    "ContextMenu",
    "BrowserBack",
  ])("%s does nothing", (keys) => {
    expect(isKioskKey(pressed(keys))).toBe(true);
  });

  // What a cashier types, and what the screens answer to.
  it.each([
    "1",
    "Enter",
    "Escape",
    "Backspace",
    "Tab",
    "-",
    "+",
    "w",
    "Q",
    "Control l",
    "Control p",
    "Control f",
    "Control c",
    "Control v",
    "Control a",
    "Control Alt q",
    "ArrowLeft",
  ])("%s reaches the page", (keys) => {
    expect(isKioskKey(pressed(keys))).toBe(false);
  });
});

describe("a kiosk's menu", () => {
  it("has no way out on any system", () => {
    expect(applicationMenu("linux", true, true)).toBeNull();
    expect(applicationMenu("win32", false, true)).toBeNull();
    expect(JSON.stringify(applicationMenu("darwin", true, true))).not.toMatch(
      /appMenu|quit|close|hide|view/iu,
    );
  });
});

describe("a kiosk's routes", () => {
  const handlers: Pick<BridgeHandlers, "receipts.savePdf" | "receipts.print" | "export.show"> = {
    "receipts.savePdf": async () => ok({ saved: true }),
    "receipts.print": async () => ok(null),
    "export.show": async () => ok(null),
  };
  const manager = {
    staff: { id: "s", name: "Luz", role: "manager" as const },
    endsAt: "2026-03-01T12:00:00.000Z",
  };

  it("open the system's windows for a manager alone, and anywhere else for everybody", async () => {
    const at = (
      kiosk: { asks: number } | null,
      who: typeof manager | null,
      home: "shared" | "practice" = "shared",
    ) => kioskRoutes(handlers, () => ({ home, kiosk, manager: who }));
    const cashiers = at({ asks: 0 }, null);
    const id = { id: "01890a5d-ac96-774b-bcce-b302099a8057" };
    expect(await cashiers["receipts.savePdf"](id)).toMatchObject({
      failure: { code: "kiosk_refuses" },
    });
    expect(await cashiers["export.show"]({})).toMatchObject({ ok: false });
    expect(await cashiers["receipts.print"](id)).toEqual(ok(null));
    expect(await at({ asks: 0 }, manager)["receipts.savePdf"](id)).toEqual(ok({ saved: true }));
    expect(await at(null, null)["export.show"]({})).toEqual(ok(null));
    // In practice the manager's PIN stands on the screen.
    expect(await at({ asks: 0 }, manager, "practice")["export.show"]({})).toMatchObject({
      failure: { code: "kiosk_refuses" },
    });
  });
});

describe("a kiosk that crashes", () => {
  it("comes back at once three times in ten minutes, then every minute", () => {
    let now = 1_000_000;
    const pauses = [];
    for (let crash = 0; crash < 5; crash += 1) {
      pauses.push(noteRestart(folder, now));
      now += 2_000;
    }
    expect(pauses).toEqual([1_000, 1_000, 1_000, 60_000, 60_000]);
    expect(noteRestart(folder, now + 11 * 60_000)).toBe(1_000);
  });

  it("does not loop fast with a broken note, a clock that was set back, or a disk that is gone", () => {
    writeFileSync(join(folder, "restarts.json"), "[1,");
    expect(noteRestart(folder, 5_000)).toBe(1_000);
    expect(restartPauseMs([9_000_000, 9_000_001, 9_000_002], 1_000)).toBe(60_000);
    expect(noteRestart(join(folder, "none"), 5_000)).toBe(60_000);
  });
});

describe("starting with the computer", () => {
  const settings: unknown[] = [];
  const set = (more: Partial<AutostartOptions>) =>
    setAutostart({
      wanted: true,
      platform: "linux",
      program: "/opt/Cobro 100%/cobro",
      switches: ["--kiosk"],
      configFolder: folder,
      app: { setLoginItemSettings: (given) => settings.push(given) },
      ...more,
    });

  it("writes an entry whole on Linux, and takes it away", () => {
    set({});
    set({});
    const path = join(folder, "autostart/cobro.desktop");
    expect(readFileSync(path, "utf8")).toContain('\nExec="/opt/Cobro 100%%/cobro" "--kiosk"\n');
    expect(readdirSync(join(folder, "autostart"))).toEqual(["cobro.desktop"]);
    set({ wanted: false });
    set({ wanted: false });
    expect(readdirSync(join(folder, "autostart"))).toEqual([]);
  });

  it("quotes what a path may hold", () => {
    expect(desktopEntry([String.raw`/a "b"\$c`])).toContain(String.raw`Exec="/a \\"b\\"\\\\\\$c"`);
  });

  it("tells Windows the program and its switches, and macOS the wish alone", () => {
    set({ platform: "win32" });
    set({ platform: "darwin", wanted: false });
    expect(settings).toEqual([
      { openAtLogin: true, path: "/opt/Cobro 100%/cobro", args: ["--kiosk"] },
      { openAtLogin: false },
    ]);
  });
});
