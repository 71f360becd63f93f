import type { Sale } from "../../contract/bridge.ts";
import type { FactSource } from "../../contract/payment-intent.ts";
import type { SaleView } from "./sale-view.ts";

/** How and when what is shown of a sale was learned. */
export type Learned =
  | { readonly how: FactSource | "cancelled" | "asked" | "server"; readonly at: string }
  /** The sale never became one; nobody noted when. */
  | { readonly how: "refused" | "neverSent"; readonly at: null };

/** @param view what is shown of the sale: a QR that has run out, and a cancel, are learned here */
export function learnedOf(sale: Sale, view: SaleView): Learned {
  const { paymentIntent, refused, startedAt } = sale;
  if (paymentIntent === null) {
    if (refused === null) return { how: "asked", at: startedAt };
    return { how: refused.code === "never_sent" ? "neverSent" : "refused", at: null };
  }
  const { cancelledAt, createdAt, payUrlExpiresAt, status } = paymentIntent;
  if (view.kind === "cancelled" && view.mayStillArrive && cancelledAt !== null) {
    return { how: "cancelled", at: cancelledAt };
  }
  if (view.kind === "lapsed" && payUrlExpiresAt !== null) {
    return { how: "relay", at: payUrlExpiresAt };
  }
  if (status === "creating") return { how: "asked", at: createdAt };
  const { finalAt, finalSource, statusAt, statusSource, updatedAt } = paymentIntent;
  if (statusSource !== null && statusAt !== null) return { how: statusSource, at: statusAt };
  // A relay that does not tell it yet.
  if (finalSource !== null && finalAt !== null) return { how: finalSource, at: finalAt };
  return { how: "server", at: updatedAt };
}
