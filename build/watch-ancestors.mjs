/** Notices when the npm that ran us is gone: a signal to npm ends npm and its shell, but not us. No dependency. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const intervalMs = 300;

/** Calls back once, when the shell or the npm above this process has ended. Does nothing without npm. */
export function watchAncestors(onGone, env = process.env) {
  if (env["npm_lifecycle_event"] === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && isAlive(shell) && (npm === null || isParent(npm, shell))) return;
    clearInterval(timer);
    onGone();
  }, intervalMs);
  timer.unref();
}

function isParent(parent, child) {
  // A killed process whose own parent has not noticed yet seems alive, but has no children any more.
  return process.platform === "linux" ? parentOf(child) === parent : isAlive(parent);
}

/** `null` where it cannot be told. */
function parentOf(pid) {
  if (process.platform === "linux") {
    try {
      // The second field is a name in parentheses and may hold anything.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
      return Number(fields[1]);
    } catch {
      return null;
    }
  }
  if (process.platform === "win32") return null;
  const { stdout } = spawnSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" });
  const parent = Number((stdout ?? "").trim());
  return parent > 0 ? parent : null;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
