import type { Refund } from "../../contract/refund.ts";
import { RelayError } from "../http/relay-error.ts";
import { toldRefund } from "../fintoc/refund.ts";
import type { Relay } from "../relay.ts";
import { commitRefundFacts } from "./record-refund-facts.ts";

/**
 * Takes a refund back at Fintoc, which can be done until it has begun to pay it out. That somebody
 * asked for it is kept; that it is cancelled, only Fintoc's own answer says.
 * @throws RelayError refund_not_cancellable, fintoc_unavailable
 */
export async function cancelAtFintoc(
  relay: Relay,
  refund: Refund,
  by: { readonly id: string; readonly name: string },
): Promise<void> {
  const { fintocId, id, status } = refund;
  const tooLate = () =>
    new RelayError(
      "refund_not_cancellable",
      "A refund can be cancelled only while it waits at Fintoc: this one has left, or has ended",
    );
  if (status !== "created" || fintocId === null) throw tooLate();
  await commitRefundFacts(relay, id, [{ kind: "cancel_asked", at: relay.now(), by }]);
  const cancelled = await relay.fintoc.cancelRefund(fintocId);
  const asked = await relay.fintoc.getRefund(fintocId);
  if (asked.ok) {
    const how = { source: "fetch", at: relay.now(), eventId: null } as const;
    const state = await commitRefundFacts(relay, id, [toldRefund(asked.value, how)]);
    if (state.status === "canceled") return;
  }
  relay.log.warn({ refund: id, cancelled, asked }, "a refund was not cancelled");
  if (!cancelled.ok && cancelled.failure.kind === "refused") throw tooLate();
  const message = "Fintoc has not said whether the refund is cancelled: look again in a moment";
  throw new RelayError("fintoc_unavailable", message);
}
