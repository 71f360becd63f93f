import { basename, join } from "node:path";

import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from "@electron/fuses";

/**
 * Electron's switches that are set in the program's own bytes, so that whoever starts it cannot
 * change them. Each by name: a fuse that a later Electron adds makes the packing fail until somebody
 * has decided about it.
 */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  resetAdHocDarwinSignature: true,
  // ELECTRON_RUN_AS_NODE and child_process.fork end here. The relay and the simulator run as
  // utility processes, which Electron names as the way to go with this fuse off:
  // https://www.electronjs.org/docs/latest/tutorial/fuses#runasnode
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // Also keeps Playwright out: end-to-end tests drive an unfused Electron.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // On Windows and macOS; Linux ignores it.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Faults of WebAssembly's memory are caught by a signal handler: Electron's default, and faster.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const;

/** Every fuse that @electron/fuses knows. */
const allFuses = [
  FuseV1Options.RunAsNode,
  FuseV1Options.EnableCookieEncryption,
  FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  FuseV1Options.EnableNodeCliInspectArguments,
  FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  FuseV1Options.OnlyLoadAppFromAsar,
  FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  FuseV1Options.GrantFileProtocolExtraPrivileges,
  FuseV1Options.WasmTrapHandlers,
] as const;

/** The program that carries the fuses. @param platform Electron's name of it */
export function fusedProgram(appFolder: string, platform: string, name: string): string {
  switch (platform) {
    case "darwin":
      return join(appFolder, `${name}.app`);
    case "win32":
      return join(appFolder, `${name}.exe`);
    default:
      return join(appFolder, name);
  }
}

/** What a packed program's fuses say that they should not, read back from its bytes. */
export async function wrongFuses(program: string): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(program);
  const states = new Map(Object.entries(wire));
  return allFuses.flatMap((fuse) => {
    const wanted = fuses[fuse] ? FuseState.ENABLE : FuseState.DISABLE;
    const found = states.get(String(fuse));
    if (found === wanted) return [];
    const said = typeof found === "number" ? (FuseState[found] ?? String(found)) : "missing";
    return [
      `${basename(program)}: fuse ${FuseV1Options[fuse]} is ${said}, must be ${FuseState[wanted]}`,
    ];
  });
}
