import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { currencies, largestAmount, parseAmount } from "../../contract/money.ts";
import {
  chargeInput,
  emptyEntry,
  nextEntry,
  totalOf,
  type Entry,
  type EntryAction,
} from "./entry.ts";
import { tipOf } from "./tip.ts";

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
    { kind: "amount" as const, amount: 2_000 },
    { kind: "tip" as const, tip: { kind: "none" } as const },
    { kind: "nextTip" as const, percents: [5, 10, 15] },
    { kind: "freeTip" as const },
    { kind: "decimalSign" as const, currency: "CLP" as const },
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
          const { amount, customerEmail, entryId, reference, tip } = entry;
          const content = JSON.stringify([amount, tipOf(amount, tip), reference, customerEmail]);
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
    const again = {
      kind: "again",
      amount: 5,
      tip: null,
      reference: "Mesa 4",
      customerEmail: null,
    } as const;
    expect(typed([again])).toEqual({
      ...emptyEntry("1"),
      amount: 5,
      reference: "Mesa 4",
    });
    const tipped = typed([{ ...again, amount: 14_289, tip: 1_299 }]);
    expect(chargeInput(tipped, clp)).toMatchObject({ value: { amount: 14_289, tip: 1_299 } });
  });

  test("a quick amount replaces what was typed, and is the same twice", () => {
    const quick = { kind: "amount", amount: 2_000 } as const;
    expect(typed([digits("7"), quick, quick]).amount).toBe(2_000);
    expect(typed([quick, digits("0")]).amount).toBe(20_000);
  });
});

describe("the decimal sign", () => {
  const mxn = (text: string): EntryAction[] =>
    text
      .split("")
      .map((key) =>
        key === "."
          ? { kind: "decimalSign", currency: "MXN" }
          : { kind: "digits", digits: key, currency: "MXN" },
      );

  test("typed with it, an amount is what it would be pasted", () => {
    const anyText = fc
      .tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.stringMatching(/^\d{0,2}$/u))
      .map(([whole, cents]) => (cents === "" ? `${whole}` : `${whole}.${cents}`));
    fc.assert(
      fc.property(anyText, (text) => {
        const keys = text.includes(".") ? text : `${text}.`;
        const pasted = parseAmount(text, "MXN", "es-MX");
        expect(pasted).toEqual({ ok: true, value: typed(mxn(keys)).amount });
      }),
    );
  });

  test("Backspace takes back one key at a time", () => {
    const keys = mxn("125.50");
    const back: EntryAction = { kind: "removeDigit" };
    for (let length = 1; length < keys.length; length += 1) {
      const before = typed(keys.slice(0, length));
      const { amount, decimals } = typed([...keys.slice(0, length + 1), back]);
      expect({ amount, decimals }).toEqual({ amount: before.amount, decimals: before.decimals });
    }
  });

  test("a third decimal is refused, and pesos of Chile have none", () => {
    const full = typed(mxn("1.25"));
    expect(typed(mxn("5"), full)).toMatchObject({
      amount: 125,
      fault: { code: "amount_too_many_decimals" },
    });
    const chile = typed([digits("12"), { kind: "decimalSign", currency: "CLP" }, digits("990")]);
    expect(chile.amount).toBe(12_990);
  });
});

describe("the tip", () => {
  const percent = (value: number): EntryAction => ({
    kind: "tip",
    tip: { kind: "percent", percent: value },
  });

  test("a per cent stays one when the amount changes", () => {
    const entry = typed([digits("12990"), percent(10)]);
    expect(totalOf(entry)).toBe(14_289);
    expect(totalOf(typed([digits("0")], entry))).toBe(142_890);
    expect(totalOf(typed([{ kind: "amount", amount: 2_000 }], entry))).toBe(2_200);
  });

  test("a free one stays what was typed; Escape takes it, and the digits are the amount's again", () => {
    const entry = typed([digits("12990"), { kind: "freeTip" }, digits("1"), digits("000")]);
    expect(entry).toMatchObject({ amount: 12_990, tip: { kind: "free", amount: 1_000 } });
    expect(typed([{ kind: "amount", amount: 500 }, digits("0")], entry)).toMatchObject({
      amount: 5_000,
      tip: { amount: 1_000 },
    });
    expect(typed([{ kind: "clear" }, digits("1")], entry)).toMatchObject({
      amount: 129_901,
      tip: { kind: "none" },
    });
  });

  test("one key steps through none and what the store offers", () => {
    const next: EntryAction = { kind: "nextTip", percents: [5, 10] };
    const seen = [1, 2, 3].map((count) => typed(Array.from({ length: count }, () => next)).tip);
    expect(seen).toEqual([
      { kind: "percent", percent: 5 },
      { kind: "percent", percent: 10 },
      { kind: "none" },
    ]);
  });

  test("is a whole number of the smallest unit, rounded by half a unit at most, halves up", () => {
    expect(tipOf(5, { kind: "percent", percent: 10 })).toBe(1);
    expect(tipOf(4, { kind: "percent", percent: 10 })).toBe(0);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: largestAmount.MXN }),
        fc.integer({ min: 0, max: 10_000 }),
        (amount, hundredths) => {
          const tip = tipOf(amount, { kind: "percent", percent: hundredths / 100 });
          const exact = BigInt(amount) * BigInt(hundredths);
          const off = BigInt(tip) * 10_000n - exact;
          expect(off > -5_000n && off <= 5_000n).toBe(true);
        },
      ),
    );
  });

  test("what is charged is the amount and its tip, whatever is pressed", () => {
    fc.assert(
      fc.property(fc.array(anyAction), (actions) => {
        const entry = typed(actions);
        const sent = chargeInput(entry, clp);
        if (!sent.ok) return;
        expect(sent.value.amount - (sent.value.tip ?? 0)).toBe(entry.amount);
        expect(sent.value.tip).not.toBe(0);
        expect(sent.value.amount).toBeLessThanOrEqual(largestAmount.CLP);
      }),
    );
  });

  test("a tip without an amount is no sale, and a total above the limit is refused", () => {
    expect(chargeInput(typed([{ kind: "freeTip" }, digits("500")]), clp)).toMatchObject({
      failure: { code: "amount_not_positive" },
    });
    const most = typed([{ kind: "amount", amount: 1_000 }, percent(10)]);
    expect(chargeInput(most, { currency: "CLP", maxAmount: 1_050 })).toMatchObject({
      failure: { code: "amount_above_store_limit" },
    });
  });
});

describe("what is sent for an entry", () => {
  test("empty fields are sent as none, and others without their spaces", () => {
    const entry = { ...emptyEntry("0"), amount: 5, reference: "  ", customerEmail: " a@b.cl " };
    expect(chargeInput(entry, clp)).toEqual({
      ok: true,
      value: { entryId: "0", amount: 5, tip: null, reference: null, customerEmail: "a@b.cl" },
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
