import { expect, it } from "vitest";

import { redact } from "./redact.ts";

it.each([
  "sk_live_0000000000000000",
  "sk_test_AbC-9_z",
  "whsec_1234567890",
  "pi_BO381oEATXonG6bj_sec_a4xK32BanKWYn",
  "Bearer abc.def-ghi",
  "cobro_till_abcDEF-123_4",
  "someone.else+x@example.cl",
  "18.391.713-7",
  "18391713-7",
  '{"holder_id":"183917137"}',
  '{"number":"123456"}',
  String.raw`"{\"holder_id\":\"183917137\"}"`,
  "account 183917137 is unknown",
  "RUT 18391713K, please",
  "cobro_staff_abcDEF-123_4",
  '{"pin":"123456"}',
  String.raw`"{\"pin\":\"123456\"}"`,
])("takes the secret out of %s", (text) => {
  const clean = redact(`before ${text} after`);
  expect(clean).toMatch(/^before .* after$/u);
  expect(clean).toContain("redacted]");
  for (const secret of [
    "0000",
    "AbC",
    "1234567890",
    "a4xK",
    "abc",
    "someone",
    "18391",
    "183917137",
  ]) {
    expect(clean).not.toContain(secret);
  }
  expect(clean).not.toContain("123456");
});

it("leaves what is needed to find a fault", () => {
  const line =
    '{"level":30,"time":"2026-11-20T15:00:00.000Z","intent":"01920000-0000-7000-8000-000000000001","fintocId":"pi_BO381oEATXonG6bj","url":"http://127.0.0.1:34567","at":"feed.ts:1234567"}';
  expect(redact(line)).toBe(line);
});
