import { join } from "node:path";
import { createInterface } from "node:readline";

import { _electron, expect, type Browser, type Page } from "@playwright/test";

import { startPreview, type RunningPreview } from "../../build/preview/start-preview.ts";
import { hasDisplay, installedElectron } from "../../build/start/electron-program.ts";

const root = join(import.meta.dirname, "../..");

/** The till's window, wherever it runs. */
export interface TillProcess {
  readonly page: Page;
  readonly pid: number;
  /** What the main process has written to its log, a line each. */
  readonly lines: () => readonly string[];
  /** The window that has come up beside it. */
  readonly secondWindow: () => Promise<Page>;
  /** The computer around the till; `null` where it is a real one. */
  readonly preview: RunningPreview | null;
  /** SIGKILL: the power cut. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Real Electron where its program is installed and windows can be shown; else the browser preview. */
export const tillRunsIn =
  installedElectron(root) !== null && hasDisplay(process.platform, process.env)
    ? "Electron"
    : "the browser preview";

export function openTillWindow(
  browser: Browser,
  switches: readonly string[],
): Promise<TillProcess> {
  return tillRunsIn === "Electron" ? openElectron(switches) : openPreview(browser, switches);
}

async function openElectron(switches: readonly string[]): Promise<TillProcess> {
  const app = await _electron.launch({
    executablePath: installedElectron(root) ?? "",
    args: [root, ...switches],
  });
  const lines: string[] = [];
  const { pid, stderr } = app.process();
  if (stderr !== null) createInterface({ input: stderr }).on("line", (line) => lines.push(line));
  const ended = new Promise<void>((resolve) => {
    app.process().once("exit", () => resolve());
  });
  const first = await app.firstWindow();
  const others = () => app.windows().filter((each) => each !== first);
  return {
    page: first,
    async secondWindow() {
      await expect.poll(() => others().length).toBe(1);
      const [second = first] = others();
      return second;
    },
    pid: pid ?? 0,
    lines: () => lines,
    preview: null,
    async kill() {
      app.process().kill("SIGKILL");
      await ended;
    },
    stop: () => app.close(),
  };
}

async function openPreview(browser: Browser, switches: readonly string[]): Promise<TillProcess> {
  const preview = await startPreview({ args: switches });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(preview.addresses().at(-1) ?? "");
  return {
    page,
    async secondWindow() {
      await expect.poll(() => preview.windows().length).toBe(1);
      const second = await context.newPage();
      await second.goto(preview.windows().at(-1) ?? "");
      return second;
    },
    pid: preview.pid,
    lines: preview.lines,
    preview,
    async kill() {
      await preview.kill();
      await context.close();
    },
    async stop() {
      await context.close();
      await preview.stop();
    },
  };
}
