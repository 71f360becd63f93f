import { expect, test } from "vitest";

import { relayAddress } from "./relay-address.ts";

test.each([
  ["cobro.mitienda.cl", "https://cobro.mitienda.cl"],
  [" https://cobro.mitienda.cl ", "https://cobro.mitienda.cl"],
  ["http://cobro.mitienda.cl", "http://cobro.mitienda.cl"],
  ["localhost:8787", "http://localhost:8787"],
  ["127.0.0.1:8787", "http://127.0.0.1:8787"],
  ["localhost.mitienda.cl", "https://localhost.mitienda.cl"],
  ["", ""],
])("%s is asked at %s", (typed, address) => {
  expect(relayAddress(typed)).toBe(address);
});
