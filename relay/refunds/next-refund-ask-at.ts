import { isRefundFinal } from "../../contract/refund.ts";
import type { RefundState } from "../../contract/refund-transition.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * When Fintoc is to be asked next about a refund: at once when a webhook has told its end, else
 * every few minutes, later every quarter of an hour (Fintoc tries for five business days), and after
 * that for as long as it has no end: nothing that is open is ever forgotten.
 * @param asked whether Fintoc has been asked just now
 */
export function nextRefundAskAt(
  state: RefundState,
  refund: { readonly fintoc_id: string | null; readonly created_at: string },
  now: string,
  asked: boolean,
): string | null {
  if (refund.fintoc_id === null || isRefundFinal(state.status)) return null;
  if (state.unconfirmed && !asked) return now;
  return new Date(Date.parse(now) + pauseMs()).toISOString();

  function pauseMs(): number {
    if (state.unconfirmed) return minute;
    const age = Date.parse(now) - Date.parse(refund.created_at);
    if (age < hour) return 2 * minute;
    return age < 10 * day ? 15 * minute : 6 * hour;
  }
}
