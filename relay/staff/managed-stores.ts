import type { Context } from "hono";

import type { Staff } from "../../contract/staff.ts";
import { allStores } from "../../contract/stores.ts";
import type { StoreRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { chosenScope, identify, requireManager, type Caller } from "./caller.ts";

/** A manager, and the stores that they ask about. */
export interface Managed {
  readonly caller: Caller;
  readonly manager: Staff;
  /** At least one. */
  readonly stores: readonly StoreRow[];
}

/**
 * Whom a manager's request is from and which stores its `?store=` is about.
 * @throws RelayError manager_required, store_not_found, till_unknown, till_revoked,
 * staff_session_unknown, staff_session_expired
 */
export async function managedStores(relay: Relay, context: Context): Promise<Managed> {
  const caller = await identify(relay, context);
  const manager = requireManager(caller);
  const { stores } = await chosenScope(relay, caller, context.req.query("store"));
  return { caller, manager, stores };
}

/**
 * The same, for what is of one store alone.
 * @throws RelayError store_not_one, and as above
 */
export async function managedStore(
  relay: Relay,
  context: Context,
): Promise<Omit<Managed, "stores"> & { readonly store: StoreRow }> {
  const { stores, ...managed } = await managedStores(relay, context);
  if (context.req.query("store") === allStores) {
    throw new RelayError("store_not_one", "This is of one store alone: choose which", "store");
  }
  return { ...managed, store: stores[0] ?? managed.caller.store };
}
