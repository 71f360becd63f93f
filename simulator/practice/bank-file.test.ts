import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";

import { startSimulator } from "../simulator.ts";
import { startShop } from "../test-shop.ts";
import { readBankFile, writeBankFile } from "./bank-file.ts";

const folders: string[] = [];
function file(): string {
  const folder = mkdtempSync(join(tmpdir(), "cobro-bank-"));
  folders.push(folder);
  return join(folder, "bank.json");
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test("a bank that starts again knows its payments, and an open one can still be paid", async () => {
  const path = file();
  const shop = await startShop();
  const { json } = await shop.create();
  writeBankFile(path, { intents: shop.simulator.intents(), refunds: shop.simulator.refunds() });

  const again = await startSimulator({ now: shop.simulator.now, remembered: readBankFile(path) });
  expect(again.act(json.id, "approve").status).toBe("succeeded");
  await again.close();
});

test.each(["", "{", '{"intents":[1],"refunds":[]}'])(
  "a damaged file (%j) is an empty bank",
  (text) => {
    const path = file();
    writeFileSync(path, text);
    expect(readBankFile(path)).toEqual({ intents: [], refunds: [] });
  },
);
