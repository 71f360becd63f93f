/** Brings what the project needs onto the machine. No dependency: runs before the install, on Node 20.19. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

const oldestNode = [20, 19];
const stampName = ".cobro-lock-hash";

/** @throws Error with a sentence when this Node cannot even install the project */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  if (isOld) {
    throw new Error(
      `Cobro needs Node ${oldestNode.join(".")} or newer to begin with; this is Node ${version}.`,
    );
  }
}

/**
 * Installs the packages of package-lock.json where they are missing or were another lock's.
 * @throws Error with a sentence when npm fails
 */
export function installMissing(root) {
  if (isInstalled(root)) return;
  const modules = lstatSync(join(root, "node_modules"), { throwIfNoEntry: false });
  if (modules?.isSymbolicLink() === true) {
    // npm ci empties what the link leads to, which is another checkout's.
    throw new Error("node_modules is a link to another folder: install the packages there.");
  }
  if (
    process.platform === "win32" &&
    process.execPath.startsWith(join(root, "node_modules") + sep)
  ) {
    // Windows does not replace a program that runs, and npm replaces all of node_modules.
    throw new Error("The packages are out of date: run `npm ci` once, then this again.");
  }
  process.stderr.write("Installing the packages (npm ci)…\n");
  const [command, ...args] = npmCommand();
  const { status, error } = spawnSync(
    command,
    [...args, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
  );
  if (error !== undefined) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0) {
    throw new Error(`npm ci ended with ${status}; what it says stands above.`);
  }
  writeFileSync(join(root, "node_modules", stampName), hashOfLock(root));
}

/** Whether node_modules holds what package-lock.json says. */
export function isInstalled(root) {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const stamp = join(root, "node_modules", stampName);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hashOfLock(root)) return true;
  // Someone has run npm by hand: npm's own record is then the younger of the two.
  return statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
}

function hashOfLock(root) {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/** npm without a shell: its script, run by the Node that it came with. */
function npmCommand() {
  const { env, execPath } = process;
  const script = [
    env["npm_execpath"],
    join(dirname(execPath), "node_modules", "npm", "bin", "npm-cli.js"),
    join(dirname(execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ].find((path) => path !== undefined && path.endsWith(".js") && existsSync(path));
  if (script === undefined) return ["npm"];
  // The Node inside node_modules is about to be replaced.
  return [env["npm_node_execpath"] ?? execPath, script];
}
