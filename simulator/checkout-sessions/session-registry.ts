import { fail, ok, type Result } from "../../contract/result.ts";
import type { Clock } from "../clock.ts";
import type { SimulatedIntent, SimulatedStatus } from "../payment-intents/intent.ts";
import type { ActDetails, ActFailure, Registry } from "../payment-intents/registry.ts";
import type { Action } from "../payment-intents/transition.ts";
import type { Random } from "../random.ts";
import type { SessionCreation } from "./parse-session-creation.ts";
import { newSession, type SessionStatus, type SimulatedSession } from "./session.ts";

/** The Checkout Sessions of the simulated account, in memory. */
export interface SessionRegistry {
  readonly create: (creation: SessionCreation, idempotencyKey: string | null) => SimulatedSession;
  readonly find: (id: string) => SimulatedSession | undefined;
  readonly findByToken: (sessionToken: string) => SimulatedSession | undefined;
  readonly findByIntent: (intentId: string) => SimulatedSession | undefined;
  /** Oldest first. */
  readonly all: () => readonly SimulatedSession[];
  /** The session's payment intent, once the customer has started. */
  readonly intentOf: (session: SimulatedSession) => SimulatedIntent | undefined;
  /** What happens to its payment; the customer's first step makes the payment intent. */
  readonly act: (
    id: string,
    action: Action,
    details?: ActDetails,
  ) => Result<SimulatedIntent, ActFailure>;
  /** Withdraws a session that nobody has started. */
  readonly expire: (id: string) => Result<SimulatedSession, ActFailure>;
  /** Follows what became of a payment intent that may belong to a session. */
  readonly follow: (intent: SimulatedIntent) => void;
}

/** What a customer on the hosted page can do first. */
const beginnings: ReadonlySet<Action> = new Set([
  "start",
  "approve",
  "reject",
  "fail",
  "unsure",
  "walk_away",
]);

const statusAfter: Readonly<Record<SimulatedStatus, SessionStatus>> = {
  created: "in_progress",
  in_progress: "in_progress",
  pending: "in_progress",
  succeeded: "finished",
  failed: "finished",
  rejected: "finished",
  expired: "expired",
};

export function createSessionRegistry(options: {
  readonly clock: Clock;
  readonly random: Random;
  readonly url: () => string;
  readonly intents: Pick<Registry, "create" | "find" | "act">;
  /** Called after each change of a status. */
  readonly changed: (session: SimulatedSession) => void;
}): SessionRegistry {
  const { changed, clock, intents, random } = options;
  const sessions = new Map<string, SimulatedSession>();
  const idOfToken = new Map<string, string>();
  const idOfIntent = new Map<string, string>();

  function move(session: SimulatedSession, status: SessionStatus): SimulatedSession {
    const moved = { ...session, status };
    sessions.set(session.id, moved);
    if (status !== session.status) changed(moved);
    return moved;
  }

  function expire(id: string): Result<SimulatedSession, ActFailure> {
    const session = sessions.get(id);
    if (session === undefined) return fail(unknown(id));
    if (session.status !== "created") return fail(impossible(session, "expire"));
    const expired = move(session, "expired");
    // Its payment, which nobody has got to start, ends with it.
    if (session.intentId !== null) intents.act(session.intentId, "expire");
    return ok(expired);
  }

  /** The payment intent comes to be with the customer's first step. */
  function begin(session: SimulatedSession): SimulatedIntent {
    const { amount, businessProfile, currency, customerEmail, metadata, recipientAccount } =
      session;
    const creation = {
      amount,
      businessProfile,
      currency,
      customerEmail,
      metadata,
      recipientAccount,
    };
    const intent = intents.create(creation, null);
    idOfIntent.set(intent.id, session.id);
    sessions.set(session.id, { ...session, intentId: intent.id });
    return intent;
  }

  function act(
    id: string,
    action: Action,
    details: ActDetails = {},
  ): Result<SimulatedIntent, ActFailure> {
    const session = sessions.get(id);
    if (session === undefined) return fail(unknown(id));
    if (session.intentId !== null) return intents.act(session.intentId, action, details);
    if (session.status !== "created" || !beginnings.has(action)) {
      return fail(impossible(session, action));
    }
    return intents.act(begin(session).id, action, details);
  }

  return {
    act,
    expire,
    create: (creation, idempotencyKey) => {
      const made = { at: clock.now(), random, url: options.url(), idempotencyKey };
      const session = newSession(creation, made);
      sessions.set(session.id, session);
      idOfToken.set(session.sessionToken, session.id);
      // Refused, and rightly so, when it has been started or withdrawn in the meantime.
      clock.schedule(session.expiresAt, () => void expire(session.id));
      return session;
    },
    find: (id) => sessions.get(id),
    findByToken: (sessionToken) => sessions.get(idOfToken.get(sessionToken) ?? ""),
    findByIntent: (intentId) => sessions.get(idOfIntent.get(intentId) ?? ""),
    all: () => [...sessions.values()],
    intentOf: ({ intentId }) => (intentId === null ? undefined : intents.find(intentId)),
    follow: (intent) => {
      const session = sessions.get(idOfIntent.get(intent.id) ?? "");
      const isOpen = session?.status === "created" || session?.status === "in_progress";
      if (session !== undefined && isOpen) move(session, statusAfter[intent.status]);
    },
  };
}

function unknown(id: string): ActFailure {
  return { code: "unknown", message: `No checkout session ${id}.` };
}

function impossible(session: SimulatedSession, action: Action): ActFailure {
  return {
    code: "impossible_now",
    message: `${session.id} is ${session.status} and has no payment: "${action}" is impossible.`,
  };
}
