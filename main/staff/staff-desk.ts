import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

import type { SignIn } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Staff, StaffSessionAnswer } from "../../contract/staff.ts";
import { backoffMs } from "../feed/backoff.ts";
import { refusesSession, refusesTill, type RelayClient } from "../relay-client/relay-client.ts";
import type { Document } from "../settings/document.ts";
import type { Settings } from "../till/settings-schema.ts";

/** A member's session, as a sale needs it. The token never leaves the main process' memory. */
export interface DeskSession {
  readonly token: string;
  readonly staffId: string;
}

/** Who works at a paired till: the store's members, and the one who is signed in. */
export interface StaffDesk {
  readonly state: () => SignIn;
  /** The session that still lives, by the relay's clock. */
  readonly session: () => DeskSession | null;
  /** Why nothing may be charged now; asks the relay where it has never told whether there is staff. */
  readonly barsCharge: () => Promise<Failure | null>;
  /** Asks the relay who works here. */
  readonly readMembers: () => Promise<void>;
  readonly signIn: (staffId: string, pin: string) => Promise<Result<null, Failure>>;
  /** Locks at once, whatever the network does. */
  readonly lock: () => void;
  /** The relay does not know this session any more: whoever had it has to sign in again. */
  readonly sessionRefused: (token: string, why: Failure) => void;
  /** Does one thing with a manager's session that begins and ends with it. */
  readonly asManager: <Value>(
    staffId: string,
    pin: string,
    act: (token: string) => Promise<Result<Value, Failure>>,
  ) => Promise<Result<Value, Failure>>;
  /** Begins a manager's session beside whoever is signed in. */
  readonly beginAsManager: (
    staffId: string,
    pin: string,
  ) => Promise<Result<StaffSessionAnswer, Failure>>;
  /** Ends such a session at the relay. */
  readonly end: (token: string) => Promise<void>;
  readonly close: () => void;
}

export interface StaffDeskOptions {
  readonly client: RelayClient;
  readonly settings: Document<Settings>;
  /** Settles once every sale that was charged under this session has been brought to the relay. */
  readonly carried: (token: string) => Promise<void>;
  readonly onChange: () => void;
  /** Whoever was signed in is so no more. */
  readonly onLocked: () => void;
  /** The relay refused this till. */
  readonly onRefused: (failure: Failure) => void;
  /** The relay's clock, in Unix milliseconds. */
  readonly relayNow: () => number;
}

const readAgainMs = 5 * 60_000;
/** A session whose end the relay could not be told this often ends by itself, in time. */
const mostEndings = 5;

