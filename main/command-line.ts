import * as v from "valibot";

import { readProvisioningSwitches } from "./provisioning/provisioning-switches.ts";
import type { Provisioning } from "./provisioning/provisioning-schema.ts";
import { fail, ok, type Result } from "../contract/result.ts";

/** What the installer or `npm start` told the app when starting it. */
export interface CommandLine {
  /** Where the till's data lives, an absolute path; `null` leaves Electron's own choice. */
  readonly userDataFolder: string | null;
  readonly relayUrl: string | null;
  readonly pairingCode: string | null;
  /** The installer accepts a keychain that protects nothing (Linux without a secret service). */
  readonly allowUnprotectedKeychain: boolean;
  /** The till fills the screen, and only a manager's PIN leaves it. */
  readonly kiosk: boolean;
  /** What else is decided for the till by its switches. */
  readonly decided: Provisioning;
  /** Instead of the machine-wide file: in development alone. */
  readonly provisioningFile: string | null;
  /** Looks at everything, says what it finds, and ends. */
  readonly doctor: DoctorSwitches | null;
}

export interface DoctorSwitches {
  /** For programs. */
  readonly json: boolean;
  /** Where a report is written, an absolute path; `null`: nowhere. */
  readonly file: string | null;
}

/** The part of Electron's `app.commandLine` that is read. */
export interface Switches {
  readonly hasSwitch: (name: string) => boolean;
  readonly getSwitchValue: (name: string) => string;
}

const webAddressSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(2_048),
  v.url(),
  v.check((text) => {
    const url = new URL(text);
    const isWeb = url.protocol === "https:" || url.protocol === "http:";
    return isWeb && url.username === "" && url.password === "";
  }),
);
const pairingCodeSchema = v.pipe(v.string(), v.trim(), v.regex(/^[\da-z-]{4,64}$/iu));

/**
 * @param resolvePath makes a path absolute
 * @returns a sentence for the person at the terminal when a value cannot be used
 */
export function readCommandLine(
  switches: Switches,
  resolvePath: (path: string) => string,
): Result<CommandLine, string> {
  const folder = valueOf(switches, "user-data-dir");
  if (folder === "") return fail("--user-data-dir needs a folder: --user-data-dir=/path/to/folder");

  const relay = valueOf(switches, "relay");
  if (relay !== null && !v.is(webAddressSchema, relay)) {
    return fail("--relay needs the relay's address: --relay=https://relay.example");
  }
  const code = valueOf(switches, "pairing-code");
  if (code !== null && !v.is(pairingCodeSchema, code)) {
    return fail(
      "--pairing-code needs the code that the relay's administrator made: letters, digits and hyphens",
    );
  }
  for (const name of ["allow-unprotected-keychain", "kiosk", "doctor", "json"]) {
    if ((valueOf(switches, name) ?? "") !== "") {
      return fail(`--${name} stands alone, without a value`);
    }
  }
  const decided = readProvisioningSwitches((name) => valueOf(switches, name));
  if (!decided.ok) return decided;
  const provisioningFile = valueOf(switches, "provisioning-file");
  if (provisioningFile === "")
    return fail("--provisioning-file needs a file: --provisioning-file=/path/to/file");
  const file = valueOf(switches, "doctor-file");
  if (file === "") return fail("--doctor-file needs a file: --doctor-file=/path/to/report.txt");
  const isDoctor = switches.hasSwitch("doctor") || file !== null;
  if (switches.hasSwitch("json") && !isDoctor) return fail("--json belongs to --doctor");
  return ok({
    userDataFolder: folder === null ? null : resolvePath(folder),
    relayUrl: relay?.trim() ?? null,
    pairingCode: code?.trim() ?? null,
    allowUnprotectedKeychain: switches.hasSwitch("allow-unprotected-keychain"),
    kiosk: switches.hasSwitch("kiosk"),
    decided: decided.value,
    provisioningFile: provisioningFile === null ? null : resolvePath(provisioningFile),
    doctor: isDoctor
      ? {
          json: switches.hasSwitch("json"),
          file: file === null ? null : resolvePath(file),
        }
      : null,
  });
}

function valueOf(switches: Switches, name: string): string | null {
  return switches.hasSwitch(name) ? switches.getSwitchValue(name) : null;
}
