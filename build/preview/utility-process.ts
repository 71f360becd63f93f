import type { ForkOptions, UtilityProcess } from "electron";
import { fork } from "node:child_process";
import { join } from "node:path";
import { serialize } from "node:v8";

import { KnownEvents, lacking, standIn } from "./stand-in.ts";

type Whole = (typeof import("electron"))["utilityProcess"];

const child = join(import.meta.dirname, "utility-child.ts");
const known: ReadonlySet<string> = new Set(["serviceName", "env", "stdio", "execArgv", "cwd"]);

/**
 * A process of Node's own for each `fork`. As in Electron: messages are structured clones, what is
 * posted before the child has started waits for it, and the child does not outlive the app.
 */
export function createUtilityProcess(isReady: () => boolean): Whole {
  return standIn<Whole>("utilityProcess", { fork: forkChild });

  function forkChild(
    modulePath: string,
    args: string[] = [],
    options: ForkOptions = {},
  ): UtilityProcess {
    if (!isReady()) throw new Error("utilityProcess cannot be created before app is ready.");
    for (const name of Object.keys(options)) {
      if (!known.has(name)) throw lacking(`utilityProcess.fork({ ${name} })`);
    }
    const stdio = Array.isArray(options.stdio)
      ? options.stdio.slice(1, 3)
      : [options.stdio ?? "inherit", options.stdio ?? "inherit"];
    const events = new KnownEvents("UtilityProcess", ["spawn", "exit", "message", "error"]);
    const running = fork(child, [modulePath, ...args], {
      execArgv: options.execArgv ?? [],
      env: { ...(options.env ?? process.env) },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      serialization: "advanced",
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Electron's three words are Node's
      stdio: ["ignore", ...stdio, "ipc"] as ("ignore" | "inherit" | "pipe" | "ipc")[],
    });
    let isOver = false;
    running.on("spawn", () => events.emit("spawn"));
    running.on("message", (message) => events.emit("message", message));
    running.on("exit", (code, signal) => {
      isOver = true;
      events.emit("exit", code ?? (signal === null ? 0 : 1));
    });
    // A child that could not be started ends as one that died at once.
    running.on("error", () => {
      if (running.pid !== undefined || isOver) return;
      isOver = true;
      events.emit("exit", 1);
    });
    return standIn<UtilityProcess>(
      "UtilityProcess",
      {
        get pid() {
          return isOver ? undefined : running.pid;
        },
        stdout: running.stdout,
        stderr: running.stderr,
        postMessage(message, transfer) {
          if (transfer !== undefined && transfer.length > 0) throw lacking("MessagePortMain");
          // What cannot be cloned throws here, as in Electron, also when nobody hears it any more.
          serialize(message);
          if (!isOver && running.connected) running.send(message, () => undefined);
        },
        kill: () => !isOver && running.kill(),
      },
      events,
    );
  }
}
