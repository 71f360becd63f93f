import { describe, expect, it } from "vitest";

import { callWebhook } from "./call-webhook.ts";
import { mayCall, resolveOutbound } from "./outbound-address.ts";
import { readWebhookAddress } from "./webhook-address.ts";

const strict = { loopback: false, privateAddresses: false };

describe("a webhook's address", () => {
  it.each(["93.184.215.14", "190.160.0.1", "2606:2800:220:1::1"])("%s may be called", (address) => {
    expect(mayCall(address, strict)).toBe(true);
  });

  it.each([
    "127.0.0.1",
    "127.9.9.9",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "::ffff:192.168.1.1",
    "100.64.0.1",
    "fd00::1",
    "169.254.169.254",
    "fe80::1",
    "0.0.0.0",
    "::",
    "255.255.255.255",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "no address",
  ])("%s may not, unless the operator says so", (address) => {
    expect(mayCall(address, strict)).toBe(false);
  });

  it("of a private network or this computer may, where that is allowed; a cloud's own never", () => {
    const both = { loopback: true, privateAddresses: true };
    for (const address of ["10.1.2.3", "::ffff:10.1.2.3", "127.0.0.1", "::1", "fd00::1"]) {
      expect(mayCall(address, both), address).toBe(true);
    }
    expect(mayCall("169.254.169.254", both)).toBe(false);
    expect(mayCall("192.168.1.1", { loopback: true, privateAddresses: false })).toBe(false);
  });

  it("is judged by what its name leads to, and by every form of a number", async () => {
    expect(await resolveOutbound("localhost", strict)).toEqual({
      ok: false,
      failure: "address_refused",
    });
    // URL itself turns these into 127.0.0.1.
    for (const host of ["2130706433", "0x7f.1", "127.1"]) {
      const url = new URL(`https://${host}/`);
      const call = { method: "POST", headers: {}, body: "{}" } as const;
      expect(await callWebhook(url, call, strict)).toBe("address_refused");
    }
    expect(await resolveOutbound("[::1]", strict)).toMatchObject({ ok: false });
    expect(await resolveOutbound("there-is-none.invalid", strict)).toEqual({
      ok: false,
      failure: "name_unknown",
    });
  });

  it.each([
    ["https://shop.example/a?b=c", null],
    ["  https://shop.example ", null],
    ["http://127.0.0.1:8000/x", null],
    ["http://localhost", null],
    ["http://shop.example", "alert_webhook_not_https"],
    ["http://127.0.0.1.shop.example", "alert_webhook_not_https"],
    ["ftp://shop.example", "alert_webhook_invalid"],
    ["shop.example", "alert_webhook_invalid"],
    ["https://luz:secret@shop.example", "alert_webhook_invalid"],
    ["https://shop.example/#part", "alert_webhook_invalid"],
    [`https://shop.example/${"x".repeat(500)}`, "alert_webhook_invalid"],
    ["javascript:alert(1)", "alert_webhook_invalid"],
  ])("%s: %s", (text, fault) => {
    const read = readWebhookAddress(text, true);
    expect(read.ok ? null : read.failure).toBe(fault);
  });

  it("is https where the relay is not on this computer", () => {
    expect(readWebhookAddress("http://127.0.0.1:8000/", false)).toEqual({
      ok: false,
      failure: "alert_webhook_not_https",
    });
  });
});
