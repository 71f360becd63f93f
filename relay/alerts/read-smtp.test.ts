import { expect, it } from "vitest";

import { readSmtp } from "./read-smtp.ts";

const from = "Cobro <alerts@shop.example>";

it("reads a mail server with its login and its sender", () => {
  expect(readSmtp("smtps://ana%40shop.example:a%2Fb%40c@mail.shop.example", from)).toEqual({
    ok: true,
    value: {
      host: "mail.shop.example",
      port: 465,
      secure: true,
      login: { user: "ana@shop.example", pass: "a/b@c" },
      from: { name: "Cobro", address: "alerts@shop.example" },
    },
  });
  expect(readSmtp("smtp://[::1]:2525", "alerts@shop.example")).toMatchObject({
    ok: true,
    value: { host: "::1", port: 2525, secure: false, login: null, from: { name: "Cobro" } },
  });
  expect(readSmtp("smtp://mail.shop.example/", from)).toMatchObject({ value: { port: 587 } });
  expect(readSmtp("", "")).toEqual({ ok: true, value: null });
});

it.each([
  ["smtp://mail.shop.example", "", "SMTP_FROM is missing"],
  ["", from, "SMTP_URL is missing"],
  ["https://mail.shop.example", from, "SMTP_URL is not"],
  ["smtp://ana@mail.shop.example", from, "SMTP_URL is not"],
  ["smtp://ana:a-secret@", from, "SMTP_URL is not"],
  ["smtp://ana:%E0%A4%A@mail.shop.example", from, "SMTP_URL is not"],
  ["smtp://mail.shop.example", "nobody", "SMTP_FROM is no"],
  ["smtp://mail.shop.example", "a@shop.example, b@shop.example", "SMTP_FROM is no"],
  ["smtp://mail.shop.example", "Cobro\r\nBcc: x <a@shop.example>", "SMTP_FROM is no"],
])("%s and %j: %s", (url, sender, fault) => {
  const read = readSmtp(url, sender);
  const faults = read.ok ? [] : read.failure;
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(fault);
  expect(faults[0]).not.toContain("a-secret");
});
