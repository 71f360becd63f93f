import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Till } from "../../main/till/till.ts";
import { startBench, type Bench } from "../relay/harness.ts";
import { chargeAt, isOnline, saleState, tillBench, tillState, type TillBench } from "./harness.ts";

let bench: Bench;
let counter: TillBench;
let till: Till;
let store: string;
let tillId: string;
beforeEach(async () => {
  bench = await startBench();
  counter = tillBench();
  store = await bench.addStore();
  const { code, id } = await bench.addTill(store);
  tillId = id;
  till = await counter.open({ relayUrl: bench.relay().url, pairingCode: code });
  await tillState(till, isOnline);
});
afterEach(async () => {
  await counter.close();
  await bench.close();
});

const storeOf = (state: ReturnType<Till["state"]>) =>
  state.pairing.kind === "paired" ? state.pairing.store : null;

describe("what is changed elsewhere", () => {
  it("comes to an open till within seconds: its store's settings, and who works there", async () => {
    await bench.admin("store", "update", store, "--quick-amounts", "990");
    await tillState(till, (state) => storeOf(state)?.quickAmounts[0] === 990);
    await bench.addStaff(store, "cashier", "4711", "Ana");
    await tillState(till, ({ signIn }) => signIn.kind === "locked");
  });

  it.each([
    ["was removed", (id: string) => bench.admin("staff", "remove", id)],
    ["was given another PIN", (id: string) => bench.setPin(id, "0815")],
  ])("locks out a cashier who %s, soon", async (_, change) => {
    const ana = await bench.addStaff(store, "cashier", "4711", "Ana");
    await bench.addStaff(store, "manager", "12345678", "Luz");
    await tillState(till, ({ signIn }) => signIn.kind === "locked" && signIn.members.length === 2);
    expect(await till.handlers["staff.signIn"]({ staffId: ana, pin: "4711" })).toMatchObject({
      ok: true,
    });
    await change(ana);
    const { signIn } = await tillState(till, (state) => state.signIn.kind === "locked");
    expect(signIn).toMatchObject({ why: { code: "staff_session_expired" } });
  });
});

describe("a new computer for a till", () => {
  it("follows what is open at the one before, which is told that it was replaced", async () => {
    const { id, paymentIntent } = await chargeAt(till, 7_000);
    const renewed = await bench.admin("till", "code", tillId);
    const { pairingCode: code } = v.parse(v.object({ pairingCode: v.string() }), renewed);
    const next = tillBench();
    try {
      const taking = await next.open({ relayUrl: bench.relay().url, pairingCode: code });
      await saleState(taking, id, (sale) => sale.paymentIntent?.status === "created");
      expect(taking.state().pairing).toMatchObject({ till: { id: tillId, name: "Caja 1" } });
      const { pairing } = await tillState(till, (state) => state.pairing.kind === "unpaired");
      expect(pairing).toMatchObject({ why: { code: "till_replaced" } });
      bench.simulator.act(paymentIntent?.fintocId ?? "", "approve");
      await saleState(taking, id, (sale) => sale.paymentIntent?.status === "succeeded");
    } finally {
      await next.close();
    }
  });
});
