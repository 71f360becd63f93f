/**
 * Runs a program that does not watch its stdin (Electron) and ends it when ours closes:
 * `node guard.ts PROGRAM ARGS…`. So no program outlives `npm start`, however that one ends.
 */
import { spawn } from "node:child_process";

const [program = "", ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });
const end = (): void => {
  child.kill("SIGTERM");
};
process.stdin.on("close", end).on("error", end).resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
child.once("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.once("close", (code) => process.exit(code ?? 1));
