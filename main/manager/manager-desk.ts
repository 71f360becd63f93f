import type { ClosedBooks, ManagerAccess } from "../../contract/bridge.ts";
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
  /** What has closed by itself, until somebody opens it anew or the till is locked. */
  readonly closed: () => ClosedBooks | null;
  /** Opens the books; where they are open, for a whole session from now on. */
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

/** The relay's clock and ours may differ by so much about the end of a session. */
const toleranceMs = 5_000;

export function createManagerDesk({
  onChange,
  onEnd,
  relayNow,
  staff,
}: ManagerDeskOptions): ManagerDesk {
  let entered: StaffSessionAnswer | null = null;
  let expiry: ReturnType<typeof setTimeout> | undefined;
  let closed: ClosedBooks | null = null;

  /** @param next a session in place of the one that ends: what goes on knows whose it is */
  function drop(next: StaffSessionAnswer | null = null): StaffSessionAnswer | null {
    const dropped = entered;
    clearTimeout(expiry);
    entered = next;
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
    closeFor(entered, "time");
  }

  function closeFor({ staff: manager }: StaffSessionAnswer, why: ClosedBooks["why"]): void {
    drop();
    closed = { staff: manager, why };
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

    closed: () => closed,

    async enter(staffId, pin) {
      // Who is signed in with their own PIN goes on at the whole till, not only in the books.
      if (staff.session()?.staffId === staffId && ofSignedIn() !== null) {
        return staff.signIn(staffId, pin);
      }
      const begun = await staff.beginAsManager(staffId, pin);
      if (!begun.ok) return begun;
      if (staff.state().kind === "locked") {
        // The till was locked while the PIN was on its way: nobody stands before it.
        void staff.end(begun.value.token);
        return fail(failure("staff_sign_in_required"));
      }
      const before = drop(begun.value);
      closed = null;
      expireAsDue();
      onChange();
      if (before !== null) void staff.end(before.token);
      return ok(null);
    },

    leave() {
      const dropped = drop();
      if (dropped === null && closed === null) return;
      closed = null;
      onChange();
      if (dropped !== null) void staff.end(dropped.token);
    },

    sessionRefused(token, why) {
      if (entered?.token !== token) {
        staff.sessionRefused(token, why);
        return;
      }
      const isOver = Date.parse(entered.expiresAt) <= relayNow() + toleranceMs;
      closeFor(entered, isOver ? "time" : "relay");
      // They may have been removed, or work here no more.
      void staff.readMembers();
    },

    close() {
      drop();
    },
  };
}
