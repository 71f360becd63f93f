import type { Context } from "hono";

import { staffSessionHeader, type Staff } from "../../contract/staff.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { authenticate, type TillSession } from "../tills/authenticate.ts";
import { readSession, type StaffSession } from "./staff-session.ts";

/** Who asks: a till, and the staff member who is signed in at it, if the request says so. */
export interface Caller extends TillSession {
  readonly session: StaffSession | null;
}

/** Whose payment intents a caller sees: its till's own, or with a manager's session the store's. */
export interface Scope {
  readonly storeId: string;
  readonly tillId: string | null;
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

export function scopeOf({ session, store, till }: Caller): Scope {
  return { storeId: store.id, tillId: session?.staff.role === "manager" ? null : till.id };
}

/** @throws RelayError manager_required */
export function requireManager({ session }: Caller): Staff {
  if (session?.staff.role !== "manager") {
    throw new RelayError("manager_required", "Only a manager's session may do this");
  }
  return session.staff;
}
