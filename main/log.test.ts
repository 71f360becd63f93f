import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createLog } from "./log.ts";

function linesOf(...entries: readonly object[]): readonly string[] {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => new Date("2026-03-01T12:00:00.000Z"),
  );
  for (const entry of entries) log(entry);
  return lines;
}

describe("the log", () => {
  it("writes one line of JSON with the time", () => {
    expect(linesOf({ event: "paired", till: "Caja 1" })).toEqual([
      '{"time":"2026-03-01T12:00:00.000Z","event":"paired","till":"Caja 1"}\n',
    ]);
  });

  it.each([
    ["secret key", "failed with sk_live_abcDEF123 at once", "sk_live_abcDEF123"],
    ["public key", "pk_test_abc", "pk_test_abc"],
    ["webhook secret", "whsec_12345 was wrong", "whsec_12345"],
    ["staff session", "Staff-Session: cobro_staff_aB3-x_9 refused", "cobro_staff_aB3-x_9"],
    ["till's secret", "cobro_till_aB3-x_9 refused", "cobro_till_aB3-x_9"],
    ["widget token", "opened pi_a1_sec_b2 again", "_sec_b2"],
    ["pay page", "https://relay.example/pay/Zk3-aaaaBBBBccccDDDD_e 410", "aaaaBBBB"],
    ["receipt page", "GET /r/Zk3-aaaaBBBBccccDDDD_e", "aaaaBBBB"],
    ["bearer", "Authorization: Bearer abc.def-ghi", "abc.def-ghi"],
    ["e-mail", "sent to ana.rojas+till@correo.example.cl", "ana.rojas"],
    ["RUT with dots", "holder 18.391.713-7 refused", "18.391.713-7"],
    ["RUT with hyphen", "holder 18391713-7 refused", "18391713"],
    ["bare RUT", "holder 183917137 refused", "183917137"],
    ["CLABE", "to 032180000118359719 now", "032180000118359719"],
  ])("takes a %s out of any text, nested or in an error", (_what, text, secret) => {
    const nested = {
      list: [{ note: text }],
      error: new Error("outer", { cause: new Error(text) }),
    };
    const [line] = linesOf(nested);
    expect(line).not.toContain(secret);
    expect(line).toContain("[redacted]");
  });

  it("takes out what stands under a secret's name, however it is spelled", () => {
    const [line] = linesOf({
      Authorization: "a1",
      customer_email: "b2",
      pairingCode: "c3",
      pin: 1234,
    });
    expect(line).not.toMatch(/a1|b2|c3|1234/u);
  });

  it("keeps a failure's code and takes a pairing code out", () => {
    const [line] = linesOf({ failure: { code: "relay_unreachable" } }, { code: "ABCD-EFGH" });
    expect(line).toContain("relay_unreachable");
    expect(linesOf({ code: "ABCD-EFGH" })[0]).not.toContain("ABCD");
  });

  it("keeps what identifies a sale", () => {
    const [line] = linesOf({ id: "01890a5d-ac96-774b-bcce-b302099a8057", amount: 12_990 });
    expect(line).toContain('"id":"01890a5d-ac96-774b-bcce-b302099a8057","amount":12990');
  });

  it("stays one readable line whatever it is given", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything({ withBigInt: true })), (entry) => {
        const [line] = linesOf(entry);
        expect(line?.endsWith("\n")).toBe(true);
        expect(line?.trimEnd()).not.toContain("\n");
        expect(() => JSON.parse(line ?? "")).not.toThrow();
      }),
    );
  });
});
