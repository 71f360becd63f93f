import type { Log } from "./log.ts";

/** The part of Electron's `app` that is used. */
export interface Quittable {
  readonly on: (
    event: "before-quit",
    listener: (event: { preventDefault: () => void }) => void,
  ) => unknown;
  readonly quit: () => void;
}

const longestCloseMs = 5_000;

/**
 * Holds the app's end back until `close` is done, but never longer than five seconds.
 * @param mayQuit a kiosk is not left by everybody
 */
export function closeBeforeQuit(
  app: Quittable,
  close: () => Promise<void>,
  log: Log,
  mayQuit: () => boolean = () => true,
): void {
  let state: "open" | "closing" | "closed" = "open";
  app.on("before-quit", (event) => {
    if (state === "closed") return;
    event.preventDefault();
    if (state === "closing" || !mayQuit()) return;
    state = "closing";
    void inTime(close, log).then(() => {
      state = "closed";
      app.quit();
    });
  });
}

async function inTime(close: () => Promise<void>, log: Log): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    log({ level: "error", event: "close_took_too_long", afterMs: longestCloseMs });
    resolve();
  }, longestCloseMs);
  try {
    await Promise.race([close(), late]);
  } catch (error) {
    log({ level: "error", event: "close_failed", error });
  } finally {
    clearTimeout(timer);
  }
}
