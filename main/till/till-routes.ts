import { isDeepStrictEqual } from "node:util";

import type { BridgeHandlers } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import type { PreferenceName } from "../../contract/provisioning.ts";
import { fail, ok } from "../../contract/result.ts";
import type { ManagerHandlers } from "../manager/manager-routes.ts";
import type { Document } from "../settings/document.ts";
import { createStatementRoutes, type StatementRoutes } from "../statement/statement-routes.ts";
import { isOpen, type Journal } from "./journal.ts";
import type { Link } from "./link.ts";
import type { LinkKeeper } from "./link-keeper.ts";
import type { Settings } from "./settings-schema.ts";
import type { StorageWatch } from "./storage-watch.ts";
import type { TillBook } from "./till-book.ts";
import type { TillPairing } from "./till-pairing.ts";
import type { ShownState } from "./till-state.ts";

type TillRoute =
  | "till.get"
  | "till.pair"
  | "setup.probe"
  | "problem.retry"
  | "preferences.set"
  | "sales.charge"
  | "sales.cancel"
  | "sales.checkNow"
  | "sales.leave"
  | "sales.settle"
  | "staff.signIn"
  | "staff.lock"
  | "till.unpair"
  | "sales.see"
  | "kiosk.leave"
  | keyof TillBook
  | keyof ManagerHandlers
  | keyof StatementRoutes;
/** The routes that the till itself answers. */
export type TillHandlers = Pick<BridgeHandlers, TillRoute>;

export function createTillRoutes(till: {
  readonly keeper: LinkKeeper;
  readonly pairing: TillPairing;
  readonly settings: Document<Settings>;
  readonly journal: Document<Journal>;
  readonly shown: ShownState;
  readonly storage: StorageWatch;
  /** What the till's people cannot change. */
  readonly locked: readonly PreferenceName[];
}): TillHandlers {
  const { journal, keeper, pairing, settings, shown, storage } = till;
  const hasOpenSales = () => journal.get().sales.some(isOpen);

  /** The route of a link; without one there is nobody to ask. */
  function linked<Input, Answer>(answer: (link: Link, input: Input) => Answer | Promise<Answer>) {
    return async (input: Input) => {
      const link = keeper.link();
      return link === null ? fail(failure("not_paired")) : answer(link, input);
    };
  }

  return {
    ...createStatementRoutes(settings, () => keeper.link()?.manager.session() ?? null),

    "till.get": async () => ok(shown.get()),

    "setup.probe": async ({ relayUrl }) => pairing.probe(relayUrl),

    async "till.pair"({ code, relayUrl }) {
      if (pairing.known() !== null && keeper.locked() === null) {
        return fail(failure("already_paired"));
      }
      const paired = await pairing.pair(relayUrl, code);
      if (paired.ok) {
        shown.dropNotice("settings_corrupt");
        await keeper.beginWork();
      }
      shown.push();
      return paired;
    },

    async "problem.retry"() {
      storage.retry();
      await keeper.retry();
      return ok(null);
    },

    async "preferences.set"(changes) {
      const { preferences } = settings.get();
      const next = { ...preferences, ...withoutUndefined(changes) };
      const barred = till.locked.find((name) => !isDeepStrictEqual(next[name], preferences[name]));
      if (barred !== undefined) return fail(failure("preference_locked", barred));
      const kept = settings.set({ ...settings.get(), preferences: next });
      shown.push();
      return kept.ok ? ok(null) : kept;
    },

    async "sales.charge"(input) {
      const ready = await keeper.readyToCharge();
      return ready.ok ? ready.value.sales.charge(input) : ready;
    },

    "sales.cancel": linked(({ sales }, { id }) => sales.cancel(id)),
    "sales.checkNow": linked(({ sales }, { id }) => sales.checkNow(id)),
    "sales.leave": linked(({ sales }, { id }) => sales.leave(id)),
    "sales.see": linked(({ sales }, { id }) => sales.see(id)),
    "sales.find": linked(({ book }, input) => book["sales.find"](input)),
    "receipts.check": linked(({ book }, input) => book["receipts.check"](input)),
    "report.get": linked(({ book }, input) => book["report.get"](input)),

    "sales.settle": linked(async ({ client, sales, staff }, { id, note, pin, staffId }) => {
      const find = () => journal.get().sales.find((sale) => sale.id === id);
      if (find() === undefined) return fail(failure("sale_unknown"));
      return staff.asManager(staffId, pin, async (token) => {
        const settled = await client.settle(id, note, token);
        if (!settled.ok) return fail(settled.failure.failure);
        sales.told(settled.value, null);
        const sale = find();
        return sale === undefined ? fail(failure("sale_unknown")) : ok(sale);
      });
    }),

    "staff.signIn": linked(({ staff }, { pin, staffId }) => staff.signIn(staffId, pin)),
    async "staff.lock"() {
      keeper.link()?.staff.lock();
      return ok(null);
    },

    "manager.enter": linked(({ managerRoutes }, input) => managerRoutes["manager.enter"](input)),
    "manager.leave": linked(({ managerRoutes }, input) => managerRoutes["manager.leave"](input)),
    "manager.ask": linked(({ managerRoutes }, input) => managerRoutes["manager.ask"](input)),
    "manager.watch": linked(({ managerRoutes }, input) => managerRoutes["manager.watch"](input)),
    "manager.unwatch": linked(({ managerRoutes }, input) =>
      managerRoutes["manager.unwatch"](input),
    ),

    // Whether it is a manager's PIN; what leaves the kiosk is not the till's.
    "kiosk.leave": linked(({ staff }, { pin, staffId }) =>
      staff.asManager(staffId, pin, async () => ok(null)),
    ),

    "till.unpair": linked(async ({ staff }, { pin, staffId }) => {
      if (hasOpenSales()) return fail(failure("sales_open"));
      return staff.asManager(staffId, pin, async () =>
        // Somebody may have charged while the PIN was on its way.
        hasOpenSales() ? fail(failure("sales_open")) : keeper.free(),
      );
    }),
  };
}

type Present<Value extends object> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** What was given, without what was left out. */
function withoutUndefined<Value extends object>(value: Value): Present<Value> {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys and values, fewer of them
  return Object.fromEntries(entries) as Present<Value>;
}
