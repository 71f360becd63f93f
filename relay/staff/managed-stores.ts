import type { Context } from "hono";

import type { Staff } from "../../contract/staff.ts";
import type { StoreRow } from "../database/schema.ts";
import type { Relay } from "../relay.ts";
import { identify, requireManager, type Caller } from "./caller.ts";

/** A manager, and the stores that they ask about. */
export interface Managed {
  readonly caller: Caller;
  readonly manager: Staff;
  /** At least one. */
  readonly stores: readonly StoreRow[];
}

/**
 * Whom a manager's request is from and about: the till's own store.
 * @throws RelayError manager_required, till_unknown, till_revoked, staff_session_unknown,
 * staff_session_expired
 */
export async function managedStores(relay: Relay, context: Context): Promise<Managed> {
  const caller = await identify(relay, context);
  const manager = requireManager(caller);
  return { caller, manager, stores: [caller.store] };
}

/** The same, for what is of one store alone. */
export async function managedStore(
  relay: Relay,
  context: Context,
): Promise<Omit<Managed, "stores"> & { readonly store: StoreRow }> {
  const { stores, ...managed } = await managedStores(relay, context);
  return { ...managed, store: stores[0] ?? managed.caller.store };
}
