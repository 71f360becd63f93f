import type { TillState } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";
import type { Home } from "../../contract/home.ts";
import type { ManagerEvent } from "../../contract/manager-api.ts";
import { ok, type Result } from "../../contract/result.ts";
import type { Prints } from "../printing/prints.ts";
import type { TillHandlers } from "../till/till-routes.ts";
import type { Desk } from "../till/till-state.ts";
import type { Till } from "../till/till.ts";

/** A till with the documents of its home, and the relay that belongs to it where it has one of its own. */
export interface OpenHome {
  readonly till: Till;
  readonly prints: Prints;
  /** The till first, then its relay. */
  readonly close: () => Promise<void>;
}

/** The one till that the windows see, whichever home it is in. */
export interface Homes {
  readonly till: Till;
  readonly prints: Prints;
  readonly home: () => Home;
  /**
   * Leaves the present home and opens another; what is asked meanwhile waits. When that cannot be
   * opened, the till is back where it was.
   */
  readonly enter: (home: Home) => Promise<Result<null, Failure>>;
  /** Closes the present home, does something with what it keeps, and opens it again. */
  readonly renew: (between: () => void) => Promise<Result<null, Failure>>;
}

export interface HomesOptions {
  readonly first: Home;
  /** Opened where the first cannot be: a till that practised is not kept from its real sales. */
  readonly otherwise?: Home;
  /** Opens the first home. A failure is told by the till's state, not thrown: there is always a till. */
  readonly open: (home: Home) => Promise<Result<OpenHome, Failure>>;
  /** Remembers which home the next start opens. */
  readonly remember: (home: Home) => Result<unknown, Failure>;
  readonly log: (line: object) => void;
}

/** @returns the failure of the first home when it could not be opened */
export async function openHomes(options: HomesOptions): Promise<Result<Homes, Failure>> {
  const { log, open, remember } = options;
  let home = options.first;
  let first = await open(home);
  if (!first.ok && options.otherwise !== undefined && options.otherwise !== home) {
    log({ level: "warn", event: "home_not_opened", home, ...first.failure });
    home = options.otherwise;
    first = await open(home);
  }
  if (!first.ok) return first;
  let current = first.value;
  /** Settles when no home is being changed. */
  let settled: Promise<unknown> = Promise.resolve();
  const listeners = new Set<(state: TillState) => void>();
  const managerListeners = new Set<(event: ManagerEvent) => void>();
  let desk: Partial<Desk> = {};
  /** Versions go on growing over a change. */
  let versionBase = 0;
  let unfollow = follow();

  function shown(state: TillState): TillState {
    return { ...state, home, version: versionBase + state.version };
  }

  function follow(): () => void {
    const stops = [
      current.till.subscribe((state) => {
        for (const listener of listeners) listener(shown(state));
      }),
      current.till.subscribeManager((event) => {
        for (const listener of managerListeners) listener(event);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  async function change(next: Home, between?: () => void): Promise<Result<null, Failure>> {
    if (next === home && between === undefined) return ok(null);
    const before = home;
    versionBase = shown(current.till.state()).version + 1;
    unfollow();
    await current.close();
    between?.();
    const opened = await open(next);
    if (opened.ok) {
      const kept = remember(next);
      if (!kept.ok) log({ level: "warn", event: "home_not_kept", ...kept.failure });
      home = next;
      current = opened.value;
    } else {
      log({ level: "warn", event: "home_not_opened", home: next, ...opened.failure });
      const back = await open(before);
      if (!back.ok) throw new Error(`${before}: ${back.failure.code}`);
      current = back.value;
    }
    current.till.setDesk(desk);
    unfollow = follow();
    for (const listener of listeners) listener(shown(current.till.state()));
    return opened.ok ? ok(null) : opened;
  }

  async function inTurn(
    work: () => Promise<Result<null, Failure>>,
  ): Promise<Result<null, Failure>> {
    const before = settled;
    const changed = (async () => {
      await before;
      return work();
    })();
    settled = changed.catch(() => undefined);
    return changed;
  }

  const handlers = Object.fromEntries(
    Object.keys(current.till.handlers).map((route) => [
      route,
      async (input: never) => {
        await settled;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same routes in every home
        const handle = current.till.handlers[route as keyof TillHandlers] as Forward;
        return route === "till.get" ? ok(till.state()) : handle(input);
      },
    ]),
  );

  const till: Till = {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same routes, each with its own input
    handlers: handlers as unknown as TillHandlers,
    state: () => shown(current.till.state()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeManager(listener) {
      managerListeners.add(listener);
      return () => managerListeners.delete(listener);
    },
    setDesk(part) {
      desk = { ...desk, ...part };
      current.till.setDesk(part);
    },
    relayNow: () => current.till.relayNow(),
    payOrigins: () => current.till.payOrigins(),
    findPaymentIntent: async (id) => current.till.findPaymentIntent(id),
    openExport: async (query, signal) => current.till.openExport(query, signal),
    findStore: async (id) => current.till.findStore(id),
    async chargeAsked(entry) {
      await settled;
      return current.till.chargeAsked(entry);
    },
    checkManager: async (manager) => current.till.checkManager(manager),
    tellPrinting: (trouble) => current.till.tellPrinting(trouble),
    wake: () => current.till.wake(),
    resume: () => current.till.resume(),
    lock: () => current.till.lock(),
    async close() {
      await settled;
      unfollow();
      await current.close();
    },
  };
  const prints: Prints = {
    has: (printed) => current.prints.has(printed),
    mark: (printed) => current.prints.mark(printed),
    unmark: (printed) => current.prints.unmark(printed),
  };
  return ok({
    till,
    prints,
    home: () => home,
    enter: (next) => inTurn(() => change(next)),
    renew: (between) => inTurn(() => change(home, between)),
  });
}

type Forward = (input: never) => Promise<unknown>;
