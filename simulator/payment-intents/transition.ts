import { assertNever } from "../../contract/assert-never.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { isInstitution, testHolderIds } from "../institutions.ts";
import type { Account, SimulatedIntent, SimulatedStatus } from "./intent.ts";

/** What can happen to a payment intent after its creation. */
export const actions = [
  /** The customer opened the widget and chose a bank. */
  "start",
  "approve",
  /** The customer rejected the second factor, or got it wrong. */
  "reject",
  /** The bank fails. */
  "fail",
  /** The bank does not say what became of the transfer. */
  "unsure",
  "walk_away",
  /** The bank says how an unsure transfer ended. */
  "confirm",
  "deny",
  /** Ten days have gone by without the bank's word. */
  "give_up",
  /** Fintoc ends an intent that nobody finished. */
  "expire",
  /** Money arrives although the intent had ended without. Undocumented; a merchant must bear it. */
  "arrive_late",
] as const;
export type Action = (typeof actions)[number];

/** How long Fintoc goes on asking the bank. */
export const longestPendingMs = 10 * 24 * 3_600_000;

export const errorReasons = [
  "bank_not_available",
  "bank_connection_error",
  "bank_account_locked",
  "amount_limit_reached",
  "insufficient_funds",
  "login_credentials_locked",
  "login_invalid_credentials",
  "maximum_amount_error",
  "mfa_authorization_timeout",
  "mfa_invalid_authorization",
  "mfa_locked",
  "mfa_unavailable",
  "new_contact_amount_limit_reached",
  "new_contact_transfer_number_limit_reached",
  "recipient_account_not_allowed",
  "unresolved_final_status",
] as const;

export interface Step {
  readonly action: Action;
  /** Unix milliseconds. */
  readonly at: number;
  /** The bank's operation number, should the step end in a success. */
  readonly referenceId: string;
  readonly errorReason?: string | undefined;
  readonly institutionId?: string | undefined;
  /** Who logged in at the bank. */
  readonly holderId?: string | undefined;
}

export interface TransitionFailure {
  readonly code: "impossible_now" | "token_expired" | "institution_unknown";
  readonly message: string;
}

const open = ["created", "in_progress"] as const;
const possibleFrom: Readonly<Record<Action, readonly SimulatedStatus[]>> = {
  start: ["created"],
  approve: open,
  reject: open,
  fail: open,
  unsure: open,
  walk_away: open,
  expire: open,
  confirm: ["pending"],
  deny: ["pending"],
  give_up: ["pending"],
  arrive_late: ["failed", "expired"],
};

const needsToken: ReadonlySet<Action> = new Set(["start", "approve", "reject", "fail", "unsure"]);

/** The life of a payment intent at Fintoc: what one step makes of it, or why it cannot happen. */
export function transition(
  intent: SimulatedIntent,
  step: Step,
): Result<SimulatedIntent, TransitionFailure> {
  const { action, at } = step;
  if (!possibleFrom[action].includes(intent.status)) {
    return fail({
      code: "impossible_now",
      message: `${intent.id} is ${intent.status}: "${action}" needs ${possibleFrom[action].join(" or ")}.`,
    });
  }
  if (intent.status === "created" && needsToken.has(action) && at >= intent.widgetTokenExpiresAt) {
    return fail({
      code: "token_expired",
      message: `The widget token of ${intent.id} has expired: nobody can start it any more.`,
    });
  }
  const institutionId = step.institutionId ?? intent.institutionId;
  if (institutionId !== null && !isInstitution(intent.currency, institutionId)) {
    return fail({
      code: "institution_unknown",
      message: `No institution ${institutionId} for payments in ${intent.currency}.`,
    });
  }
  return ok(after({ ...intent, institutionId, updatedAt: at }, step));
}

function after(intent: SimulatedIntent, step: Step): SimulatedIntent {
  const institutionId = chosenInstitution(intent);
  const withSender = {
    ...intent,
    institutionId,
    senderAccount: intent.senderAccount ?? senderOf(intent, step),
  };
  const paid = {
    ...withSender,
    status: "succeeded",
    errorReason: null,
    referenceId: step.referenceId,
    transactionDate: step.at,
  } as const;
  switch (step.action) {
    case "start":
      return { ...intent, status: "in_progress", institutionId };
    case "approve":
    case "confirm":
    case "arrive_late":
      return paid;
    case "reject":
      return { ...withSender, status: "rejected", errorReason: step.errorReason ?? null };
    case "fail":
      return {
        ...withSender,
        status: "failed",
        errorReason: step.errorReason ?? "bank_not_available",
      };
    case "unsure":
      return { ...withSender, status: "pending", pendingSince: step.at };
    case "deny":
      return {
        ...intent,
        status: "failed",
        errorReason: step.errorReason ?? "bank_connection_error",
      };
    case "give_up":
      return { ...intent, status: "failed", errorReason: "unresolved_final_status" };
    case "walk_away":
    case "expire":
      return { ...intent, status: "expired" };
    default:
      return assertNever(step.action);
  }
}

function chosenInstitution(intent: SimulatedIntent): string {
  return intent.institutionId ?? (intent.currency === "CLP" ? "cl_banco_estado" : "mx_banco_bbva");
}

/** The simulated customer's account: a RUT of Fintoc's test logins, or a generic RFC and a CLABE. */
function senderOf(intent: SimulatedIntent, step: Step): Account {
  const chile = intent.currency === "CLP";
  return {
    holder_id: step.holderId ?? (chile ? testHolderIds[0] : "XAXX010101000"),
    number: chile ? "422159212" : "002010077777777771",
    type: "checking_account",
    institution_id: chosenInstitution(intent),
  };
}
