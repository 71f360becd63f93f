import { expect, test } from "vitest";

import { readNetworkPrinter } from "./read-network-printer.ts";

test("an address and a port are a printer", () => {
  expect(readNetworkPrinter(" 192.168.1.50 ", "9100", "58mm")).toEqual({
    ok: true,
    value: { kind: "network", host: "192.168.1.50", port: 9100, paper: "58mm" },
  });
  expect(readNetworkPrinter("impresora.local", "9100", "80mm").ok).toBe(true);
  expect(readNetworkPrinter("[fe80::1]", "9100", "80mm").ok).toBe(true);
});

test.each([
  ["", "9100", ["host"]],
  ["la impresora", "9100", ["host"]],
  ["http://192.168.1.50", "9100", ["host"]],
  ["192.168.1.50:9100", "9100", ["host"]],
  ["192.168.1.50", "", ["port"]],
  ["192.168.1.50", "0", ["port"]],
  ["192.168.1.50", "65536", ["port"]],
  ["192.168.1.50", "9e3", ["port"]],
  [" ", "x", ["host", "port"]],
])("%j with the port %j is told what is wrong with it", (host, port, faults) => {
  expect(readNetworkPrinter(host, port, "80mm")).toEqual({ ok: false, failure: faults });
});
