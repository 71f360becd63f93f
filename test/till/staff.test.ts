import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { TillState } from "../../contract/bridge.ts";
import { lockRoutes } from "../../main/staff/lock-routes.ts";
import type { Till } from "../../main/till/till.ts";
import { startBench, type Bench } from "../relay/harness.ts";
import { chargeAt, isOnline, saleState, tillBench, tillState, type TillBench } from "./harness.ts";

let bench: Bench;
let counter: TillBench;
let store: string;
let ana: string;
let luz: string;
beforeEach(async () => {
  bench = await startBench();
  counter = tillBench();
  store = await bench.addStore();
  ana = await bench.addStaff(store, "cashier", "4711", "Ana");
  luz = await bench.addStaff(store, "manager", "12345678", "Luz");
});
afterEach(async () => {
  await counter.close();
  await bench.close();
});

async function openPaired(more: Parameters<TillBench["open"]>[0] = {}): Promise<Till> {
  const { code } = await bench.addTill(store);
  const till = await counter.open({ relayUrl: bench.relay().url, pairingCode: code, ...more });
  await tillState(till, isOnline);
  return till;
}

const signIn = (till: Till, staffId: string, pin: string) =>
  till.handlers["staff.signIn"]({ staffId, pin });
const signInKind = (kind: string) => (state: TillState) => state.signIn.kind === kind;
const input = () => ({
  entryId: randomUUID(),
  amount: 500,
  reference: null,
  tip: null,
  customerEmail: null,
});
const cashierOf = async (till: Till, id: string) => {
  const sale = await saleState(till, id, (each) => each.paymentIntent !== null);
  return sale.paymentIntent?.cashier?.name ?? null;
};

describe("signing in", () => {
  it("a till whose store has staff is locked until somebody's PIN; each sale bears its cashier", async () => {
    const till = await openPaired();
    expect(till.state().signIn).toMatchObject({
      kind: "locked",
      members: [{ name: "Ana" }, { name: "Luz" }],
    });
    const early = await till.handlers["sales.charge"](input());
    expect(early).toMatchObject({ failure: { code: "staff_sign_in_required" } });
    expect(till.state().sales).toEqual([]);

    const wrong = await signIn(till, ana, "4712");
    expect(wrong).toMatchObject({ failure: { code: "staff_pin_wrong" } });
    expect((await signIn(till, ana, "4711")).ok).toBe(true);
    expect(till.state().signIn).toMatchObject({ kind: "signed_in", staff: { name: "Ana" } });
    const first = await chargeAt(till, 700);
    // Another takes over without a lock in between.
    expect((await signIn(till, luz, "12345678")).ok).toBe(true);
    const second = await chargeAt(till, 800);
    expect(await cashierOf(till, first.id)).toBe("Ana");
    expect(await cashierOf(till, second.id)).toBe("Luz");
  });

  it("a store without staff works as before", async () => {
    store = await bench.addStore();
    const till = await openPaired();
    await vi.waitFor(() => expect(settingsOf()).toMatchObject({ members: [] }));
    expect(till.state().signIn).toEqual({ kind: "nobody" });
    expect(await cashierOf(till, (await chargeAt(till)).id)).toBeNull();
  });

  it("too many wrong PINs: the answer carries the seconds to wait", async () => {
    const till = await openPaired();
    for (let tries = 0; tries < 5; tries += 1) await signIn(till, ana, "0000");
    const waiting = await signIn(till, ana, "4711");
    expect(waiting).toMatchObject({ failure: { code: "staff_pin_wait" } });
    expect(waiting.ok ? 0 : Number(waiting.failure.detail)).toBeGreaterThan(20);
  });

  it("a new member appears after a lock, and somebody unknown is said to be so", async () => {
    const till = await openPaired();
    await signIn(till, ana, "4711");
    await bench.addStaff(store, "cashier", "0815", "Bea");
    await till.handlers["staff.lock"]({});
    const names = ({ signIn: now }: TillState) =>
      now.kind === "locked" && now.members.some(({ name }) => name === "Bea");
    await tillState(till, names);
    expect(await signIn(till, randomUUID(), "4711")).toMatchObject({
      failure: { code: "staff_not_found" },
    });
  });

  it("neither PIN nor token is on disk, in the state or in the log", async () => {
    const lines: object[] = [];
    const tokens: string[] = [];
    const till = await openPaired({
      log: (line) => lines.push(line),
      async fetch(address, init) {
        const response = await fetch(address, init);
        if (response.url.endsWith("/v1/staff/sessions") && response.status === 201) {
          tokens.push((await response.clone().json()).token);
        }
        return response;
      },
    });
    await signIn(till, luz, "12345678");
    await chargeAt(till);
    expect(tokens).toHaveLength(1);
    const disk = readdirSync(counter.folder).map((name) =>
      readFileSync(join(counter.folder, name), "utf8"),
    );
    const everything = JSON.stringify([disk, till.state(), lines]);
    for (const secret of [...tokens, "12345678"]) expect(everything).not.toContain(secret);
  });
});

