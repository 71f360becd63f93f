import type { CommandLine } from "electron";

import { standIn } from "./stand-in.ts";

/** `--name` and `--name=value`, as Chromium reads them: the last one counts. */
export function readSwitches(args: readonly string[]): ReadonlyMap<string, string> {
  const switches = new Map<string, string>();
  for (const arg of args) {
    const match = /^--(?<name>[^=]+)(?:=(?<value>.*))?$/su.exec(arg);
    const name = match?.groups?.["name"];
    if (name !== undefined) switches.set(name, match?.groups?.["value"] ?? "");
  }
  return switches;
}

/** A switch that is appended is remembered; the browser that shows the page has been started by others. */
export function createCommandLine(given: ReadonlyMap<string, string>): CommandLine {
  const switches = new Map(given);
  return standIn<CommandLine>("app.commandLine", {
    hasSwitch: (name) => switches.has(name),
    getSwitchValue: (name) => switches.get(name) ?? "",
    appendSwitch: (name, value) => {
      switches.set(name, value ?? "");
    },
  });
}

/** A live key of Fintoc's has no business in a preview. The name of where it stands, never the key. */
export function findLiveKey(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  const isLive = (text: string): boolean => /(?:^|[^a-z\d])[sp]k_live_/iu.test(text);
  if (args.some((arg) => isLive(arg))) return "the command line";
  const name = Object.keys(env).find((each) => isLive(env[each] ?? ""));
  return name === undefined ? null : `the environment variable ${name}`;
}
