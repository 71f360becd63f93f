/** electron-builder's hook after a package's files are in place and before it is signed. */
import { flipFuses } from "@electron/fuses";

import { fusedProgram, fuses } from "./fuses.ts";

/** A half of macOS' universal app is left alone: both must stay alike, and the whole is fused. */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  if (appOutDir.endsWith("-temp")) return;
  const name = packager.executableName ?? packager.appInfo.productFilename;
  await flipFuses(fusedProgram(appOutDir, electronPlatformName, name), fuses);
}