describe("a locked till", () => {
  it("locks at once although the relay is gone, and after a restart without the relay too", async () => {
    const till = await openPaired();
    await signIn(till, ana, "4711");
    await bench.relay().close();
    await till.handlers["staff.lock"]({});
    expect(till.state().signIn).toMatchObject({ kind: "locked", lastStaffId: ana });
    await till.close();
    const again = await counter.open();
    expect(again.state().signIn).toMatchObject({ kind: "locked", lastStaffId: ana });
    expect(await signIn(again, ana, "4711")).toMatchObject({
      failure: { code: "relay_unreachable" },
    });
    expect(again.state().signIn.kind).toBe("locked");
  });

  it("ends the session at the relay, though not before what was charged has arrived there", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ended: string[] = [];
    const till = await openPaired({
      async fetch(address, init) {
        const request = new Request(address, init);
        if (request.method === "PUT") await held;
        if (request.method === "DELETE") ended.push(request.headers.get("Staff-Session") ?? "");
        return fetch(request);
      },
    });
    await signIn(till, ana, "4711");
    const charged = await till.handlers["sales.charge"](input());
    till.lock();
    expect(till.state().signIn.kind).toBe("locked");
    expect(ended).toEqual([]);
    release();
    expect(await cashierOf(till, charged.ok ? charged.value.id : "")).toBe("Ana");
    await vi.waitFor(() => expect(ended).toHaveLength(1));
  });

  it("turns its open sale green, and answers nothing but signing in", async () => {
    const till = await openPaired();
    await signIn(till, ana, "4711");
    const sale = await chargeAt(till);
    till.lock();
    const routes = lockRoutes(till.handlers, () => till.state().signIn);
    const refusal = { ok: false, failure: { code: "staff_sign_in_required" } };
    expect(await routes["sales.cancel"]({ id: sale.id })).toMatchObject(refusal);
    expect(await routes["sales.leave"]({ id: sale.id })).toMatchObject(refusal);
    expect(await routes["preferences.set"]({ lockAfterMinutes: 0 })).toMatchObject(refusal);
    bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
    await saleState(till, sale.id, (each) => each.paymentIntent?.status === "succeeded");
    expect((await routes["staff.signIn"]({ staffId: ana, pin: "4711" })).ok).toBe(true);
    expect((await routes["sales.leave"]({ id: sale.id })).ok).toBe(true);
  });

  it("a manager's quarter of an hour ends in a lock, with the reason, and no charge slips through", async () => {
    const till = await openPaired();
    await signIn(till, luz, "12345678");
    await bench.advance(16 * 60_000);
    // The till learns the relay's clock with its next hello.
    till.wake();
    await tillState(till, (state) => state.clockOffsetMs > 15 * 60_000);
    const late = await till.handlers["sales.charge"](input());
    expect(late).toMatchObject({ failure: { code: "staff_sign_in_required" } });
    expect(till.state().signIn).toMatchObject({
      kind: "locked",
      why: { code: "staff_session_expired" },
    });
  });
});

describe("a session that the relay has ended", () => {
  it("is told by the next charge: the till locks, and the sale is refused in words, never nobody's", async () => {
    const till = await openPaired();
    await signIn(till, ana, "4711");
    await bench.setPin(ana, "9999");
    const charged = await till.handlers["sales.charge"](input());
    const id = charged.ok ? charged.value.id : "";
    const sale = await saleState(till, id, (each) => each.refused !== null);
    expect(sale.refused?.code).toBe("staff_session_expired");
    expect(till.state().signIn).toMatchObject({
      kind: "locked",
      why: { code: "staff_session_expired" },
    });
    expect(bench.simulator.intents()).toHaveLength(0);
  });

  it("a till killed between the journal and the relay: the sale is refused, and never sent as nobody's", async () => {
    const till = await openPaired({
      fetch: (address, init) =>
        init?.method === "PUT" || (address instanceof Request && address.method === "PUT")
          ? new Promise(() => undefined)
          : fetch(address, init),
    });
    await signIn(till, ana, "4711");
    const charged = await till.handlers["sales.charge"](input());
    await till.close();
    const again = await counter.open();
    const id = charged.ok ? charged.value.id : "";
    const sale = await saleState(again, id, (each) => each.refused !== null);
    expect(sale.refused?.code).toBe("staff_session_unknown");
    expect(bench.simulator.intents()).toHaveLength(0);
  });

  it("somebody who is removed is locked out when the members are read", async () => {
    const till = await openPaired();
    await signIn(till, ana, "4711");
    await bench.admin("staff", "remove", ana);
    till.wake();
    const state = await tillState(till, signInKind("locked"));
    expect(state.signIn).toMatchObject({
      members: [{ name: "Luz" }],
      why: { code: "staff_session_expired" },
    });
  });
});

