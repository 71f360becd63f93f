import { expect, test } from "vitest";

import { relayHost } from "./relay-host.ts";

test("the relay is known by its host and port", () => {
  expect(relayHost("https://cobro.mitienda.cl/base")).toBe("cobro.mitienda.cl");
  expect(relayHost("http://127.0.0.1:8787")).toBe("127.0.0.1:8787");
});

test("a name and password in the address cannot pass for its host", () => {
  expect(relayHost("https://cobro.mitienda.cl@evil.example/")).toBe("evil.example");
});

test("what is no address is shown as it is", () => {
  expect(relayHost("nonsense")).toBe("nonsense");
});
