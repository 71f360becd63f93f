import type { RefundState } from "../../contract/refund-transition.ts";
import { createWaitMs } from "../../contract/relay-api.ts";

/**
 * Whether a refund is over without the money, and whoever asked for it may have gone since. What
 * Fintoc refuses while they wait for the answer, they are told; what became another refund is
 * followed there; what was cancelled, somebody wanted so.
 */
export function hasFailedUnseen(
  { failureCode, finalAt, status }: RefundState,
  refund: { readonly created_at: string },
): boolean {
  if (status === "failed") return true;
  if (status !== "not_created" || failureCode === "recorded_as_another") return false;
  return Date.parse(finalAt ?? refund.created_at) - Date.parse(refund.created_at) > createWaitMs;
}
