import fc from "fast-check";
import { expect, test } from "vitest";

import { exitStatusOfSale } from "../../main/door/exit-status.ts";
import { findCommand } from "../../main/door/find-command.ts";
import { readCommand } from "../../main/door/read-command.ts";

const id = "0f8e7c1a-2b3c-4d5e-8f90-a1b2c3d4e5f6";

test("the command is the first word, in a package and beside the app's own path", () => {
  expect(findCommand(["/opt/Cobro/cobro", "--no-sandbox", "charge", "--amount", "1"])).toEqual({
    name: "charge",
    args: ["--amount", "1"],
  });
  expect(findCommand(["node", "run.ts", "sale", id])?.name).toBe("sale");
  expect(findCommand(["electron", ".", "cancel", id])?.name).toBe("cancel");
  expect(findCommand(["/opt/Cobro/cobro", "--kiosk", "--relay=https://charge.example"])).toBeNull();
});

test("an amount is an integer of the smallest unit, never guessed from what looks like one", () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999 }), (amount) => {
      const read = readCommand({ name: "charge", args: ["--amount", String(amount)] });
      expect(read.ok && read.value.body?.["amount"]).toBe(amount);
    }),
  );
  for (const amount of ["12.990", "12,990", "$12990", "1e4", "-5", "", "０"]) {
    const read = readCommand({ name: "charge", args: [`--amount=${amount}`] });
    expect(read.ok, amount).toBe(false);
  }
});

test("what cannot be understood is refused in words", () => {
  const refused = (name: "charge" | "sale", ...args: string[]) => {
    const read = readCommand({ name, args });
    return read.ok ? null : read.failure;
  };
  expect(refused("charge")).toContain("--amount");
  expect(refused("charge", "--amount", "1", "--confirm")).toContain("--confirm");
  expect(refused("charge", "--amount", "1", "--wait", "--timeout", "soon")).toContain("--timeout");
  expect(refused("charge", "--amount", "1", "--timeout", "10s")).toContain("--wait");
  expect(refused("charge", "--amount", "1", "--id", "18")).toContain("UUID");
  expect(refused("sale", "18")).toContain("id");
});

test("only a paid sale ends with 0", () => {
  const ends = [null, "not_paid", "cancelled", "refused", "needs_person"] as const;
  for (const end of ends) expect(exitStatusOfSale(end)).not.toBe(0);
  expect(exitStatusOfSale("paid")).toBe(0);
});
