/** What a utility process runs: gives the program `process.parentPort`, then runs it. */
import { EventEmitter } from "node:events";
import { pathToFileURL } from "node:url";

const [, self = "", program = "", ...args] = process.argv;
process.argv.splice(0, process.argv.length, process.execPath, program, ...args);
if (self === "" || program === "") throw new Error("This is started by utilityProcess.fork");

const port = new EventEmitter();
/** As Electron's port: messages wait until somebody listens. */
const waiting: unknown[] = [];

function deliver(data: unknown): void {
  if (port.listenerCount("message") === 0) waiting.push(data);
  else port.emit("message", { data, ports: [] });
}
port.on("newListener", (event) => {
  if (event !== "message") return;
  queueMicrotask(() => {
    for (const data of waiting.splice(0)) port.emit("message", { data, ports: [] });
  });
});
process.on("message", deliver);
// The app is gone: Electron's child would be ended with it.
process.on("disconnect", () => process.exit(0));
Object.defineProperty(process, "parentPort", {
  value: Object.assign(port, {
    postMessage(message: unknown) {
      if (process.connected) process.send?.(message);
    },
  }),
});

await import(pathToFileURL(program).href);
