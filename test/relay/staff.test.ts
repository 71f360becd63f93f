import { randomUUID } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { openDatabase } from "../../relay/database/open-database.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let store: string;
let till: TillClient;
beforeEach(async () => {
  bench = await startBench();
  store = await bench.addStore();
  till = await bench.pairTill(store);
});
afterEach(() => bench.close());

const minute = 60_000;
const hour = 60 * minute;
const codeOf = async (response: Response) => {
  const { error } = await response.json();
  return [response.status, error.code];
};
const signIn = (at: TillClient, staffId: string, pin: string) =>
  at.call("POST", "/v1/staff/sessions", { staffId, pin });

describe("signing in with a PIN", () => {
  it("gives a session: a cashier's lasts 12 hours, a manager's 15 minutes", async () => {
    const cashier = await bench.addStaff(store, "cashier", "4711", "Ana");
    const manager = await bench.addStaff(store, "manager", "12345678", "Luz");
    const lives = new Map([
      [cashier, 12 * hour],
      [manager, 15 * minute],
    ]);
    for (const [id, pin] of [
      [cashier, "4711"],
      [manager, "12345678"],
    ] as const) {
      const response = await signIn(till, id, pin);
      expect(response.status).toBe(201);
      const { expiresAt, staff, token } = await response.json();
      expect(staff.id).toBe(id);
      expect(Buffer.from(token.replace("cobro_staff_", ""), "base64url")).toHaveLength(32);
      const left = Date.parse(expiresAt) - bench.simulator.now();
      expect(Math.abs(left - (lives.get(id) ?? 0))).toBeLessThan(minute);
    }
    const list = await (await till.call("GET", "/v1/staff")).json();
    expect(list).toEqual({
      staff: [
        { id: cashier, name: "Ana", role: "cashier" },
        { id: manager, name: "Luz", role: "manager" },
      ],
    });
  });

  it("a wrong PIN, a PIN of another form, another store's staff member are refused", async () => {
    const id = await bench.addStaff(store, "cashier", "4711");
    const elsewhere = await bench.addStaff(await bench.addStore(), "cashier", "4711");
    expect(await codeOf(await signIn(till, id, "4712"))).toEqual([401, "staff_pin_wrong"]);
    expect(await codeOf(await signIn(till, id, "471"))).toEqual([422, "parameter_invalid"]);
    expect(await codeOf(await signIn(till, elsewhere, "4711"))).toEqual([404, "staff_not_found"]);
  });

  it("after five wrong PINs the right one has to wait too, at that till alone, ever longer", async () => {
    const id = await bench.addStaff(store, "manager", "4711");
    const other = await bench.pairTill(store);
    const colleague = await bench.addStaff(store, "cashier", "0815");
    // All at once: what is under way counts as well.
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, index) => signIn(till, id, `000${index}`)),
    );
    expect(tries.map((each) => each.status).toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: 5 }, () => 401),
      ...Array.from({ length: 3 }, () => 429),
    ]);
    await bench.restart();
    // The first request may meet a connection that the old process has closed.
    const waiting = await vi.waitFor(() => signIn(till, id, "4711"));
    const firstWait = Number(waiting.headers.get("Retry-After"));
    expect(await codeOf(waiting)).toEqual([429, "staff_pin_wait"]);
    expect(firstWait).toBeGreaterThan(20);
    expect(firstWait).toBeLessThanOrEqual(30);
    expect((await signIn(other, id, "4711")).status).toBe(201);
    expect((await signIn(till, colleague, "0815")).status).toBe(201);

    await bench.advance(31_000);
    expect((await signIn(till, id, "0000")).status).toBe(401);
    const longer = Number((await signIn(till, id, "4711")).headers.get("Retry-After"));
    expect(longer).toBeGreaterThan(firstWait);
    await bench.advance(longer * 1_000);
    expect((await signIn(till, id, "4711")).status).toBe(201);
    // The right PIN forgave all of it.
    expect((await signIn(till, id, "0000")).status).toBe(401);
    expect((await signIn(till, id, "4711")).status).toBe(201);
  });

  it("neither PIN nor token can be read in the database", async () => {
    const id = await bench.addStaff(store, "cashier", "4711");
    const same = await bench.addStaff(store, "cashier", "4711");
    const token = await till.signIn(id, "4711");
    const database = await openDatabase(bench.databaseUrl);
    const staff = await database.selectFrom("staff").selectAll().execute();
    const sessions = await database.selectFrom("staff_sessions").selectAll().execute();
    await database.destroy();
    expect(JSON.stringify([staff, sessions])).not.toContain(token);
    const hashes = staff.map((row) => row.pin_hash);
    expect(new Set(hashes).size).toBe([id, same].length);
    for (const each of hashes) expect(each).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/u);
  });

  it("without a pepper at the relay nobody signs in, and the answer says what is missing", async () => {
    const id = await bench.addStaff(store, "cashier", "4711");
    const without = await startBench({ STAFF_PIN_PEPPER: "" });
    try {
      const its = await without.pairTill();
      await expect(without.addStaff(store, "cashier", "4711")).rejects.toThrow(/No store/u);
      const ownStore = await without.addStore();
      await expect(without.addStaff(ownStore, "cashier", "4711")).rejects.toThrow(
        /STAFF_PIN_PEPPER is missing/u,
      );
      const response = await signIn(its, id, "4711");
      expect(await codeOf(response)).toEqual([503, "staff_unavailable"]);
    } finally {
      await without.close();
    }
  });
});

