import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A machine-wide file as an administrator puts it there. */
export interface ProvisioningFile {
  readonly path: string;
  readonly write: (text: string) => void;
  readonly remove: () => void;
}

/** Only root can make a file that is root's; on Windows its owner would have to be chosen. */
export const canProvision = process.getuid?.() === 0;

export function provisioningFile(): ProvisioningFile {
  const folder = mkdtempSync(join(tmpdir(), "cobro-provisioning-"));
  chmodSync(folder, 0o755);
  const path = join(folder, "cobro.json");
  return {
    path,
    write: (text) => writeFileSync(path, text, { mode: 0o644 }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
