import type { App } from "electron";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface AutostartOptions {
  readonly wanted: boolean;
  readonly platform: NodeJS.Platform;
  /** The program to start: of an AppImage the file itself. */
  readonly program: string;
  readonly switches: readonly string[];
  /** Where the user's settings are (`XDG_CONFIG_HOME`); read on Linux alone. */
  readonly configFolder: string;
  readonly app: Pick<App, "setLoginItemSettings">;
}

/**
 * Starts the app at every login of this user, or no more.
 * @throws NodeJS.ErrnoException where the entry cannot be written
 */
export function setAutostart(options: AutostartOptions): void {
  const { app, configFolder, platform, program, switches, wanted } = options;
  if (platform !== "linux") {
    // macOS starts what is installed, without switches; Windows starts this program with them.
    const start = platform === "win32" ? { path: program, args: [...switches] } : {};
    app.setLoginItemSettings({ openAtLogin: wanted, ...start });
    return;
  }
  const folder = join(configFolder, "autostart");
  const path = join(folder, "cobro.desktop");
  if (!wanted) {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true });
  const next = `${path}.new`;
  writeFileSync(next, desktopEntry([program, ...switches]));
  renameSync(next, path);
}

/** https://specifications.freedesktop.org/autostart-spec and desktop-entry-spec, "The Exec key". */
export function desktopEntry(command: readonly string[]): string {
  return [
    "[Desktop Entry]",
    "Type=Application",
    "Name=Cobro",
    `Exec=${command.map(quoted).join(" ")}`,
    "Terminal=false",
    "X-GNOME-Autostart-enabled=true",
    "",
  ].join("\n");
}

/** Within quotes four signs are escaped; then the value as a whole has its own backslashes, and `%`. */
function quoted(word: string): string {
  const inQuotes = `"${word.replaceAll(/["`$\\]/gu, String.raw`\$&`)}"`;
  return inQuotes.replaceAll("\\", "\\\\").replaceAll("%", "%%");
}
