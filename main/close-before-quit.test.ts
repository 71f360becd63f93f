import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";

import { closeBeforeQuit, type Quittable } from "./close-before-quit.ts";

/** Quits as Electron does: asks first, and stays when one listener prevents it. */
function quittableApp(): Quittable & { readonly hasQuit: () => boolean } {
  const emitter = new EventEmitter();
  let hasQuit = false;
  const quit = (): void => {
    let prevented = false;
    emitter.emit("before-quit", { preventDefault: () => (prevented = true) });
    if (!prevented) hasQuit = true;
  };
  return { on: (event, listener) => emitter.on(event, listener), quit, hasQuit: () => hasQuit };
}

function start(close: () => Promise<void>) {
  const app = quittableApp();
  const lines: object[] = [];
  closeBeforeQuit(app, close, (line) => lines.push(line));
  return { app, lines };
}

describe("quitting", () => {
  it("waits until the till is closed, and closes it once", async () => {
    const closing = Promise.withResolvers<void>();
    const close = vi.fn(() => closing.promise);
    const { app } = start(close);
    app.quit();
    app.quit();
    expect(app.hasQuit()).toBe(false);
    closing.resolve();
    await vi.waitUntil(() => app.hasQuit());
    expect(close).toHaveBeenCalledTimes(1);
  });

  it("goes on when closing fails, and logs why", async () => {
    const { app, lines } = start(async () => {
      throw new Error("disk gone");
    });
    app.quit();
    await vi.waitUntil(() => app.hasQuit());
    expect(lines).toMatchObject([{ event: "close_failed" }]);
  });

  it("does not wait for ever", async () => {
    vi.useFakeTimers();
    try {
      const { app, lines } = start(() => new Promise(() => undefined));
      app.quit();
      await vi.advanceTimersByTimeAsync(5_000);
      expect(app.hasQuit()).toBe(true);
      expect(lines).toMatchObject([{ event: "close_took_too_long" }]);
    } finally {
      vi.useRealTimers();
    }
  });
});
