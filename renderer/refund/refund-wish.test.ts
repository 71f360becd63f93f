import { expect, test } from "vitest";

import { failureCodes } from "../../contract/failures.ts";
import { isRefusal, readPart } from "./refund-wish.ts";

test.each([
  ["5.000", { ok: true, value: 5_000 }],
  ["$12.990", { ok: true, value: 12_990 }],
  ["12.991", { ok: false, failure: "refund_above_left" }],
  ["6000123456", { ok: false, failure: "refund_above_left" }],
  ["99999999999999999999", { ok: false, failure: "refund_above_left" }],
  ["0", { ok: false, failure: "amount_not_positive" }],
  ["", { ok: false, failure: "amount_not_positive" }],
  ["12,5", { ok: false, failure: "amount_too_many_decimals" }],
  ["la mitad", { ok: false, failure: "amount_not_a_number" }],
])("of 12990 pesos the part %j is read as %j", (text, read) => {
  expect(readPart(text, 12_990, "CLP", "es-CL")).toEqual(read);
});

test("centavos are read by the language's sign", () => {
  expect(readPart("24.5", 2_476, "MXN", "es-MX")).toEqual({ ok: true, value: 2_450 });
});

test("no answer, a fault of the server's or a closed session is never taken for a refusal", () => {
  const unsure = failureCodes.filter((code) => /^(?:relay|network|internal|storage)_/u.test(code));
  for (const code of [...unsure, "manager_locked", "staff_session_expired", "offline"] as const) {
    expect(isRefusal(code), code).toBe(false);
  }
  expect(isRefusal("refund_above_left")).toBe(true);
});
