import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { ManagerEvent } from "../../contract/manager-api.ts";
import type { Till } from "../../main/till/till.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { startBench, type Bench } from "../relay/harness.ts";
import { relayOfVersion } from "./relay-of-version.ts";
import { chargeAt, isOnline, tillBench, tillState, type TillBench } from "./harness.ts";

const day = "2026-11-20";

let bench: Bench;
let counter: TillBench;
let till: Till;
let ana: string;
let luz: string;
let store: string;
/** By which the relay's time, and the till's, are ahead of this computer's. */
let ahead: number;
beforeEach(async () => {
  bench = await startBench();
  counter = tillBench();
  store = await bench.addStore();
  ahead = 0;
  ana = await bench.addStaff(store, "cashier", "4711", "Ana");
  luz = await bench.addStaff(store, "manager", "12345678", "Luz");
  const { code } = await bench.addTill(store);
  const monotonic = () => performance.now() + ahead;
  till = await counter.open({ relayUrl: bench.relay().url, pairingCode: code, monotonic });
  await tillState(till, isOnline);
});
afterEach(async () => {
  await counter.close();
  await bench.close();
});

const enter = (staffId: string, pin: string) => till.handlers["manager.enter"]({ staffId, pin });
const signIn = (staffId: string, pin: string) => till.handlers["staff.signIn"]({ staffId, pin });
const askForDay = () =>
  till.handlers["manager.ask"]({ route: "getDay", params: { day }, query: {}, body: undefined });

const minute = 60_000;
async function advance(ms: number): Promise<void> {
  ahead += ms;
  await bench.advance(ms);
}

async function withDatabase<Value>(act: (database: Database) => Promise<Value>): Promise<Value> {
  const database = await openDatabase(bench.databaseUrl);
  try {
    return await act(database);
  } finally {
    await database.destroy();
  }
}

