import type { App } from "electron";
import { homedir } from "node:os";
import { join } from "node:path";

import type { CommandLine } from "../command-line.ts";
import type { Log } from "../log.ts";
import type { Provisioning } from "../provisioning/provisioning-schema.ts";
import { setAutostart } from "./autostart.ts";

/** A kiosk comes back with its computer; `--autostart` says otherwise. What nobody asked for stays as it is. */
export function keepAutostart(
  { kiosk: kioskBySwitch, userDataFolder }: CommandLine,
  { autostart, kiosk }: Pick<Provisioning, "autostart" | "kiosk">,
  app: Pick<App, "isPackaged" | "setLoginItemSettings">,
  log: Log,
): void {
  const wanted = autostart ?? (kiosk === true ? true : null);
  // A checkout is no program to start at login.
  if (wanted === null || !app.isPackaged) return;
  const switches = [
    ...(kioskBySwitch ? ["--kiosk"] : []),
    ...(userDataFolder === null ? [] : [`--user-data-dir=${userDataFolder}`]),
  ];
  try {
    setAutostart({
      wanted,
      platform: process.platform,
      program: process.env["APPIMAGE"] ?? process.execPath,
      switches,
      configFolder: process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config"),
      app,
    });
  } catch (error) {
    log({ level: "warn", event: "autostart_not_changed", wanted, error });
  }
}
