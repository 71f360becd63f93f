import { spawn } from "node:child_process";
import * as v from "valibot";

import { findElectron, hasDisplay } from "./electron-program.ts";
import type { Part } from "./part.ts";
import type { Parts } from "./parts.ts";

const tillPort = 8_789;
const longestStartMs = 60_000;

const stateSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    event: v.literal("till_state"),
    pairing: v.picklist(["paired", "unpaired"]),
    connection: v.picklist(["connecting", "online", "offline"]),
  }),
);
type TillLine = v.InferOutput<typeof stateSchema>;

export interface TillWishes {
  readonly root: string;
  readonly dataFolder: string;
  readonly relayUrl: string;
  readonly pairingCode: string | null;
  readonly allowUnprotectedKeychain: boolean;
  readonly forcePreview: boolean;
  /** What the till must have told before it counts as ready. */
  readonly isReady: (state: TillLine) => boolean;
}

/** Opens the till in Electron where that works, else as a preview; settles when it is ready. */
export async function openTill(parts: Parts, wishes: TillWishes): Promise<void> {
  const display = hasDisplay(process.platform, process.env);
  if (!wishes.forcePreview) {
    const why = display ? await openInElectron(parts, wishes) : "there is no display here";
    if (why === null) return;
    process.stderr.write(`The till opens as a browser preview: ${why}\n`);
  }
  await openPreview(parts, wishes, display);
}

/** @returns why it does not work; `null` when it does */
async function openInElectron(parts: Parts, wishes: TillWishes): Promise<string | null> {
  const electron = await findElectron(wishes.root, process.execPath, Date.now());
  if (electron === null) return "Electron cannot be downloaded here";
  const guarded = ["build/start/guard.ts", electron, wishes.root, ...switchesOf(wishes)];
  const part = parts.attempt("the till", guarded);
  try {
    await inTime(part, part.waitFor(readyLine(wishes)));
    parts.relyOn(part);
    return null;
  } catch (error) {
    await part.stop();
    return `Electron does not run here. ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function openPreview(parts: Parts, wishes: TillWishes, display: boolean): Promise<void> {
  const part = parts.start("the till", [
    "build/preview/run.ts",
    ...switchesOf({ ...wishes, allowUnprotectedKeychain: true }),
    `--preview-port=${tillPort}`,
    // One for the cashier and one for the customer, who is asked for in the settings.
    "--preview-displays=2",
    "--exit-with-parent",
  ]);
  let opened = !display;
  const address = Promise.withResolvers<void>();
  part.onLine((line, from) => {
    const match = from === "stdout" ? /^till (?<address>http:\S+)$/u.exec(line) : null;
    if (match === null) {
      if (from === "stdout" && /^(?:window-\d+|view) http:/u.test(line)) {
        process.stdout.write(`${line}\n`);
      }
      return;
    }
    process.stdout.write(`${line}\n`);
    // Once: the address that a used one is answered with is for whoever reads the terminal.
    if (!opened) openInBrowser(match.groups?.["address"] ?? "");
    opened = true;
    address.resolve();
  });
  const ready = part.waitFor(readyLine(wishes));
  await inTime(part, Promise.all([ready, address.promise]));
}

function switchesOf(wishes: TillWishes): readonly string[] {
  return [
    `--user-data-dir=${wishes.dataFolder}`,
    `--relay=${wishes.relayUrl}`,
    ...(wishes.pairingCode === null ? [] : [`--pairing-code=${wishes.pairingCode}`]),
    ...(wishes.allowUnprotectedKeychain ? ["--allow-unprotected-keychain"] : []),
  ];
}

function readyLine({ isReady }: TillWishes) {
  return (line: string): true | null => {
    const parsed = v.safeParse(stateSchema, line);
    return parsed.success && isReady(parsed.output) ? true : null;
  };
}

async function inTime(part: Part, ready: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`The till is not ready after a minute.\n${part.lastWords()}`));
  }, longestStartMs);
  try {
    await Promise.race([ready, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function openInBrowser(address: string): void {
  const [command, ...args] = openerOf(process.platform);
  const opener = spawn(command, [...args, address], { stdio: "ignore", detached: true });
  // No browser, no harm: the address stands in the terminal.
  opener.once("error", () => undefined);
  opener.unref();
}

function openerOf(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return ["xdg-open"];
}
