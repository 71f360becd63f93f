import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import * as v from "valibot";

import { wrongFiles } from "./allowed-files.ts";
import { fusedProgram, wrongFuses } from "./fuses.ts";
import { filesInAsar, textInAsar } from "./read-asar.ts";

/** A packed app before it becomes an installer: electron-builder leaves it unpacked beside that. */
export interface PackedApp {
  readonly folder: string;
  readonly platform: "linux" | "win32" | "darwin";
}

const manifestSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({
    name: v.literal("cobro"),
    productName: v.literal("Cobro"),
    desktopName: v.literal("cobro.desktop"),
    version: v.string(),
    private: v.boolean(),
    description: v.string(),
    homepage: v.string(),
    license: v.string(),
    author: v.object({ name: v.string(), email: v.string() }),
    type: v.literal("module"),
    main: v.literal("out/main/main.js"),
    // What only npm reads. electron-builder can empty a field, not take it away.
    dependencies: v.null(),
    optionalDependencies: v.null(),
    overrides: v.null(),
    engines: v.null(),
    allowScripts: v.null(),
  }),
);

/** The apps that electron-builder left in its output folder. */
export function packedApps(output: string): readonly PackedApp[] {
  return readdirSync(output, { withFileTypes: true }).flatMap((entry): PackedApp[] => {
    const folder = join(output, entry.name);
    if (!entry.isDirectory()) return [];
    if (/^linux(?:-\w+)?-unpacked$/u.test(entry.name)) return [{ folder, platform: "linux" }];
    if (/^win(?:-\w+)?-unpacked$/u.test(entry.name)) return [{ folder, platform: "win32" }];
    if (/^mac(?:-\w+)?$/u.test(entry.name)) return [{ folder, platform: "darwin" }];
    return [];
  });
}

/** Opens a packed app and reads it back. @returns a sentence for each fault */
export async function checkPackage({ folder, platform }: PackedApp): Promise<readonly string[]> {
  const resources =
    platform === "darwin"
      ? join(folder, "Cobro.app", "Contents", "Resources")
      : join(folder, "resources");
  const archive = join(resources, "app.asar");
  if (!existsSync(archive)) return [`${basename(folder)}: there is no app.asar`];
  const beside = readdirSync(resources).filter((name) =>
    /^(?:app(?:$|\.asar)|default_app)/u.test(name),
  );
  const program = fusedProgram(folder, platform, platform === "linux" ? "cobro" : "Cobro");
  const faults = [
    ...beside
      .filter((name) => name !== "app.asar")
      .map((name) => `${name} lies beside app.asar: nothing is to be loaded from outside it`),
    ...wrongFiles(filesInAsar(archive)),
    ...wrongManifest(textInAsar(archive, "package.json")),
    ...(existsSync(program)
      ? await wrongFuses(program)
      : [`there is no program ${basename(program)}`]),
  ];
  return faults.map((fault) => `${basename(folder)}: ${fault}`);
}

function wrongManifest(text: string): readonly string[] {
  const parsed = v.safeParse(manifestSchema, text);
  if (parsed.success) return [];
  return parsed.issues.map(
    (issue) => `package.json: ${v.getDotPath(issue) ?? ""} ${issue.message}`,
  );
}
