import type { TillState } from "../../contract/bridge.ts";
import type { Failure, FailureCode } from "../../contract/failures.ts";

/** What keeps the till from charging until a person does something about it. */
export const problemCodes = [
  "storage_full",
  "storage_unwritable",
  "keychain_unavailable",
  "relay_too_old",
  "relay_too_new",
  "relay_certificate_invalid",
  "network_proxy_failed",
  "keys_missing",
  "own_relay_not_started",
] as const satisfies readonly FailureCode[];
export type ProblemCode = (typeof problemCodes)[number];

export interface Problem {
  readonly code: ProblemCode;
  /** For a technician. */
  readonly detail: string | null;
}

/**
 * The problem of the till; `null` when there is none. A relay that is merely away is none: it comes
 * back, and the keypad says so.
 */
export function currentProblem({
  connection,
  incompatible,
  problem,
}: Pick<TillState, "connection" | "incompatible" | "problem">): Problem | null {
  const ofLink = connection.kind === "offline" ? connection.failure : null;
  for (const failure of [problem, incompatible, ofLink]) {
    if (failure !== null && isProblem(failure)) return failure;
  }
  return null;
}

function isProblem(failure: Failure): failure is Failure & Problem {
  return (problemCodes as readonly FailureCode[]).includes(failure.code);
}
