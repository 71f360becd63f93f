import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, it } from "vitest";

import type { Sale } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { saleOf, tillOf } from "../../main/till/test-till.ts";
import { findTillWrongs, type TillAfterKill } from "./find-till-wrongs.ts";

const amount = 12_990;
const intent = { id: "pi_1", amount, status: "created" } as const;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cobro-wrongs-"));
  writeFileSync(join(folder, "sales.json"), "{}");
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function wrongs(sales: readonly Sale[], fields: Partial<TillAfterKill> = {}): string[] {
  const moment = "put_sent" as const;
  const text = "Cobrar $12.990";
  const state = tillOf(sales);
  return findTillWrongs({ state, text, folder, intents: [intent], amount, moment, ...fields });
}

it("finds nothing where the sale is back as Fintoc has it", () => {
  expect(wrongs([saleOf()])).toEqual([]);
});

it("a key press alone may die with the till; from the journal on the charge is kept", () => {
  expect(wrongs([], { intents: [], moment: "key" })).toEqual([]);
  expect(wrongs([], { intents: [] })).toEqual(["the charge was forgotten"]);
});

it.each<[string, readonly Sale[], Partial<TillAfterKill>, string]>([
  [
    "charged twice",
    [saleOf()],
    { intents: [intent, { ...intent, id: "pi_2" }] },
    "charged 2 times",
  ],
  ["forgotten", [], {}, "pi_1 (created) was forgotten"],
  ["not on the screen", [saleOf()], { text: "Cobrar" }, "pi_1 (created) is not to be seen"],
  ["put aside by nobody", [saleOf({ left: true })], {}, "came back as one that was left"],
  ["otherwise", [saleOf({}, { status: "failed" })], {}, "pi_1 is created, not failed"],
  ["on its way", [saleOf({}, null)], {}, "has not come to an end"],
  ["being cancelled", [saleOf({ cancelling: true })], {}, "is still being cancelled"],
  [
    "refused, and charged under another name",
    [saleOf({ id: "other", refused: failure("never_sent") }, null), saleOf()],
    {},
    "2 sales of one key press",
  ],
])("finds a sale that is %s", (_what, sales, fields, wrong) => {
  expect(wrongs(sales, fields).join("; ")).toContain(wrong);
});

it("finds files that are half written, or left", () => {
  writeFileSync(join(folder, "sales.json"), '{"sales":');
  writeFileSync(join(folder, "sales.json.new"), "{}");
  expect(wrongs([saleOf()])).toEqual([
    "sales.json is half written",
    "a file is left: sales.json.new",
  ]);
});