export function createStaffDesk(options: StaffDeskOptions): StaffDesk {
  const { client, relayNow, settings } = options;
  let present: StaffSessionAnswer | null = null;
  let why: Failure | null = null;
  let expiry: ReturnType<typeof setTimeout> | undefined;
  const closing = new AbortController();
  const reading = setInterval(() => void readMembers(), readAgainMs);
  reading.unref();

  const members = () => settings.get().members;

  /** Ends a session at the relay, after the sales that need it. */
  async function end(token: string): Promise<void> {
    await options.carried(token);
    for (let tries = 1; tries <= mostEndings; tries += 1) {
      const ended = await client.endSession(token);
      if (ended.ok || ended.failure.kind === "refused" || closing.signal.aborted) return;
      const pause = { signal: closing.signal, ref: false };
      await delay(backoffMs(tries, Math.random()), undefined, pause).catch(() => undefined);
    }
  }

  function forget(reason: Failure | null): void {
    clearTimeout(expiry);
    present = null;
    why = reason;
    options.onLocked();
    options.onChange();
  }

  function lock(): void {
    const ended = present;
    if (ended === null) return;
    forget(null);
    void end(ended.token);
    void readMembers();
  }

  function expireAsDue(): void {
    if (present === null) return;
    const leftMs = Date.parse(present.expiresAt) - relayNow();
    if (leftMs <= 0) forget(failure("staff_session_expired"));
    else expiry = setTimeout(expireAsDue, leftMs);
  }

  function keep(next: Partial<Pick<Settings, "members" | "lastStaffId">>): void {
    const before = settings.get();
    const after = { ...before, ...next };
    // A disk that refuses costs a till that starts offline its names, no more.
    if (!isDeepStrictEqual(after, before)) settings.remember(after);
  }

  async function readMembers(): Promise<void> {
    const token = present?.token ?? null;
    const asked = await client.listStaff(token);
    // The relay has ended the session: another PIN, another role, or nobody's any more.
    const isOver = !asked.ok && token !== null && refusesSession(asked.failure.failure);
    const told = isOver ? await client.listStaff(null) : asked;
    if (closing.signal.aborted) return;
    if (told.ok) keep({ members: [...told.value] });
    else if (refusesTill(told.failure.failure)) options.onRefused(told.failure.failure);
    if (isOver && present?.token === token) forget(failure("staff_session_expired"));
    if (!told.ok) return;
    takeNews(told.value);
    options.onChange();
  }

  /** Whoever was removed, or is to do other work, is signed out; another name is shown. */
  function takeNews(known: readonly Staff[]): void {
    if (present === null) return;
    const { id, role } = present.staff;
    const now = known.find((each) => each.id === id);
    if (now?.role !== role) forget(failure("staff_session_expired"));
    else present = { ...present, staff: now };
  }

  function session(): DeskSession | null {
    if (present !== null && Date.parse(present.expiresAt) <= relayNow()) expireAsDue();
    return present === null ? null : { token: present.token, staffId: present.staff.id };
  }

  /** Asks the relay for a session; a wrong name or PIN may mean that the list has changed. */
  async function begin(staffId: string, pin: string): Promise<Result<StaffSessionAnswer, Failure>> {
    const answer = await client.beginSession(staffId, pin);
    if (answer.ok) return answer;
    const { failure: told, retryAfterSeconds } = answer.failure;
    if (refusesTill(told)) options.onRefused(told);
    else if (answer.failure.kind === "refused") void readMembers();
    return fail(
      told.code === "staff_pin_wait" && retryAfterSeconds != null
        ? failure("staff_pin_wait", String(retryAfterSeconds))
        : told,
    );
  }

  async function beginAsManager(
    staffId: string,
    pin: string,
  ): Promise<Result<StaffSessionAnswer, Failure>> {
    const known = members();
    if (known !== null && known.every(({ role }) => role !== "manager")) {
      return fail(failure("staff_none"));
    }
    if (known?.find(({ id }) => id === staffId)?.role === "cashier") {
      return fail(failure("manager_required"));
    }
    const begun = await begin(staffId, pin);
    if (!begun.ok || begun.value.staff.role === "manager") return begun;
    void end(begun.value.token);
    return fail(failure("manager_required"));
  }

  return {
    state() {
      const known = members() ?? [];
      if (present !== null) {
        const { expiresAt, staff } = present;
        return { kind: "signed_in", members: known, staff, endsAt: expiresAt };
      }
      if (known.length === 0) return { kind: "nobody" };
      return { kind: "locked", members: known, lastStaffId: settings.get().lastStaffId, why };
    },

    session,

    async barsCharge() {
      if (members() === null) {
        await readMembers();
        if (members() === null) return failure("relay_unreachable");
      }
      return members()?.length === 0 || session() !== null
        ? null
        : failure("staff_sign_in_required");
    },

    readMembers,

    async signIn(staffId, pin) {
      const begun = await begin(staffId, pin);
      if (!begun.ok) return begun;
      if (closing.signal.aborted) return fail(failure("not_paired"));
      const before = present;
      clearTimeout(expiry);
      present = begun.value;
      why = null;
      expireAsDue();
      keep({ lastStaffId: begun.value.staff.id });
      // The books that were open beside the one before are not for whoever comes now.
      if (before !== null) options.onLocked();
      options.onChange();
      if (before !== null) void end(before.token);
      return ok(null);
    },

    lock,

    sessionRefused(token, reason) {
      if (present?.token !== token) return;
      forget(reason);
      void readMembers();
    },

    async asManager(staffId, pin, act) {
      const begun = await beginAsManager(staffId, pin);
      if (!begun.ok) return begun;
      const { token } = begun.value;
      try {
        return await act(token);
      } finally {
        void end(token);
      }
    },

    beginAsManager,
    end,

    close() {
      closing.abort();
      clearTimeout(expiry);
      clearInterval(reading);
      present = null;
    },
  };
}
