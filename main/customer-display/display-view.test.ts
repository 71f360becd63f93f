import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Sale, TillState } from "../../contract/bridge.ts";
import { attentions, isFinal, paymentIntentStatuses } from "../../contract/payment-intent.ts";
import { iso, now, saleOf, tillOf } from "../till/test-till.ts";
import { displayView, endShownMs, offlineQrMs } from "./display-view.ts";

const minute = 60_000;

const kindOf = (sale: Sale, change: Partial<TillState> = {}, at = now) =>
  displayView(tillOf([sale], change), at, null).shows.kind;

describe("the customer's display", () => {
  it("shows the newest sale that the cashier has not left, and no other one", () => {
    const left = saleOf({ left: true });
    const front = saleOf({ amount: 500 }, { payUrl: "https://relay.example/pay/front" });
    const older = saleOf({ amount: 700 }, { payUrl: "https://relay.example/pay/older" });
    expect(displayView(tillOf([left, front, older]), now, null).shows).toEqual({
      kind: "charging",
      amount: 500,
      currency: "CLP",
      payUrl: "https://relay.example/pay/front",
      createdAt: iso(now - 5 * minute),
      expiresAt: iso(now + 5 * minute),
      atBank: false,
    });
    expect(kindOf(left)).toBe("idle");
    expect(displayView(tillOf([]), now, null).shows.kind).toBe("idle");
  });

  it("is idle on a till that is not paired", () => {
    const pairing = { kind: "unpaired", relayUrl: null, why: null } as const;
    expect(kindOf(saleOf(), { pairing })).toBe("idle");
  });

  it.each([
    ["nothing heard yet", saleOf({}, null), "preparing"],
    ["refused", saleOf({ refused: { code: "never_sent", detail: null } }, null), "not_paid"],
    ["creating", saleOf({}, { status: "creating", payUrl: null }), "preparing"],
    ["created", saleOf(), "charging"],
    ["in the bank, the page open", saleOf({}, { status: "in_progress" }), "charging"],
    [
      "in the bank, the page over",
      saleOf({}, { status: "in_progress", payUrl: null }),
      "confirming",
    ],
    ["pending", saleOf({}, { status: "pending" }), "confirming"],
    ["succeeded", saleOf({}, { status: "succeeded" }), "paid"],
    ["rejected", saleOf({}, { status: "rejected" }), "not_paid"],
    ["failed", saleOf({}, { status: "failed" }), "not_paid"],
    ["expired", saleOf({}, { status: "expired" }), "not_paid"],
    ["not created", saleOf({}, { status: "not_created" }), "not_paid"],
    ["the page over, nothing said yet", saleOf({}, { payUrlExpiresAt: iso(now) }), "ask_cashier"],
    ["being cancelled", saleOf({ cancelling: true }), "not_paid"],
    ["cancelled", saleOf({}, { cancelledAt: iso(now), payUrl: null }), "not_paid"],
    [
      "cancelled while the money moves",
      saleOf({}, { cancelledAt: iso(now), status: "in_progress" }),
      "ask_cashier",
    ],
    [
      "paid after it was cancelled",
      saleOf({}, { status: "succeeded", attention: "paid_after_cancel" }),
      "ask_cashier",
    ],
  ])("%s: %s", (_what, sale, kind) => {
    expect(kindOf(sale)).toBe(kind);
  });

  it("withdraws the QR by the relay's clock, and says when", () => {
    const till = tillOf([saleOf()], { clockOffsetMs: -2 * 60 * minute });
    const endsAt = now + 5 * minute;
    const before = displayView(till, endsAt - 1, null);
    expect(before).toMatchObject({ shows: { kind: "charging" }, changesAt: endsAt });
    expect(displayView(till, endsAt, null).shows.kind).toBe("ask_cashier");
  });

  it("withdraws the QR ten minutes after the beginning where the relay names no end", () => {
    const sale = saleOf({}, { payUrlExpiresAt: null });
    expect(kindOf(sale, {}, now + 5 * minute - 1)).toBe("charging");
    expect(kindOf(sale, {}, now + 5 * minute)).toBe("ask_cashier");
  });

  it.each(["connecting", "offline"] as const)(
    "withdraws the QR when the till has been %s for long",
    (kind) => {
      const why = { code: "relay_unreachable", detail: null } as const;
      const connection = { kind, since: iso(now), failure: why };
      const till = tillOf([saleOf()], { connection, clockOffsetMs: -2 * 60 * minute });
      expect(displayView(till, now, null)).toMatchObject({
        shows: { kind: "charging" },
        changesAt: now + offlineQrMs,
      });
      expect(displayView(till, now + offlineQrMs, null).shows.kind).toBe("ask_cashier");
    },
  );

  it.each(["succeeded", "rejected"] as const)("shows %s for half a minute", (status) => {
    const till = tillOf([saleOf({}, { status, finalAt: iso(now) })]);
    const first = displayView(till, now, null);
    expect(first.changesAt).toBe(now + endShownMs);
    const later = displayView(till, now + endShownMs - 1, first.seen);
    expect(later.shows.kind).toBe(first.shows.kind);
    const last = displayView(till, now + endShownMs, later.seen);
    expect(last.shows.kind).toBe("idle");
    expect(displayView(till, now + minute, last.seen).shows.kind).toBe("idle");
  });

  it("shows an end anew when it turns into another one", () => {
    const lapsed = displayView(tillOf([saleOf({}, { payUrl: null })]), now, null);
    const over = displayView(tillOf([saleOf({}, { payUrl: null })]), now + minute, lapsed.seen);
    expect(over.shows.kind).toBe("idle");
    const paid = tillOf([saleOf({}, { status: "succeeded" })]);
    expect(displayView(paid, now + minute, over.seen).shows.kind).toBe("paid");
  });

  it("shows no end of long ago, as after a night", () => {
    const sale = saleOf({}, { status: "succeeded", finalAt: iso(now - 11 * minute) });
    expect(kindOf(sale)).toBe("idle");
  });

  it("never shows a QR that cannot be paid, whatever the till's state", () => {
    const around = fc.integer({ min: now - 30 * minute, max: now + 30 * minute }).map(iso);
    const intents = fc.record({
      status: fc.constantFrom(...paymentIntentStatuses),
      attention: fc.option(fc.constantFrom(...attentions)),
      cancelledAt: fc.option(around),
      payUrl: fc.option(fc.uuid().map((slug) => `https://relay.example/pay/${slug}`)),
      payUrlExpiresAt: fc.option(around),
      createdAt: around,
      finalAt: fc.option(around),
    });
    const sales = fc
      .record({
        state: fc.record({ cancelling: fc.boolean(), left: fc.boolean() }),
        intent: fc.option(intents),
      })
      .map(({ intent, state }) => saleOf(state, intent));
    const connections = fc.constantFrom("online", "connecting", "offline").chain((kind) =>
      around.map((since) => ({
        kind,
        since,
        failure: { code: "relay_unreachable", detail: null } as const,
      })),
    );
    fc.assert(
      fc.property(
        fc.array(sales, { maxLength: 4 }),
        connections,
        fc.integer({ min: -20 * minute, max: 20 * minute }),
        (list, connection, clockOffsetMs) => {
          const { shows } = displayView(tillOf(list, { connection, clockOffsetMs }), now, null);
          if (shows.kind !== "charging") return;
          const front = list.find((sale) => !sale.left);
          const intent = front?.paymentIntent;
          expect(intent?.payUrl).toBe(shows.payUrl);
          expect(front).toMatchObject({ cancelling: false, left: false });
          expect(intent).toMatchObject({ cancelledAt: null, attention: null });
          expect(isFinal(intent?.status ?? "succeeded")).toBe(false);
          expect(Date.parse(shows.expiresAt)).toBeGreaterThan(now);
          const silentMs = connection.kind === "online" ? 0 : now - Date.parse(connection.since);
          expect(silentMs).toBeLessThan(offlineQrMs);
        },
      ),
    );
  });
});
