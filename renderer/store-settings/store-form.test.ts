import { describe, expect, it } from "vitest";

import type { Store } from "../../contract/store.ts";
import { formOf, readForm, type StoreForm } from "./store-form.ts";

const store: Store = {
  id: "1",
  name: "Café",
  currency: "CLP",
  locale: "es-CL",
  timeZone: "America/Santiago",
  dayStartsAtHour: 0,
  limits: { maxAmount: 500_000, confirmAbove: null },
  tips: { percents: [10] },
  quickAmounts: [1_000, 5_000],
  logo: null,
  business: null,
  receiptWords: "¡Gracias!",
};
const read = (edits: Partial<StoreForm>, currency: "CLP" | "MXN" = "CLP") => {
  const form = formOf({ ...store, currency }, currency === "CLP" ? "es-CL" : "es-MX");
  const names = ["maxAmount", "confirmAbove", "takesTips", "tips", "quickAmounts"] as const;
  const edited = new Set(names.filter((name) => edits[name] !== undefined));
  const language = currency === "CLP" ? "es-CL" : "es-MX";
  return readForm({ ...form, ...edits }, edited, { currency }, language);
};

describe("a store's settings in their fields", () => {
  it("stand there as people write them, and nothing is sent that was not edited", () => {
    expect(formOf(store, "es-CL")).toMatchObject({
      maxAmount: "$500.000",
      confirmAbove: "",
      takesTips: true,
      tips: ["10", "", "", ""],
      quickAmounts: ["$1.000", "$5.000", "", "", "", ""],
    });
    expect(read({})).toEqual({ ok: true, value: {} });
  });

  it.each([
    ["a limit", { maxAmount: "750.000" }, { maxAmount: 750_000 }],
    ["no limit", { maxAmount: " " }, { maxAmount: null }],
    ["always confirmed", { confirmAbove: "$0" }, { confirmAbove: 0 }],
    ["no tips", { takesTips: false }, { tips: null }],
    ["other tips", { tips: ["5", "", "15 %", ""] }, { tips: [5, 15] }],
    ["quick amounts", { quickAmounts: ["990", "", "1.990"] }, { quickAmounts: [990, 1_990] }],
  ])("%s is read", (_, edits, wish) => {
    expect(read(edits)).toEqual({ ok: true, value: wish });
  });

  it("are read in centavos where there are some", () => {
    expect(read({ maxAmount: "1,250.50" }, "MXN")).toEqual({
      ok: true,
      value: { maxAmount: 125_050 },
    });
  });

  it("are refused together, each at its field", () => {
    const faulty = { maxAmount: "mucho", tips: ["diez"], quickAmounts: ["1,5"] };
    expect(read(faulty)).toEqual({
      ok: false,
      failure: new Set(["maxAmount", "tips", "quickAmounts"]),
    });
  });
});
