import { describe, expect, it } from "vitest";

import { readOptions } from "./options.ts";

const nothing = {
  preview: false,
  relayUrl: null,
  pairingCode: null,
  allowUnprotectedKeychain: false,
  team: false,
};

describe("npm start's options", () => {
  it.each([
    [[], nothing],
    [["--preview"], { ...nothing, preview: true }],
    [["--team"], { ...nothing, team: true }],
    [
      ["--relay", "http://127.0.0.1:9000", "--pairing-code=AB-CD", "--preview"],
      { ...nothing, preview: true, relayUrl: "http://127.0.0.1:9000", pairingCode: "AB-CD" },
    ],
    [
      ["--relay=https://relay.example/?a=b", "--allow-unprotected-keychain"],
      { ...nothing, relayUrl: "https://relay.example/?a=b", allowUnprotectedKeychain: true },
    ],
  ])("%o are understood", (args, expected) => {
    expect(readOptions(args)).toEqual({ ok: true, value: expected });
  });

  it.each([
    [["--previw"], "--previw"],
    [["preview"], "preview"],
    [["--relay"], "--relay"],
    [["--relay", "--preview"], "--relay"],
    [["--relay", "relay.example"], "relay.example"],
    [["--pairing-code", "ABCD"], "--relay"],
    [["--preview=yes"], "--preview"],
    [["--team", "--relay", "http://127.0.0.1:9000"], "--team"],
  ])("%o are refused with what is wrong", (args, named) => {
    const result = readOptions(args);
    expect(result.ok ? "" : result.failure).toContain(named);
  });
});
