import { hostname } from "node:os";

import type { CommandLine } from "../command-line.ts";
import { preferencesOf, type ProvisionedTill } from "./provisioned-till.ts";
import { provisioningPath } from "./provisioning-path.ts";
import { readPairingLink, type Provisioning } from "./provisioning-schema.ts";
import { readProvisioning, type ReadProvisioning } from "./read-provisioning.ts";

export interface Provisioned {
  /** All that was decided; a pairing link has become its relay and its code. */
  readonly decided: Provisioning;
  readonly till: ProvisionedTill;
}

/**
 * What was decided for this computer, by the machine-wide file and by switches. What the file names,
 * no switch changes: anybody can give a switch, an administrator alone can write the file (0066). In
 * development the machine's own file is left alone.
 */
export async function provision(
  commandLine: CommandLine,
  isPackaged: boolean,
  log: (line: object) => void,
): Promise<Provisioned> {
  const path = isPackaged ? provisioningPath(process.platform) : commandLine.provisioningFile;
  const read: ReadProvisioning =
    path === null
      ? { decided: {}, file: null, trouble: null }
      : await readProvisioning(path, process.platform);
  tell(read, log);
  const byFile = withoutLink(read.decided);
  const bySwitch = switchesOf(commandLine);
  for (const key of Object.keys(byFile)) {
    if (key in bySwitch) log({ level: "warn", event: "switch_overruled", setting: key });
  }
  const decided = { ...bySwitch, ...byFile };
  const locked = [...new Set([...(bySwitch.locked ?? []), ...(byFile.locked ?? [])])];
  const name = decided.tillName?.replaceAll("{hostname}", hostname()) ?? null;
  return {
    decided,
    till: {
      file: read.file,
      trouble: read.trouble,
      preferences: preferencesOf(decided),
      locked,
      relayUrl: byFile.relay ?? null,
      tillName: name,
    },
  };
}

function switchesOf({ decided, kiosk, pairingCode, relayUrl }: CommandLine): Provisioning {
  return {
    ...withoutLink(decided),
    ...(relayUrl === null ? {} : { relay: relayUrl }),
    ...(pairingCode === null ? {} : { pairingCode }),
    ...(kiosk ? { kiosk } : {}),
  };
}

function withoutLink({ pairingLink, ...decided }: Provisioning): Provisioning {
  const link = pairingLink === undefined ? null : readPairingLink(pairingLink);
  return link === null ? decided : { ...decided, relay: link.relayUrl, pairingCode: link.code };
}

function tell({ file, trouble }: ReadProvisioning, log: (line: object) => void): void {
  if (file !== null) log({ level: "info", event: "provisioned", file });
  if (trouble === null) return;
  const ignored = `Nothing of ${trouble.file} was applied`;
  if (trouble.kind === "distrusted") {
    log({ level: "error", event: "provisioning_distrusted", ...trouble.why, ignored });
    return;
  }
  for (const { column, expected, key, line, reason } of trouble.faults) {
    const at = `${trouble.file}:${line}:${column}`;
    log({ level: "error", event: "provisioning_fault", at, reason, key, expected, ignored });
  }
}
