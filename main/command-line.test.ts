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
  readCommandLine(switchesOf(values), (path) => resolve("/start", path), false);

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
        fintocUrl: null,
        rollBack: false,
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
      "update-url": "https://updates.example/cobro/",
      "update-channel": "beta",
      "update-pause": "on",
      "roll-back": "",
    };
    expect(read(values)).toEqual({
      ok: true,
      value: {
        userDataFolder: resolve("/start/data/till"),
        relayUrl: "http://127.0.0.1:8787",
        pairingCode: "ABCD-EFGH-2345",
        allowUnprotectedKeychain: true,
        kiosk: true,
        decided: {
          autostart: false,
          updates: { url: "https://updates.example/cobro/", channel: "beta", pause: true },
        },
        provisioningFile: null,
        doctor: { json: true, file: resolve("/start/report.txt") },
        fintocUrl: null,
        rollBack: true,
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
    [{ "fintoc-url": "https://api.example" }, "--fintoc-url"],
    [{ "update-url": "http://updates.example" }, "--update-url"],
    [{ "update-url": "https://name:secret@updates.example" }, "--update-url"],
    [{ "update-url": "" }, "--update-url"],
    [{ "update-channel": "../other" }, "--update-channel"],
    [{ "update-channel": "latest-mac" }, "--update-channel"],
    [{ "update-pause": "perhaps" }, "--update-pause"],
    [{ "roll-back": "1.0.0" }, "--roll-back"],
  ])("names the switch that cannot be used: %o", (values, name) => {
    const result = read(values);
    expect(result.ok).toBe(false);
    expect(result.ok ? "" : result.failure).toContain(name);
  });

  it("asks a simulated Fintoc only where it is not installed", () => {
    const values = { "fintoc-url": "http://127.0.0.1:8788" };
    expect(read(values)).toMatchObject({ value: { fintocUrl: "http://127.0.0.1:8788" } });
    const installed = readCommandLine(switchesOf(values), (path) => path, true);
    expect(installed).toMatchObject({
      ok: false,
      failure: expect.stringContaining("--fintoc-url"),
    });
  });
});
