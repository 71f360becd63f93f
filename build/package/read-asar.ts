import { extractFile, listPackage, statFile, uncache } from "@electron/asar";

/** The files in an archive, with slashes and without the leading one. */
export function filesInAsar(archive: string): readonly string[] {
  // The library keeps an archive's header by its path, and a package is made anew.
  uncache(archive);
  return listPackage(archive, { isPack: false })
    .map((entry) => entry.replace(/^[/\\]/u, ""))
    .filter((entry) => !("files" in statFile(archive, entry)))
    .map((entry) => entry.replaceAll("\\", "/"))
    .toSorted();
}

export function textInAsar(archive: string, file: string): string {
  return extractFile(archive, file).toString("utf8");
}