describe("the manager's access", () => {
  it("opens by a manager's PIN alone, beside the cashier who stays signed in", async () => {
    await signIn(ana, "4711");
    expect(await askForDay()).toMatchObject({ failure: { code: "manager_locked" } });
    expect(await enter(ana, "4711")).toMatchObject({ failure: { code: "manager_required" } });
    expect(await enter(luz, "0000")).toMatchObject({ failure: { code: "staff_pin_wrong" } });
    expect(till.state().manager).toBeNull();

    expect(await enter(luz, "12345678")).toMatchObject({ ok: true });
    expect(till.state()).toMatchObject({
      signIn: { kind: "signed_in", staff: { name: "Ana" } },
      manager: { staff: { name: "Luz" } },
    });
    expect(await askForDay()).toMatchObject({ ok: true, value: { day: { date: day } } });

    await till.handlers["manager.leave"]({});
    expect(till.state()).toMatchObject({ manager: null, signIn: { kind: "signed_in" } });
    expect(await askForDay()).toMatchObject({ failure: { code: "manager_locked" } });
  });

  it("a manager who is signed in needs no second PIN; a cashier's own session opens nothing", async () => {
    await signIn(luz, "12345678");
    expect(till.state().manager).toMatchObject({ staff: { name: "Luz" } });
    expect(await askForDay()).toMatchObject({ ok: true });
    await signIn(ana, "4711");
    expect(till.state().manager).toBeNull();
  });

  it("ends with the till's lock, also at the relay", async () => {
    await signIn(ana, "4711");
    await enter(luz, "12345678");
    await till.handlers["staff.lock"]({});
    expect(till.state().manager).toBeNull();
    await vi.waitFor(async () => {
      const living = await withDatabase((database) =>
        database.selectFrom("staff_sessions").selectAll().where("ended_at", "is", null).execute(),
      );
      expect(living).toEqual([]);
    });
  });

  it("ends when the relay does not know the session any more, and says so", async () => {
    await signIn(ana, "4711");
    await enter(luz, "12345678");
    const ended_at = new Date().toISOString();
    await withDatabase((database) =>
      database.updateTable("staff_sessions").set({ ended_at }).execute(),
    );
    expect(await askForDay()).toMatchObject({ failure: { code: "manager_locked" } });
    expect(till.state().manager).toBeNull();
  });

  it("input that a route does not take never leaves the till", async () => {
    await signIn(luz, "12345678");
    const asked = {
      route: "getDay",
      params: { day, more: "x" },
      query: {},
      body: undefined,
    } as const;
    expect(await till.handlers["manager.ask"](asked)).toMatchObject({
      failure: { code: "input_invalid" },
    });
  });

  it("hears what other tills of the store do, until it is left", async () => {
    const events: ManagerEvent[] = [];
    till.subscribeManager((event) => events.push(event));
    await signIn(ana, "4711");
    await enter(luz, "12345678");
    await till.handlers["manager.watch"]({});
    await vi.waitFor(() => expect(events).toEqual([{ kind: "reset" }]));
    const { paymentIntent } = await chargeAt(till, 4_200);
    await vi.waitFor(() =>
      expect(events.at(-1)).toMatchObject({
        kind: "changed",
        paymentIntent: { id: paymentIntent?.id },
      }),
    );
    await till.handlers["manager.leave"]({});
    const heard = events.length;
    await chargeAt(till, 700);
    expect(events).toHaveLength(heard);
  });

  it("finds a sale of another till of the store only while the books are open", async () => {
    await signIn(ana, "4711");
    const { paymentIntent: own } = await chargeAt(till, 4_200);
    const elsewhere = await (await bench.pairTill(own?.store.id)).sale(9_900);
    const unknown = { failure: { code: "payment_intent_not_found" } };
    expect(await till.findPaymentIntent(elsewhere.id)).toMatchObject(unknown);
    await enter(luz, "12345678");
    const found = { ok: true, value: { id: elsewhere.id, amount: 9_900 } };
    expect(await till.findPaymentIntent(elsewhere.id)).toMatchObject(found);
    const another = await (await bench.pairTill()).sale();
    expect(await till.findPaymentIntent(another.id)).toMatchObject(unknown);
    expect(await till.findStore(another.store.id)).toMatchObject({
      failure: { code: "store_not_found" },
    });
    await bench.admin("staff", "allow", luz, "--store", another.store.id);
    expect(await till.findPaymentIntent(another.id)).toMatchObject({ value: { id: another.id } });
    expect(await till.findStore(another.store.id)).toMatchObject({
      value: { id: another.store.id, logo: null },
    });
    await till.handlers["manager.leave"]({});
    expect(await till.findPaymentIntent(elsewhere.id)).toMatchObject(unknown);
  });
});

