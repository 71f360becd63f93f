import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

import type { ProvisioningState } from "../../contract/provisioning.ts";
import { parseProvisioning } from "./parse-provisioning.ts";
import { posixDistrust } from "./posix-trust.ts";
import type { Provisioning } from "./provisioning-schema.ts";
import { windowsDistrust } from "./windows-trust.ts";

/** What the machine-wide file decides. With trouble it decides nothing at all. */
export interface ReadProvisioning extends Pick<ProvisioningState, "file" | "trouble"> {
  readonly decided: Provisioning;
}

/** Far above what may stand in it: more is not read. */
const mostBytes = 1024 * 1024;

/** Reads the machine-wide file, where there is one, and believes it where only an administrator could write it. */
export async function readProvisioning(
  path: string,
  platform: NodeJS.Platform,
): Promise<ReadProvisioning> {
  const nothing = { decided: {}, file: null };
  const distrusted = (why: NonNullable<Awaited<ReturnType<typeof windowsDistrust>>>) =>
    ({ ...nothing, trouble: { kind: "distrusted", file: path, why } }) as const;

  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR") return { ...nothing, trouble: null };
    return distrusted({ reason: "unreadable", path });
  }
  try {
    const why = platform === "win32" ? await windowsDistrust(path) : posixDistrust(path, file);
    if (why !== null) return distrusted(why);
    if (fstatSync(file).size > mostBytes) {
      return distrusted({ reason: "not_a_file", path });
    }
    const read = parseProvisioning(readFileSync(file));
    return read.ok
      ? { decided: read.value, file: path, trouble: null }
      : { ...nothing, trouble: { kind: "faults", file: path, faults: [...read.failure] } };
  } catch {
    return distrusted({ reason: "unreadable", path });
  } finally {
    closeSync(file);
  }
}
