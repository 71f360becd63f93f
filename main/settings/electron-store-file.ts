import ElectronStore from "electron-store";
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";

import type { OpenJsonFile } from "./json-file.ts";

/**
 * Documents kept by electron-store, which writes to a temporary file, syncs it and renames it.
 * The store is opened at the first use, because opening reads: an unreadable file must be told.
 */
export function electronStoreFiles(folder: string): OpenJsonFile {
  return (name) => {
    const path = join(folder, `${name}.json`);
    let store: ElectronStore | null = null;
    const open = () => (store ??= new ElectronStore({ cwd: folder, name }));
    return {
      read: () => (existsSync(path) ? open().store : null),
      write(document) {
        open().store = { ...document };
      },
      setAside(suffix) {
        renameSync(path, join(folder, `${name}.${suffix}.json`));
        store = null;
      },
    };
  };
}
