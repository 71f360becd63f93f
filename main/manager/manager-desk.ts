import type { ManagerAccess } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { StaffSessionAnswer } from "../../contract/staff.ts";
import type { StaffDesk } from "../staff/staff-desk.ts";

/** A manager's session that still lives. The token never leaves the main process' memory. */
export interface ManagerSession {
  readonly token: string;
  readonly access: ManagerAccess;
}

/**
 * Who has the store's books open at this till: a manager who typed the PIN for it beside a cashier's
 * session, or the manager who is signed in. It ends with the relay's session and with the lock.
 */
export interface ManagerDesk {
  readonly session: () => ManagerSession | null;
  readonly enter: (staffId: string, pin: string) => Promise<Result<null, Failure>>;
  /** Closes the books; a manager who is signed in stays so. */
  readonly leave: () => void;
  /** The relay does not know this session any more. */
  readonly sessionRefused: (token: string, why: Failure) => void;
  readonly close: () => void;
}

export interface ManagerDeskOptions {
  readonly staff: StaffDesk;
  readonly onChange: () => void;
  /** The books are closed: what was followed for them ends. */
  readonly onEnd: () => void;
  /** The relay's clock, in Unix milliseconds. */
  readonly relayNow: () => number;
}

export function createManagerDesk({
  onChange,
  onEnd,
  relayNow,
  staff,
}: ManagerDeskOptions): ManagerDesk {
  let entered: StaffSessionAnswer | null = null;
  let expiry: ReturnType<typeof setTimeout> | undefined;

  function drop(): StaffSessionAnswer | null {
    const dropped = entered;
    clearTimeout(expiry);
    entered = null;
    onEnd();
    return dropped;
  }

  function expireAsDue(): void {
    if (entered === null) return;
    const leftMs = Date.parse(entered.expiresAt) - relayNow();
    if (leftMs > 0) {
      expiry = setTimeout(expireAsDue, leftMs);
      return;
    }
    drop();
    onChange();
  }

  /** The session of the manager who is signed in at the till. */
  function ofSignedIn(): ManagerSession | null {
    const session = staff.session();
    const state = staff.state();
    if (session === null || state.kind !== "signed_in" || state.endsAt == null) return null;
    if (state.staff.role !== "manager") return null;
    return { token: session.token, access: { staff: state.staff, endsAt: state.endsAt } };
  }

  return {
    session() {
      if (entered === null) return ofSignedIn();
      if (Date.parse(entered.expiresAt) <= relayNow()) {
        expireAsDue();
        return ofSignedIn();
      }
      const { expiresAt, staff: manager, token } = entered;
      return { token, access: { staff: manager, endsAt: expiresAt } };
    },

    async enter(staffId, pin) {
      const begun = await staff.beginAsManager(staffId, pin);
      if (!begun.ok) return begun;
      if (staff.state().kind === "locked") {
        // The till was locked while the PIN was on its way: nobody stands before it.
        void staff.end(begun.value.token);
        return fail(failure("staff_sign_in_required"));
      }
      const before = drop();
      entered = begun.value;
      expireAsDue();
      onChange();
      if (before !== null) void staff.end(before.token);
      return ok(null);
    },

    leave() {
      const dropped = drop();
      if (dropped === null) return;
      onChange();
      void staff.end(dropped.token);
    },

    sessionRefused(token, why) {
      if (entered?.token !== token) {
        staff.sessionRefused(token, why);
        return;
      }
      drop();
      onChange();
    },

    close() {
      drop();
    },
  };
}
