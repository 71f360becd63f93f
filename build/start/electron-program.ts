import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as v from "valibot";

const longestDownloadMs = 60_000;
const triedAgainAfterMs = 24 * 3_600_000;
const versionSchema = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));
const failureSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ version: v.string(), failedAt: v.number() }),
);

/** Whether windows can be shown at all. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform === "win32" || platform === "darwin") return true;
  return (env["DISPLAY"] ?? "") !== "" || (env["WAYLAND_DISPLAY"] ?? "") !== "";
}

/**
 * Electron's program, downloaded by its own installer when it is missing; `null` when it cannot be
 * had. A failed download is remembered for a day, so that not every start waits for it.
 */
export async function findElectron(
  root: string,
  node: string,
  now: number,
): Promise<string | null> {
  const installed = installedElectron(root);
  if (installed !== null) return installed;
  const memory = join(root, "node_modules/.cache/cobro-electron.json");
  const { version } = v.parse(
    versionSchema,
    readFileSync(join(root, "node_modules/electron/package.json"), "utf8"),
  );
  if (hasFailedLately(memory, version, now)) return null;
  process.stderr.write("Downloading Electron…\n");
  await download(root, node);
  const downloaded = installedElectron(root);
  if (downloaded === null) {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify({ version, failedAt: now }));
  }
  return downloaded;
}

/** Where Electron's package says its program is (`path.txt`, written by its installer). */
export function installedElectron(root: string): string | null {
  const folder = join(root, "node_modules/electron");
  const pathFile = join(folder, "path.txt");
  if (!existsSync(pathFile)) return null;
  const name = readFileSync(pathFile, "utf8");
  const program = join(process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(folder, "dist"), name);
  return existsSync(program) ? program : null;
}

function hasFailedLately(memory: string, version: string, now: number): boolean {
  if (!existsSync(memory)) return false;
  const parsed = v.safeParse(failureSchema, readFileSync(memory, "utf8"));
  return (
    parsed.success &&
    parsed.output.version === version &&
    now - parsed.output.failedAt < triedAgainAfterMs
  );
}

async function download(root: string, node: string): Promise<void> {
  const installer = spawn(node, [join(root, "node_modules/electron/install.js")], {
    cwd: root,
    stdio: "ignore",
  });
  const timer = setTimeout(() => installer.kill("SIGKILL"), longestDownloadMs);
  await new Promise<void>((resolve) => {
    installer.once("error", () => {
      resolve();
    });
    installer.once("close", () => {
      resolve();
    });
  });
  clearTimeout(timer);
}
