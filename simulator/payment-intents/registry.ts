import { fail, ok, type Result } from "../../contract/result.ts";
import type { Clock } from "../clock.ts";
import { randomText, type Random } from "../random.ts";
import { widgetTokenLifeMs, type SimulatedIntent } from "./intent.ts";
import type { Creation } from "./parse-creation.ts";
import {
  longestPendingMs,
  transition,
  type Action,
  type Step,
  type TransitionFailure,
} from "./transition.ts";

export type ActDetails = Partial<Pick<Step, "errorReason" | "institutionId" | "holderId">>;
export type ActFailure = TransitionFailure | { readonly code: "unknown"; readonly message: string };

/** The payment intents of the simulated account, in memory. */
export interface Registry {
  readonly create: (creation: Creation, idempotencyKey: string | null) => SimulatedIntent;
  readonly find: (id: string) => SimulatedIntent | undefined;
  readonly findByToken: (widgetToken: string) => SimulatedIntent | undefined;
  /** Oldest first. */
  readonly all: () => readonly SimulatedIntent[];
  readonly act: (
    id: string,
    action: Action,
    details?: ActDetails,
  ) => Result<SimulatedIntent, ActFailure>;
  /** Ends the intents whose token ran out before anybody started them. */
  readonly expireUnused: () => void;
}

export function createRegistry(options: {
  readonly clock: Clock;
  readonly random: Random;
  readonly expiresUnused: () => boolean;
  /** Oldest first. */
  readonly remembered?: readonly SimulatedIntent[];
  readonly created?: () => void;
  /** Called after each change of a status. */
  readonly changed: (intent: SimulatedIntent) => void;
}): Registry {
  const { clock, random, changed } = options;
  const intents = new Map<string, SimulatedIntent>();
  const idOfToken = new Map<string, string>();

  function create(creation: Creation, idempotencyKey: string | null): SimulatedIntent {
    const id = `pi_${randomText(random, 16)}`;
    const createdAt = clock.now();
    const intent: SimulatedIntent = {
      ...creation,
      id,
      status: "created",
      widgetToken: `${id}_sec_${randomText(random, 13)}`,
      widgetTokenExpiresAt: createdAt + widgetTokenLifeMs,
      referenceId: null,
      transactionDate: null,
      errorReason: null,
      senderAccount: null,
      institutionId: null,
      idempotencyKey,
      pendingSince: null,
      createdAt,
      updatedAt: createdAt,
    };
    keep(intent);
    options.created?.();
    return intent;
  }

  function keep(intent: SimulatedIntent): void {
    intents.set(intent.id, intent);
    idOfToken.set(intent.widgetToken, intent.id);
    clock.schedule(intent.widgetTokenExpiresAt, () => {
      if (options.expiresUnused()) expireIfUnused(intent.id);
    });
  }

  function act(
    id: string,
    action: Action,
    details: ActDetails = {},
  ): Result<SimulatedIntent, ActFailure> {
    const intent = intents.get(id);
    if (intent === undefined) {
      return fail({ code: "unknown", message: `No payment intent ${id}.` });
    }
    const next = transition(intent, {
      ...details,
      action,
      at: clock.now(),
      referenceId: randomText(random, 8, "123456789"),
    });
    if (!next.ok) return next;
    intents.set(id, next.value);
    if (next.value.status === "pending") endPending(next.value);
    changed(next.value);
    return ok(next.value);
  }

  function endPending({ id, pendingSince }: SimulatedIntent): void {
    clock.schedule((pendingSince ?? clock.now()) + longestPendingMs, () => {
      // Refused, and rightly so, when the bank has spoken in the meantime.
      act(id, "give_up");
    });
  }

  function expireIfUnused(id: string): void {
    const intent = intents.get(id);
    if (intent?.status === "created" && clock.now() >= intent.widgetTokenExpiresAt) {
      act(id, "expire");
    }
  }

  for (const intent of options.remembered ?? []) {
    keep(intent);
    if (intent.status === "pending") endPending(intent);
  }

  return {
    create,
    act,
    find: (id) => intents.get(id),
    findByToken: (widgetToken) => intents.get(idOfToken.get(widgetToken) ?? ""),
    all: () => [...intents.values()],
    expireUnused: () => {
      for (const id of intents.keys()) expireIfUnused(id);
    },
  };
}
