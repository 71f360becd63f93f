import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

import { readCommandLine, type Switches } from "./command-line.ts";

function switchesOf(values: Readonly<Record<string, string>>): Switches {
  return {
    hasSwitch: (name) => Object.hasOwn(values, name),
    getSwitchValue: (name) => values[name] ?? "",
  };
}

const read = (values: Readonly<Record<string, string>>) =>
  readCommandLine(switchesOf(values), (path) => resolve("/start", path));

describe("the command line", () => {
  it("asks for nothing", () => {
    expect(read({})).toEqual({
      ok: true,
      value: {
        userDataFolder: null,
        relayUrl: null,
        pairingCode: null,
        allowUnprotectedKeychain: false,
        kiosk: false,
        decided: {},
        provisioningFile: null,
        doctor: null,
      },
    });
  });

  it("is read whole", () => {
    const values = {
      "user-data-dir": "data/till",
      relay: "http://127.0.0.1:8787",
      "pairing-code": "ABCD-EFGH-2345",
      "allow-unprotected-keychain": "",
      kiosk: "",
      autostart: "off",
      doctor: "",
      json: "",
      "doctor-file": "report.txt",
    };
    expect(read(values)).toEqual({
      ok: true,
      value: {
        userDataFolder: resolve("/start/data/till"),
        relayUrl: "http://127.0.0.1:8787",
        pairingCode: "ABCD-EFGH-2345",
        allowUnprotectedKeychain: true,
        kiosk: true,
        decided: { autostart: false },
        provisioningFile: null,
        doctor: { json: true, file: resolve("/start/report.txt") },
      },
    });
  });

  it.each([
    [{ "user-data-dir": "" }, "--user-data-dir"],
    [{ relay: "" }, "--relay"],
    [{ relay: "relay.example" }, "--relay"],
    [{ relay: "ftp://relay.example" }, "--relay"],
    [{ relay: "https://user:password@relay.example" }, "--relay"],
    [{ "pairing-code": "" }, "--pairing-code"],
    [{ "pairing-code": "code with spaces" }, "--pairing-code"],
    [{ "allow-unprotected-keychain": "no" }, "--allow-unprotected-keychain"],
    [{ kiosk: "yes" }, "--kiosk"],
    [{ autostart: "perhaps" }, "--autostart"],
    [{ doctor: "now" }, "--doctor"],
    [{ "doctor-file": "" }, "--doctor-file"],
    [{ json: "" }, "--json"],
  ])("names the switch that cannot be used: %o", (values, name) => {
    const result = read(values);
    expect(result.ok).toBe(false);
    expect(result.ok ? "" : result.failure).toContain(name);
  });
});
