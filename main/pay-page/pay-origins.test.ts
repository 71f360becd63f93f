import { describe, expect, it } from "vitest";

import { isOfOrigins, mayRequest } from "./pay-origins.ts";

const origins = ["https://cobro.shop.example", "https://*.fintoc.com", "http://127.0.0.1:9001"];

describe("the pay page on the counter's screen", () => {
  it.each([
    "https://cobro.shop.example/pay/slug",
    "https://js.fintoc.com/v1/",
    "https://a.b.fintoc.com/",
    "wss://socket.fintoc.com/feed",
    "http://127.0.0.1:9001/v1/",
  ])("may ask %s", (address) => {
    expect(isOfOrigins(address, origins)).toBe(true);
  });

  it.each([
    "http://cobro.shop.example/pay/slug",
    "https://cobro.shop.example:8443/",
    "https://shop.example/",
    "https://evilfintoc.com/",
    "https://fintoc.com/",
    "https://js.fintoc.com.attacker.example/",
    "https://attacker.example/https://js.fintoc.com/",
    "https://user@js.fintoc.com/",
    "http://js.fintoc.com/",
    "ws://js.fintoc.com/",
    "http://127.0.0.1:9002/",
    "http://localhost:9001/",
    "app://cobro/index.html",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "chrome://settings",
    "",
  ])("may not ask '%s'", (address) => {
    expect(isOfOrigins(address, origins)).toBe(false);
  });

  it("is not opened to a whole country by a careless pattern", () => {
    for (const origin of ["https://*.cl", "https://*.", "https://*", "*", ""]) {
      expect(isOfOrigins("https://attacker.cl/", [origin])).toBe(false);
    }
  });

  it("may carry its own pictures, but is none of them", () => {
    expect(mayRequest("data:image/png;base64,AA", false, origins)).toBe(true);
    expect(mayRequest("data:text/html,hello", true, origins)).toBe(false);
    expect(mayRequest("nonsense", false, origins)).toBe(false);
  });
});
