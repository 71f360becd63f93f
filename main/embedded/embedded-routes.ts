import { failure, type Failure } from "../../contract/failures.ts";
import type { BridgeHandlers, TillState } from "../../contract/bridge.ts";
import type { FintocKeys } from "../../contract/embedded-relay.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Homes } from "../home/homes.ts";
import type { OwnKeys } from "./own-keys.ts";
import {
  addressesOf,
  ownDatabase,
  setUpOwnShop,
  type OwnRelay,
  type OwnRelayOptions,
} from "./own-relay.ts";
import { openRelayChild } from "./relay-child.ts";

type EmbeddedHandlers = Pick<
  BridgeHandlers,
  "embedded.setUp" | "embedded.changeKeys" | "embedded.addManager" | "embedded.backUp" | "till.move"
>;

export interface EmbeddedRoutesOptions {
  readonly homes: Homes;
  readonly relay: OwnRelayOptions & { readonly keys: OwnKeys };
  /** The one that runs at present; `null` in another home. */
  readonly present: () => OwnRelay | null;
  readonly askForKeys: (
    put: (keys: FintocKeys) => Promise<Result<null, Failure>>,
  ) => Promise<Result<null, Failure>>;
  /** The browser preview never handles real money. */
  readonly refuseLiveMode: boolean;
  /** Why this till may not begin to trust another relay; `null` when it may. */
  readonly barsAnother: () => Failure | null;
  /** Asks where to; `null` when that was given up. */
  readonly chooseBackup: () => Promise<string | null>;
}

/** The routes of a computer that is its shop's only till. */
export function createEmbeddedRoutes(options: EmbeddedRoutesOptions): EmbeddedHandlers {
  const { askForKeys, homes, present, relay } = options;
  const state = (): TillState => homes.till.state();

  /** Asks Fintoc before anything is kept: wrong keys are told while they can be typed again. */
  async function put(typed: FintocKeys): Promise<Result<null, Failure>> {
    // Before anybody is asked: a live key does not even leave the preview.
    const isLive = [typed.secretKey, typed.publicKey].some((key) => /^[sp]k_live_/u.test(key));
    if (isLive && options.refuseLiveMode) return fail(failure("live_mode_refused"));
    const child = openRelayChild(relay);
    const answer = await child.ask("checkKeys", {
      keys: typed,
      fintoc: addressesOf(relay.fintocUrl),
      databaseFile: ownDatabase(relay.dataFolder),
    });
    await child.close();
    return answer.ok ? relay.keys.put(typed) : answer;
  }

  /** Open books, or a shop where nobody has a PIN by its relay's own word. */
  async function isManager(): Promise<boolean> {
    return state().manager !== null || (await homes.till.checkManager(null)).ok;
  }

  return {
    async "embedded.setUp"({ shop }) {
      if (homes.home() !== "shared" || state().pairing.kind === "paired") {
        return fail(failure("already_paired"));
      }
      const barred = options.barsAnother();
      if (barred !== null) return fail(barred);
      if (!relay.keys.areThere()) {
        const typed = await askForKeys(put);
        if (!typed.ok) return typed;
      }
      const made = await setUpOwnShop(relay, shop);
      return made.ok ? homes.enter("embedded") : made;
    },

    async "embedded.changeKeys"() {
      const own = present();
      if (own === null) return fail(failure("not_paired"));
      // Nobody can sign in at a relay that has no keys to start with.
      const isStuck = own.process() === null;
      if (!isStuck && !(await isManager())) return fail(failure("manager_locked"));
      const typed = await askForKeys(put);
      return typed.ok ? own.restart() : typed;
    },

    async "embedded.addManager"(manager) {
      const process = present()?.process() ?? null;
      if (process === null) return fail(failure("own_relay_stopped"));
      const added = await process.addManager(manager);
      return added.ok ? ok(null) : added;
    },

    async "embedded.backUp"() {
      const process = present()?.process() ?? null;
      if (process === null) return fail(failure("own_relay_stopped"));
      if (!(await isManager())) return fail(failure("manager_locked"));
      const file = await options.chooseBackup();
      if (file === null) return ok({ saved: false });
      const written = await process.backUp(file);
      if (written.ok) return ok({ saved: true });
      return fail(failure("file_unwritable", written.failure.detail));
    },

    async "till.move"(input) {
      if (homes.home() !== "embedded") return fail(failure("not_paired"));
      const moved = await homes.till.handlers["till.move"](input);
      return moved.ok ? homes.enter("shared") : moved;
    },
  };
}