describe("a session", () => {
  it("ends when it is locked, when it has run out, and for good", async () => {
    const id = await bench.addStaff(store, "cashier", "4711");
    const token = await till.signIn(id, "4711");
    const list = (session: string) => till.call("GET", "/v1/payment-intents", undefined, session);
    expect((await list(token)).status).toBe(200);
    for (let locks = 0; locks < 2; locks += 1) {
      const locked = await till.call("DELETE", "/v1/staff/sessions", undefined, token);
      expect(locked.status).toBe(204);
    }
    expect(await codeOf(await list(token))).toEqual([401, "staff_session_expired"]);
    const next = await till.signIn(id, "4711");
    await bench.advance(12 * hour + 1);
    expect(await codeOf(await list(next))).toEqual([401, "staff_session_expired"]);
    expect(await codeOf(await list("made-up"))).toEqual([401, "staff_session_unknown"]);
    const unknown = await till.call("DELETE", "/v1/staff/sessions", undefined, "made-up");
    expect(await codeOf(unknown)).toEqual([401, "staff_session_unknown"]);
  });

  it("means nothing at another till", async () => {
    const token = await till.signIn(await bench.addStaff(store, "manager", "4711"), "4711");
    const other = await bench.pairTill(store);
    const response = await other.call("GET", "/v1/payment-intents", undefined, token);
    expect(await codeOf(response)).toEqual([401, "staff_session_unknown"]);
  });

  it("ends when its staff member is removed, who is on no list any more", async () => {
    const id = await bench.addStaff(store, "cashier", "4711");
    const token = await till.signIn(id, "4711");
    await bench.admin("staff", "remove", id);
    const response = await till.call("GET", "/v1/payment-intents", undefined, token);
    expect(await codeOf(response)).toEqual([401, "staff_session_expired"]);
    expect(await codeOf(await signIn(till, id, "4711"))).toEqual([404, "staff_not_found"]);
    expect(await bench.admin("staff", "list", "--store", store)).toEqual({ staff: [] });
    expect(await (await till.call("GET", "/v1/staff")).json()).toEqual({ staff: [] });
  });
});

describe("the cashier of a sale", () => {
  const putAs = (id: string, session?: string, body: object = {}) =>
    till.call(
      "PUT",
      `/v1/payment-intents/${id}`,
      { amount: 500, currency: "CLP", ...body },
      session,
    );

  it("is whoever is signed in, whatever the body claims; without a session nobody", async () => {
    const id = await bench.addStaff(store, "cashier", "4711", "Ana");
    const token = await till.signIn(id, "4711");
    const claim = { cashier: { id: "x", name: "Somebody else" }, cashierId: "x" };
    const { paymentIntent } = await (await putAs(randomUUID(), token, claim)).json();
    expect(paymentIntent.cashier).toEqual({ id, name: "Ana" });
    const without = await (await putAs(randomUUID(), undefined, claim)).json();
    expect(without.paymentIntent.cashier).toBeNull();
    const list = await (await till.call("GET", "/v1/payment-intents")).json();
    expect(list.paymentIntents[1].cashier).toEqual({ id, name: "Ana" });
  });

  it("a session that has ended charges nothing", async () => {
    const token = await till.signIn(await bench.addStaff(store, "cashier", "4711"), "4711");
    await till.call("DELETE", "/v1/staff/sessions", undefined, token);
    const id = randomUUID();
    expect(await codeOf(await putAs(id, token))).toEqual([401, "staff_session_expired"]);
    expect(await codeOf(await putAs(id, "made-up"))).toEqual([401, "staff_session_unknown"]);
    expect((await till.call("GET", `/v1/payment-intents/${id}`)).status).toBe(404);
    expect(bench.simulator.intents()).toHaveLength(0);
  });

  it("stays the first one's, and the same PUT again is answered even after the lock", async () => {
    const ana = await till.signIn(await bench.addStaff(store, "cashier", "4711", "Ana"), "4711");
    const eva = await till.signIn(await bench.addStaff(store, "cashier", "0815", "Eva"), "0815");
    const id = randomUUID();
    expect((await putAs(id, ana)).status).toBe(201);
    await till.call("DELETE", "/v1/staff/sessions", undefined, ana);
    for (const session of [eva, ana, undefined]) {
      const again = await putAs(id, session);
      expect(again.status).toBe(200);
      const { paymentIntent } = await again.json();
      expect(paymentIntent.cashier.name).toBe("Ana");
    }
  });
});
