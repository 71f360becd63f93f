import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";

/** In which package this app was installed; `none`: one that is not updated by itself. */
export type UpdatePackage =
  | { readonly kind: "none" }
  | { readonly kind: "appimage"; readonly path: string }
  | { readonly kind: "nsis" | "mac" | "deb" | "rpm" };
export type UpdatedPackage = Exclude<UpdatePackage, { readonly kind: "none" }>;

export interface Installation {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Electron's `process.resourcesPath`: where electron-builder leaves what it knows of the package. */
  readonly resourcesPath: string;
}

/** electron-builder writes it into each package that it has made updates for. */
export function updateConfigPath(resourcesPath: string): string {
  return join(resourcesPath, "app-update.yml");
}

export function findPackage({ env, platform, resourcesPath }: Installation): UpdatePackage {
  if (!existsSync(updateConfigPath(resourcesPath))) return { kind: "none" };
  if (platform === "darwin") return { kind: "mac" };
  if (platform === "win32") {
    return { kind: env["PORTABLE_EXECUTABLE_FILE"] === undefined ? "nsis" : "none" };
  }
  const appImage = env["APPIMAGE"];
  if (appImage !== undefined && isAbsolute(appImage)) return { kind: "appimage", path: appImage };
  const type = join(resourcesPath, "package-type");
  const named = existsSync(type) ? readFileSync(type, "utf8").trim() : "";
  return named === "deb" || named === "rpm" ? { kind: named } : { kind: "none" };
}

/**
 * Whether the operating system would ask for an administrator: a till that asks so while nobody is
 * there would stay closed.
 * @param exePath the running program
 */
export function needsAdministrator(found: UpdatedPackage, exePath: string): boolean {
  switch (found.kind) {
    case "appimage":
      return !mayWriteIn(dirname(found.path));
    case "nsis":
      return !mayWriteIn(dirname(exePath));
    case "mac":
      // …/Cobro.app/Contents/MacOS/Cobro
      return !mayWriteIn(join(dirname(exePath), "../../.."));
    case "deb":
    case "rpm":
      return process.getuid?.() !== 0;
  }
}

/** By trying: Windows' answer to `access` knows nothing of who may. */
function mayWriteIn(folder: string): boolean {
  const probe = join(folder, `.cobro-${String(process.pid)}`);
  try {
    writeFileSync(probe, "", { flag: "wx" });
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}
