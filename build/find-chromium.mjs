/** Finds a Chromium for the end-to-end tests and the screenshots. No dependency: runs before the install. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const commands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];

const usualPlaces = {
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) => {
    const folder = process.env[name];
    if (folder === undefined) return [];
    return [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Chromium", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ];
  }),
};

/** Where in Playwright's cache a browser's folder has its program. */
const playwrightPrograms = [
  ["chrome-linux", "chrome"],
  ["chrome-linux64", "chrome"],
  ["chrome-mac", "Chromium.app", "Contents", "MacOS", "Chromium"],
  ["chrome-win", "chrome.exe"],
  ["chrome-win64", "chrome.exe"],
];

/** An installed Chromium's path; `null` when there is none. CHROMIUM names one explicitly. */
export function findChromium(env = process.env) {
  const named = env["CHROMIUM"];
  if (named !== undefined && named !== "") return existsSync(named) ? named : null;
  return (
    [...onPath(env), ...(usualPlaces[process.platform] ?? []), ...inPlaywrightsCache(env)].find(
      (path) => existsSync(path),
    ) ?? null
  );
}

/** A Chromium's path, installing Debian's package where that is possible. */
export function ensureChromium(env = process.env) {
  const found = findChromium(env);
  if (found !== null) return found;
  const named = env["CHROMIUM"];
  if (named !== undefined && named !== "") {
    throw new Error(`CHROMIUM names ${named}, and there is nothing there.`);
  }
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stderr.write("Installing Debian's package chromium (apt-get)…\n");
    const aptEnv = { ...env, DEBIAN_FRONTEND: "noninteractive" };
    const install = ["install", "-y", "--no-install-recommends", "chromium"];
    for (const args of [install, ["update"], install]) {
      const { status } = spawnSync("apt-get", args, {
        env: aptEnv,
        stdio: ["ignore", "ignore", "inherit"],
      });
      const installed = findChromium(env);
      if (args === install && status === 0 && installed !== null) return installed;
    }
  }
  throw new Error(
    "The end-to-end tests need a Chromium: install Chromium or Google Chrome, or name one with CHROMIUM=/path/to/it.",
  );
}

function onPath(env) {
  const extension = process.platform === "win32" ? ".exe" : "";
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const all = process.platform === "win32" ? folders : [...folders, "/usr/bin", "/snap/bin"];
  return commands.flatMap((name) => all.map((folder) => join(folder, name + extension)));
}

function inPlaywrightsCache(env) {
  return cacheFolders(env).flatMap((cache) => {
    const browsers = existsSync(cache)
      ? readdirSync(cache).filter((name) => /^chromium-\d+$/u.test(name))
      : [];
    return browsers
      .toSorted()
      .toReversed()
      .flatMap((browser) => playwrightPrograms.map((program) => join(cache, browser, ...program)));
  });
}

function cacheFolders(env) {
  const named = env["PLAYWRIGHT_BROWSERS_PATH"];
  if (named !== undefined && named !== "" && named !== "0") return [named];
  switch (process.platform) {
    case "darwin":
      return [join(homedir(), "Library", "Caches", "ms-playwright")];
    case "win32":
      return [join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "ms-playwright")];
    default:
      return [join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "ms-playwright")];
  }
}
