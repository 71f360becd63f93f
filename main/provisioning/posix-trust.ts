import { fstatSync, lstatSync, type Stats } from "node:fs";
import { dirname } from "node:path";

import type { Distrust } from "../../contract/provisioning.ts";

const root = 0;
const writableByOthers = 0o022;
const sticky = 0o1000;

/**
 * Whether an open file can only have been written by root: its own, at the end of folders of its own,
 * none of them a link. `null`: it is to be believed. (In a sticky folder of root's, such as /tmp,
 * nobody else can move what root has there. An ACL that lets others write shows in the group's bits
 * on Linux; macOS keeps its ACLs apart, and they are not seen.)
 * @param path where `file` was opened, absolute
 */
export function posixDistrust(path: string, file: number): Distrust | null {
  const opened = fstatSync(file);
  if (!opened.isFile()) return { reason: "not_a_file", path };
  if (opened.uid !== root) return { reason: "owner", path };
  if (isWritableByOthers(opened)) return { reason: "writable", path };
  const named = lstatSync(path);
  if (named.isSymbolicLink() || named.ino !== opened.ino || named.dev !== opened.dev) {
    return { reason: "link", path };
  }
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = lstatSync(folder);
    if (found.isSymbolicLink()) return { reason: "link", path: folder };
    if (found.uid !== root) return { reason: "folder_owner", path: folder };
    if (isWritableByOthers(found) && (found.mode & sticky) === 0)
      return { reason: "folder_writable", path: folder };
    if (folder === dirname(folder)) return null;
  }
}

function isWritableByOthers({ mode }: Stats): boolean {
  return (mode & writableByOthers) !== 0;
}
