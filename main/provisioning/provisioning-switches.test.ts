import { expect, it } from "vitest";

import { readProvisioningSwitches } from "./provisioning-switches.ts";

const read = (values: Readonly<Record<string, string>>) =>
  readProvisioningSwitches((name) => values[name] ?? null);

it("switches say what the file can say", () => {
  expect(
    read({
      "pairing-link": "https://relay.example/pair#ABCD-EFGH",
      "till-name": "Caja {hostname}",
      language: "es-MX",
      volume: "0",
      voice: "",
      "print-receipts": "off",
      printer: "network:10.0.0.9:9101:58mm",
      locked: "language, volume",
      "update-url": "https://updates.example",
      "update-pause": "on",
      "door-port": "18987",
    }),
  ).toEqual({
    ok: true,
    value: {
      pairingLink: "https://relay.example/pair#ABCD-EFGH",
      tillName: "Caja {hostname}",
      language: "es-MX",
      volume: 0,
      voice: true,
      printReceipts: false,
      printer: { kind: "network", host: "10.0.0.9", port: 9_101, paper: "58mm" },
      locked: ["language", "volume"],
      updates: { url: "https://updates.example", pause: true },
      door: { port: 18_987 },
    },
  });
});

it.each([
  ["none", { kind: "none" }],
  ["system:EPSON TM-T20 (2)", { kind: "system", name: "EPSON TM-T20 (2)" }],
  ["network:printer.local", { kind: "network", host: "printer.local", port: 9_100, paper: "80mm" }],
  ["network:[fe80::1]:9100", { kind: "network", host: "[fe80::1]", port: 9_100, paper: "80mm" }],
])("--printer=%s", (printer, expected) => {
  expect(read({ printer })).toEqual({ ok: true, value: { printer: expected } });
});

it.each([
  ["language", "pt-BR"],
  ["volume", "loud"],
  ["voice", "yes"],
  ["printer", "10.0.0.9"],
  ["printer", "network:10.0.0.9:9100:70mm"],
  ["locked", "relay"],
  ["locked", "theme"],
  ["update-url", "updates"],
  ["update-channel", "Beta 1"],
  ["door-port", "80"],
  ["pairing-link", "https://relay.example/pair"],
])("--%s=%s is refused by its name", (name, value) => {
  const result = read({ [name]: value });
  expect(result.ok ? "" : result.failure).toMatch(new RegExp(`^--${name} needs`, "u"));
});
