import { describe, expect, it } from "vitest";

import { parseProvisioning } from "./parse-provisioning.ts";

const parse = (text: string) => parseProvisioning(new TextEncoder().encode(text));
const faultsOf = (text: string) => {
  const read = parse(text);
  return read.ok
    ? []
    : read.failure.map(({ column, key, line, reason }) => `${line}:${column} ${reason} ${key}`);
};

describe("a provisioning file", () => {
  it("decides nothing where it says nothing", () => {
    expect(parse("{}")).toEqual({ ok: true, value: {} });
  });

  it("is JSON with comments, trailing commas and a byte order mark", () => {
    const read = parse(`\uFEFF{
      // The shop's relay
      "relay": "https://relay.example/",
      /* as printed */ "pairingCode": "abcd-efgh",
      "printer": { "kind": "network", "host": "10.0.0.9" },
      "updates": { "url": "https://updates.example/cobro", "channel": "beta", "pause": true },
      "door": { "port": 18987 },
      "kiosk": true, "autostart": false,
      "language": "es-MX", "volume": 30,
      "locked": ["language", "volume"],
    }`);
    expect(read).toEqual({
      ok: true,
      value: {
        relay: "https://relay.example",
        pairingCode: "abcd-efgh",
        printer: { kind: "network", host: "10.0.0.9", port: 9_100, paper: "80mm" },
        updates: { url: "https://updates.example/cobro", channel: "beta", pause: true },
        door: { port: 18_987 },
        kiosk: true,
        autostart: false,
        language: "es-MX",
        volume: 30,
        locked: ["language", "volume"],
      },
    });
  });

  it("has every fault told, with its line and column", () => {
    expect(
      faultsOf(`{
  "relay": "http://relay.example",
  "langauge": "es-CL",
  "volume": 101,
  "printer": { "kind": "network", "port": 0 },
  "locked": ["theme", "sound"],
  "door": {},
  "volume": 20,
  "updates": { "one": 1, "two": 2 },
  "__proto__": {}, "x": 1
}`),
    ).toEqual([
      "2:3 value_invalid relay",
      "3:3 unknown_key langauge",
      "5:14 missing_key printer.host",
      "5:35 value_invalid printer.port",
      "6:23 value_invalid locked.1",
      "7:11 missing_key door.port",
      "8:3 duplicate_key volume",
      "9:16 unknown_key updates.one",
      "9:26 unknown_key updates.two",
      "10:3 unknown_key __proto__",
      "10:20 unknown_key x",
    ]);
  });

  it.each([
    ["", "1:1 syntax "],
    ["{\n  relay: 1\n}", "2:3 syntax "],
    ["[]", "1:1 not_object "],
    ['{"pairingCode": "ABCD-EFGH"}', "1:2 relay_missing pairingCode"],
    [
      '{"relay": "https://a.example",\n"pairingLink": "https://a.example/pair#ABCD-EFGH"}',
      "2:1 link_beside_code pairingLink",
    ],
    ['{"locked": ["theme"]}', "1:2 locked_without_value locked"],
    ['{"pairingLink": "https://a.example/pay#ABCD-EFGH"}', "1:2 value_invalid pairingLink"],
    ['{"updates": {"url": "http://a.example"}}', "1:14 value_invalid updates.url"],
  ])("%s is told as %s", (text, fault) => {
    expect(faultsOf(text)[0]).toBe(fault);
  });

  it("is not read in another encoding, nor when it is no such file", () => {
    const utf16 = parseProvisioning(Buffer.from('\uFEFF{"kiosk":true}', "utf16le"));
    expect(utf16.ok ? null : utf16.failure[0]?.reason).toBe("not_utf8");
    const large = parseProvisioning(new Uint8Array(70_000));
    expect(large.ok ? null : large.failure[0]?.reason).toBe("too_large");
  });

  it("never has a value of its own repeated in what is told of it", () => {
    const read = parse('{"relay": "https://a.example", "pairingCode": "SECRET-NOT-A-CODE!"}');
    expect(JSON.stringify(read)).not.toContain("SECRET");
    expect(read.ok).toBe(false);
  });
});
