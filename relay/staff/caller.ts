import type { Context } from "hono";

import type { Mode } from "../../contract/payment-intent.ts";
import { staffSessionHeader, type Staff } from "../../contract/staff.ts";
import { allStores } from "../../contract/stores.ts";
import type { StoreRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { authenticate, type TillSession } from "../tills/authenticate.ts";
import { readSession, type StaffSession } from "./staff-session.ts";
import { readStoresOf } from "./staff-stores.ts";

/** Who asks: a till, and the staff member who is signed in at it, if the request says so. */
export interface Caller extends TillSession {
  readonly session: StaffSession | null;
}

/** Whose payment intents a caller sees: its till's own, or with a manager's session their stores'. */
export interface Scope {
  /** At least one; for a till alone its own. */
  readonly stores: readonly StoreRow[];
  readonly tillId: string | null;
  /** Lists are of what was charged with keys of this mode: test and live money never stand together. */
  readonly mode: Mode;
}

/** @throws RelayError till_unknown, till_revoked, staff_session_unknown, staff_session_expired */
export async function identify(relay: Relay, context: Context): Promise<Caller> {
  const now = relay.now();
  const authorization = context.req.header("Authorization");
  const tillSession = await authenticate(relay.database, authorization, now);
  const token = context.req.header(staffSessionHeader);
  const session = await readSession(relay.database, token, tillSession.till.id, now);
  return { ...tillSession, session };
}

/** All that a caller may see: a till's own, or everything in all stores of a manager. */
export async function scopeOf(relay: Relay, { session, store, till }: Caller): Promise<Scope> {
  const { mode } = relay.config.fintoc;
  if (session?.staff.role !== "manager") return { stores: [store], tillId: till.id, mode };
  return { stores: await readStoresOf(relay.database, session.staff.id), tillId: null, mode };
}

/**
 * What a request with `?store=` is about: without it the till's own store, with `all` every store
 * of the manager's. A till without a manager's session sees its own sales whatever it asks for.
 * @throws RelayError store_not_found, manager_required
 */
export async function chosenScope(
  relay: Relay,
  caller: Caller,
  choice: string | undefined,
): Promise<Scope> {
  const { session, store, till } = caller;
  const { mode } = relay.config.fintoc;
  const tillId = session?.staff.role === "manager" ? null : till.id;
  if (choice === undefined || choice === store.id) return { stores: [store], tillId, mode };
  requireManager(caller);
  const { stores } = await scopeOf(relay, caller);
  if (choice === allStores) return { stores, tillId, mode };
  const chosen = stores.find(({ id }) => id === choice);
  // A store that is another's is not told from one that there is not.
  if (chosen === undefined) {
    throw new RelayError("store_not_found", `This manager has no store ${choice}`, "store");
  }
  return { stores: [chosen], tillId, mode };
}

/** @throws RelayError manager_required */
export function requireManager({ session }: Caller): Staff {
  if (session?.staff.role !== "manager") {
    throw new RelayError("manager_required", "Only a manager's session may do this");
  }
  return session.staff;
}
