import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { displayBeatMs } from "../../contract/display-channels.ts";
import type { DisplayState } from "../../contract/display.ts";
import { now, saleOf, tillOf } from "../till/test-till.ts";
import { createDisplayFeed } from "./display-feed.ts";

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

function feedOf(till: ReturnType<typeof tillOf>) {
  const sent: DisplayState[] = [];
  const send = (state: DisplayState) => sent.push(state);
  return { sent, feed: createDisplayFeed({ till: () => till, send, relayNow: Date.now }) };
}

describe("what the display is told", () => {
  it("is told again and again, each time newer, until it is closed", () => {
    const { feed, sent } = feedOf(tillOf([]));
    feed.refresh();
    vi.advanceTimersByTime(2 * displayBeatMs);
    expect(sent.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(sent.at(-1)).toMatchObject({ shows: { kind: "idle" }, shop: { name: "Café" } });
    expect(feed.state().version).toBe(4);
    feed.close();
    vi.advanceTimersByTime(10 * displayBeatMs);
    expect(sent).toHaveLength(3);
  });

  it("changes with time alone: the QR at its end, a paid sale after half a minute", () => {
    const charging = feedOf(tillOf([saleOf()]));
    charging.feed.refresh();
    vi.advanceTimersByTime(5 * 60_000 - 1);
    expect(charging.sent.at(-1)?.shows.kind).toBe("charging");
    vi.advanceTimersByTime(1);
    expect(charging.sent.at(-1)?.shows.kind).toBe("ask_cashier");
    charging.feed.close();

    const paid = feedOf(tillOf([saleOf({}, { status: "succeeded" })]));
    paid.feed.refresh();
    vi.advanceTimersByTime(29_999);
    expect(paid.sent.at(-1)?.shows.kind).toBe("paid");
    vi.advanceTimersByTime(1);
    expect(paid.sent.at(-1)?.shows.kind).toBe("idle");
    paid.feed.close();
  });

  it("speaks the customers' language, in the till's theme", () => {
    const till = tillOf([]);
    const { feed } = feedOf({ ...till, preferences: { ...till.preferences, language: "en" } });
    expect(feed.state()).toMatchObject({ language: "es-CL", theme: "system", mode: "test" });
    feed.close();
  });
});
