import type { SaleView } from "./sale-view.ts";

/** Why the first sale could still be paid: the words that the cashier confirms. */
export type RepeatRisk = "cancelled" | "open" | "confirming" | "unresolved";

/**
 * Whether the same may be charged once more. `false`: not here (its QR still waits, or the money has
 * arrived); `null`: at once, the first is over; else only after the cashier has confirmed what it means.
 */
export function repeatRisk(view: SaleView): RepeatRisk | null | false {
  switch (view.kind) {
    case "rejected":
    case "expired":
    case "not_created":
    case "refused":
      return null;
    case "failed":
      return view.reason === "unresolved_final_status" ? "unresolved" : null;
    case "cancelled":
      return view.mayStillArrive ? "cancelled" : null;
    case "at_bank":
    case "lapsed":
      return "open";
    case "confirming":
      return "confirming";
    case "attention":
      return view.attention === "unresolved" ? "unresolved" : false;
    default:
      return false;
  }
}

/** Whether the first is cancelled by repeating it: it is not over, and nobody has cancelled it. */
export function cancelsFirst(risk: RepeatRisk | null): boolean {
  return risk === "open" || risk === "confirming";
}
