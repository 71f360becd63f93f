import { expect, it } from "vitest";

import type { Sale } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { iso, now, saleOf, tillOf } from "../till/test-till.ts";
import { hasWaitingSale, mayAskForInstall, mayInstallAlone } from "./may-install.ts";
import { choosePolicy } from "./update-policy.ts";

const hourMs = 3_600_000;

it.each<[string, Sale, boolean]>([
  ["whose QR can be scanned", saleOf(), true],
  ["that the relay has not answered", saleOf({}, null), true],
  ["that was refused", saleOf({ refused: failure("amount_not_positive") }, null), false],
  ["that the bank holds, in front of the cashier", saleOf({}, { status: "pending" }), true],
  ["that the bank holds, set aside", saleOf({ left: true }, { status: "pending" }), false],
  ["set aside while its customer may still pay", saleOf({ left: true }), true],
  ["that is paid", saleOf({}, { status: "succeeded" }), false],
  ["cancelled and left", saleOf({ left: true }, { cancelledAt: iso(now) }), false],
])("a sale %s: waits %s", (_what, sale, waits) => {
  expect(hasWaitingSale({ sales: [sale] })).toBe(waits);
  expect(mayInstallAlone(tillOf([sale]), hourMs)).toBe(!waits);
});

it("nothing is installed under a manager's hands, a customer's, or a cashier's", () => {
  const staff = { id: "1", name: "Ana", role: "manager" as const };
  expect(mayInstallAlone(tillOf([]), hourMs)).toBe(true);
  expect(mayInstallAlone(tillOf([]), 60_000)).toBe(false);
  const manager = { staff, endsAt: iso(now) };
  expect(mayInstallAlone(tillOf([], { manager }), hourMs)).toBe(false);
  const payPageOf = saleOf().id;
  expect(mayInstallAlone(tillOf([], { payPageOf }), hourMs)).toBe(false);
});

it("where staff sign in, a manager alone asks for it", () => {
  const staff = { id: "1", name: "Ana", role: "cashier" as const };
  const signIn = { kind: "signed_in", members: [staff], staff, endsAt: null } as const;
  const cashier = tillOf([], { signIn: { ...signIn, members: [staff] } });
  expect(mayAskForInstall(tillOf([]))).toBe(true);
  expect(mayAskForInstall(cashier)).toBe(false);
  const manager = { staff: { ...staff, role: "manager" as const }, endsAt: iso(now) };
  expect(mayAskForInstall({ ...cashier, manager })).toBe(true);
  const locked = { kind: "locked" as const, members: [staff] };
  expect(
    mayAskForInstall(tillOf([], { signIn: { ...locked, lastStaffId: null, why: null } })),
  ).toBe(false);
});

it("nothing is asked where nobody decided where", () => {
  expect(choosePolicy()).toEqual({ url: null, channel: "latest", pause: false });
  const decided = { url: "https://updates.example/", channel: "beta", pause: true };
  expect(choosePolicy(decided)).toEqual(decided);
});
