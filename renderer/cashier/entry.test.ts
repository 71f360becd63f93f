import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { currencies, largestAmount } from "../../contract/money.ts";
import { chargeInput, emptyEntry, nextEntry, type Entry, type EntryAction } from "./entry.ts";

const clp = { currency: "CLP", maxAmount: null } as const;

/** Applies actions; the entry's name is the number of the action that last made another one of it. */
function typed(actions: readonly EntryAction[], from: Entry = emptyEntry("0")): Entry {
  return actions.reduce((entry, action, index) => nextEntry(entry, action, `${index + 1}`), from);
}
const digits = (text: string): EntryAction => ({ kind: "digits", digits: text, currency: "CLP" });

const anyAction = fc.oneof(
  fc.record({
    kind: fc.constant("digits" as const),
    digits: fc.constantFrom("0", "00", "000", "1", "9"),
    currency: fc.constant("CLP" as const),
  }),
  fc.constantFrom(
    { kind: "removeDigit" as const },
    { kind: "clear" as const },
    { kind: "charging" as const },
    { kind: "charged" as const },
    { kind: "faulty" as const, fault: { field: "amount", code: "relay_timeout" } as const },
  ),
  fc.record({ kind: fc.constant("reference" as const), reference: fc.string({ maxLength: 5 }) }),
  fc.record({
    kind: fc.constant("paste" as const),
    text: fc.constantFrom("12.990", "abc", "1,5", "-3", "99999999999"),
    currency: fc.constant("CLP" as const),
    language: fc.constant("es-CL" as const),
  }),
);

describe("the keypad's entry", () => {
  test("digits append in the smallest unit", () => {
    expect(typed([digits("1"), digits("2"), digits("9"), digits("90")]).amount).toBe(12_990);
    const mxn = (text: string): EntryAction => ({ kind: "digits", digits: text, currency: "MXN" });
    expect(typed([mxn("1"), mxn("2"), mxn("3")]).amount).toBe(123);
  });

  test("the amount stays a chargeable integer or 0, whatever is pressed", () => {
    fc.assert(
      fc.property(fc.array(anyAction), (actions) => {
        const { amount } = typed(actions);
        expect(Number.isSafeInteger(amount)).toBe(true);
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThanOrEqual(largestAmount.CLP);
      }),
    );
  });

  test("one name never stands for two contents", () => {
    fc.assert(
      fc.property(fc.array(anyAction, { minLength: 1 }), (actions) => {
        const contents = new Map<string, string>();
        let entry = emptyEntry("0");
        actions.forEach((action, index) => {
          entry = nextEntry(entry, action, `${index + 1}`);
          const { entryId, amount, reference, customerEmail } = entry;
          const content = JSON.stringify([amount, reference, customerEmail]);
          expect(contents.get(entryId) ?? content).toBe(content);
          contents.set(entryId, content);
        });
      }),
    );
  });

  test("a charge that failed is tried again under the same name", () => {
    const entry = typed([digits("5")]);
    const failed = typed(
      [
        { kind: "charging" },
        { kind: "faulty", fault: { field: "amount", code: "relay_unreachable" } },
      ],
      entry,
    );
    expect(failed).toMatchObject({ entryId: entry.entryId, amount: 5, charging: false });
    expect(typed([{ kind: "charging" }], failed).entryId).toBe(entry.entryId);
  });

  test("a charge that was answered begins an empty entry under another name", () => {
    const charged = typed([digits("5"), { kind: "charging" }, { kind: "charged" }]);
    expect(charged).toEqual(emptyEntry("3"));
  });

  test("nothing changes while a charge is on its way", () => {
    const charging = typed([digits("5"), { kind: "charging" }]);
    expect(typed([digits("9"), { kind: "clear" }, { kind: "removeDigit" }], charging)).toBe(
      charging,
    );
  });

  test.each(currencies)(
    "a digit beyond the limit of %s changes nothing and is told",
    (currency) => {
      const full = { ...emptyEntry("0"), amount: largestAmount[currency] };
      const next = nextEntry(full, { kind: "digits", digits: "0", currency }, "1");
      expect(next).toEqual({
        ...full,
        fault: { field: "amount", code: "amount_above_currency_limit" },
      });
    },
  );

  test.each([
    ["doce mil", "amount_not_a_number"],
    ["12.990,5", "amount_too_many_decimals"],
    ["-5", "amount_not_positive"],
  ])("pasting %s changes nothing and is told as %s", (text, code) => {
    const entry = typed([digits("7")]);
    const paste = { kind: "paste", text, currency: "CLP", language: "es-CL" } as const;
    expect(nextEntry(entry, paste, "2")).toEqual({ ...entry, fault: { field: "amount", code } });
  });

  test("a pasted amount replaces what was typed", () => {
    const paste = { kind: "paste", text: "$12.990", currency: "CLP", language: "es-CL" } as const;
    expect(typed([digits("7"), paste])).toMatchObject({ amount: 12_990, fault: null });
  });

  test("clearing takes the amount first, then what stands beside it", () => {
    const entry = typed([digits("7"), { kind: "reference", reference: "Mesa 4" }]);
    const once = typed([{ kind: "clear" }], entry);
    expect(once).toMatchObject({ amount: 0, reference: "Mesa 4" });
    expect(typed([{ kind: "clear" }], once)).toMatchObject({ amount: 0, reference: "" });
  });

  test("charging again keeps the amount and the reference under another name", () => {
    const again = { kind: "again", amount: 5, reference: "Mesa 4", customerEmail: null } as const;
    expect(typed([again])).toEqual({
      ...emptyEntry("1"),
      amount: 5,
      reference: "Mesa 4",
    });
  });
});

describe("what is sent for an entry", () => {
  test("empty fields are sent as none, and others without their spaces", () => {
    const entry = { ...emptyEntry("0"), amount: 5, reference: "  ", customerEmail: " a@b.cl " };
    expect(chargeInput(entry, clp)).toEqual({
      ok: true,
      value: { entryId: "0", amount: 5, reference: null, customerEmail: "a@b.cl" },
    });
  });

  test.each([
    [{ amount: 0 }, null, { field: "amount", code: "amount_not_positive" }],
    [{ amount: 1_001 }, 1_000, { field: "amount", code: "amount_above_store_limit" }],
    [
      { amount: 5, customerEmail: "ana@" },
      null,
      { field: "customerEmail", code: "customer_email_invalid" },
    ],
  ])("%o is not sent", (change, maxAmount, fault) => {
    const sent = chargeInput({ ...emptyEntry("0"), ...change }, { currency: "CLP", maxAmount });
    expect(sent).toEqual({ ok: false, failure: fault });
  });
});