describe("the end of a manager's session", () => {
  it("says that its time was over, until somebody opens the books again", async () => {
    await signIn(ana, "4711");
    await enter(luz, "12345678");
    expect(till.state().closedBooks).toBeNull();
    // The two clocks differ by what a message takes.
    await advance(15 * minute + 1_000);
    expect(till.state()).toMatchObject({
      manager: null,
      closedBooks: { staff: { name: "Luz" }, why: "time" },
      signIn: { kind: "signed_in", staff: { name: "Ana" } },
    });
    expect(await askForDay()).toMatchObject({ failure: { code: "manager_locked" } });
    await enter(luz, "12345678");
    expect(till.state()).toMatchObject({ manager: { staff: { name: "Luz" } }, closedBooks: null });
  });

  it("says that the relay has ended it, and whoever was removed is on no list any more", async () => {
    await signIn(ana, "4711");
    await enter(luz, "12345678");
    await bench.admin("staff", "remove", luz);
    expect(await askForDay()).toMatchObject({ failure: { code: "manager_locked" } });
    expect(till.state().closedBooks).toMatchObject({ staff: { id: luz }, why: "relay" });
    await tillState(till, ({ signIn: state }) =>
      state.kind === "signed_in" ? state.members.every(({ id }) => id !== luz) : false,
    );
    await till.handlers["staff.lock"]({});
    expect(till.state().closedBooks).toBeNull();
  });

  it("is put off by the PIN, without a moment in which the books are closed", async () => {
    await signIn(ana, "4711");
    await enter(luz, "12345678");
    const before = till.state().manager?.endsAt ?? "";
    await advance(14 * minute);
    const open: boolean[] = [];
    const stop = till.subscribe(({ manager }) => open.push(manager !== null));
    // What is asked while the PIN is on its way is answered, under whichever session.
    const answers = [enter(luz, "12345678"), askForDay(), askForDay()];
    expect(await Promise.all(answers)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    stop();
    expect(open).not.toContain(false);
    expect(Date.parse(till.state().manager?.endsAt ?? "") - Date.parse(before)).toBeGreaterThan(
      13 * minute,
    );
    await advance(2 * minute);
    expect(await askForDay()).toMatchObject({ ok: true });
  });

  it("of a manager who is signed in is put off for the whole till", async () => {
    await signIn(luz, "12345678");
    await advance(14 * minute);
    expect(await enter(luz, "12345678")).toMatchObject({ ok: true });
    await advance(2 * minute);
    expect(till.state()).toMatchObject({ signIn: { kind: "signed_in" }, manager: {} });
    expect(await askForDay()).toMatchObject({ ok: true });
  });

  it("comes with whoever signs in at the till next, and with the computer's own lock", async () => {
    const eva = await bench.addStaff(store, "cashier", "4712", "Eva");
    await signIn(ana, "4711");
    await enter(luz, "12345678");
    await signIn(eva, "4712");
    expect(till.state()).toMatchObject({ manager: null, closedBooks: null });
    await enter(luz, "12345678");
    till.lock();
    expect(till.state()).toMatchObject({ manager: null, signIn: { kind: "locked" } });
    expect(await askForDay()).toMatchObject({ ok: false });
  });
});

describe("a manager of several stores", () => {
  it("looks at any of them from this till and hears of all, of a cashier's nothing", async () => {
    const second = await bench.addStore("--name", "Isla");
    await bench.admin("staff", "allow", luz, "--store", second);
    const far = await bench.pairTill(second);
    await signIn(ana, "4711");
    await enter(luz, "12345678");
    const ask = (route: "listManagedStores" | "getDay", query: object = {}) =>
      till.handlers["manager.ask"]({
        route,
        params: route === "getDay" ? { day } : {},
        query,
        body: undefined,
      });
    expect(await ask("listManagedStores")).toMatchObject({
      value: { stores: [{ id: store }, { id: second }] },
    });
    expect(await ask("getDay", { store: second })).toMatchObject({ ok: true });
    expect(await ask("getDay", { store: "nowhere" })).toMatchObject({
      failure: { code: "store_not_found" },
    });
    const events: ManagerEvent[] = [];
    till.subscribeManager((event) => events.push(event));
    await till.handlers["manager.watch"]({ store: "all" });
    await vi.waitFor(() => expect(events).toEqual([{ kind: "reset" }]));
    const there = await far.sale();
    await vi.waitFor(() =>
      expect(events.at(-1)).toMatchObject({ kind: "changed", paymentIntent: { id: there.id } }),
    );
    // Nothing of that store is among this till's own sales.
    expect(till.state().sales).toEqual([]);
  });
});

describe("a relay that is older than this till", () => {
  it("offers no books, and what is asked nevertheless is refused in clear words", async () => {
    await counter.close();
    counter = tillBench();
    const relay = await relayOfVersion(bench.relay().url);
    try {
      relay.become((answer) => ({ ...answer, api: { version: 1, oldest: 1 } }));
      const { code } = await bench.addTill(store);
      till = await counter.open({ relayUrl: relay.url, pairingCode: code });
      await tillState(till, ({ hasBooks }) => !hasBooks);
      await tillState(till, isOnline);
      await signIn(luz, "12345678");
      relay.withhold("/v1/stores");
      const asked = { route: "listManagedStores", params: {}, query: {}, body: undefined } as const;
      expect(await till.handlers["manager.ask"](asked)).toMatchObject({
        failure: { code: "books_not_offered" },
      });
      relay.become(null);
      await tillState(till, ({ hasBooks }) => hasBooks);
    } finally {
      await relay.close();
    }
  });
});