describe("what only a manager may do", () => {
  async function paidAfterCancel(till: Till): Promise<string> {
    const sale = await chargeAt(till);
    await till.handlers["sales.cancel"]({ id: sale.id });
    await saleState(till, sale.id, (each) => each.paymentIntent?.cancelledAt != null);
    bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
    await saleState(till, sale.id, (each) => each.paymentIntent?.attention != null);
    return sale.id;
  }

  it("settles with a note, and the cashier stays signed in", async () => {
    const till = await openPaired();
    await signIn(till, ana, "4711");
    const id = await paidAfterCancel(till);
    const settle = (staffId: string, pin: string) =>
      till.handlers["sales.settle"]({ id, note: "Devuelto en efectivo", staffId, pin });
    expect(await settle(ana, "4711")).toMatchObject({ failure: { code: "manager_required" } });
    expect(await settle(luz, "0000")).toMatchObject({ failure: { code: "staff_pin_wrong" } });
    const settled = await settle(luz, "12345678");
    expect(settled).toMatchObject({
      value: {
        paymentIntent: { attentionSettled: { by: "Luz", note: "Devuelto en efectivo" } },
      },
    });
    expect(till.state().signIn).toMatchObject({ kind: "signed_in", staff: { name: "Ana" } });
  });

  it("frees the till: not while a sale can be paid; then its sales are put aside and any relay will do", async () => {
    const other = await startBench();
    try {
      const till = await openPaired();
      await signIn(till, ana, "4711");
      const unpair = (staffId: string, pin: string) =>
        till.handlers["till.unpair"]({ staffId, pin });
      const sale = await chargeAt(till);
      expect(await unpair(luz, "12345678")).toMatchObject({ failure: { code: "sales_open" } });
      bench.simulator.act(sale.paymentIntent?.fintocId ?? "", "approve");
      await saleState(till, sale.id, (each) => each.paymentIntent?.status === "succeeded");
      expect(await unpair(ana, "4711")).toMatchObject({ failure: { code: "manager_required" } });
      expect(await unpair(luz, "0000")).toMatchObject({ failure: { code: "staff_pin_wrong" } });
      expect(till.state().pairing.kind).toBe("paired");

      expect(await unpair(luz, "12345678")).toEqual({ ok: true, value: null });
      expect(till.state()).toMatchObject({
        pairing: { kind: "unpaired", relayUrl: bench.relay().url, why: null },
        sales: [],
        signIn: { kind: "nobody" },
      });
      const aside = readdirSync(counter.folder).find((name) => name.startsWith("sales.of-"));
      expect(readFileSync(join(counter.folder, aside ?? ""), "utf8")).toContain(sale.id);
      const { code } = await other.addTill(await other.addStore());
      const elsewhere = { relayUrl: other.relay().url, code };
      expect(await till.handlers["till.pair"](elsewhere)).toEqual({ ok: true, value: null });
      await tillState(till, isOnline);
      await till.close();
    } finally {
      await other.close();
    }
  });

  it("a store without a manager has nobody who could", async () => {
    store = await bench.addStore();
    await bench.addStaff(store, "cashier", "4711", "Bea");
    const till = await openPaired();
    expect(await till.handlers["till.unpair"]({ staffId: ana, pin: "4711" })).toMatchObject({
      failure: { code: "staff_none" },
    });
  });

  it("revoked, a till takes a new code of its own relay; another's needs the installer's switch", async () => {
    const other = await startBench();
    try {
      const till = await openPaired();
      const { pairing } = till.state();
      if (pairing.kind !== "paired") throw new Error("not paired");
      await bench.admin("till", "revoke", pairing.till.id);
      await tillState(till, (state) => state.pairing.kind === "unpaired");

      const foreign = {
        relayUrl: other.relay().url,
        code: (await other.addTill(await other.addStore())).code,
      };
      expect(await till.handlers["till.pair"](foreign)).toMatchObject({
        failure: { code: "relay_address_locked" },
      });
      const own = { relayUrl: bench.relay().url, code: (await bench.addTill(store)).code };
      expect((await till.handlers["till.pair"](own)).ok).toBe(true);

      const again = till.state().pairing;
      if (again.kind !== "paired") throw new Error("not paired");
      await tillState(till, isOnline);
      await bench.admin("till", "revoke", again.till.id);
      await tillState(till, (state) => state.pairing.kind === "unpaired");
      await till.close();
      const installed = await counter.open({ relayUrl: other.relay().url });
      expect((await installed.handlers["till.pair"](foreign)).ok).toBe(true);
      await installed.close();
    } finally {
      await other.close();
    }
  });
});

function settingsOf(): unknown {
  return JSON.parse(readFileSync(join(counter.folder, "settings.json"), "utf8"));
}
