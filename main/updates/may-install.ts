import type { Sale, TillState } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { isFinal } from "../../contract/payment-intent.ts";

/** For so long nobody has touched the computer before a till installs by itself. */
export const idleBeforeInstallMs = 5 * 60_000;

/** Whether somebody may be paying this sale, or it has not reached the relay. */
function isWaiting({ left, paymentIntent, refused }: Sale): boolean {
  if (refused !== null) return false;
  if (paymentIntent === null) return true;
  const { cancelledAt, status } = paymentIntent;
  if (isFinal(status) || (left && cancelledAt !== null)) return false;
  // A transfer that the bank holds for hours is followed again after the start.
  return !(left && status === "pending");
}

export function hasWaitingSale({ sales }: Pick<TillState, "sales">): boolean {
  return sales.some(isWaiting);
}

/** Why nothing may be installed now, even when a person asks for it. */
export function barsInstall(state: Pick<TillState, "sales" | "payPageOf">): Failure | null {
  return state.payPageOf !== null || hasWaitingSale(state) ? failure("update_sale_open") : null;
}

/** Whether the till may install now, unasked: between sales, and while nobody is there. */
export function mayInstallAlone(
  state: Pick<TillState, "sales" | "payPageOf" | "manager">,
  idleMs: number,
): boolean {
  return barsInstall(state) === null && state.manager === null && idleMs >= idleBeforeInstallMs;
}

/** Whether who works at this till may ask for it: where staff sign in, a manager. */
export function mayAskForInstall({
  manager,
  signIn,
}: Pick<TillState, "manager" | "signIn">): boolean {
  if (signIn.kind === "nobody" || manager !== null) return true;
  return signIn.kind === "signed_in" && signIn.staff.role === "manager";
}
