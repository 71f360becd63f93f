import { assertNever } from "../../contract/assert-never.ts";
import type { Sale } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";
import {
  isFinal,
  type Attention,
  type PaymentIntent,
  type Sender,
} from "../../contract/payment-intent.ts";
import type { Tone } from "../theme/tone.ts";

/** What the screens show of a sale. `paid` is the only green one. */
export type SaleView =
  /** The relay, or Fintoc, has not answered yet. */
  | { readonly kind: "creating" }
  /** Nobody has started to pay. */
  | { readonly kind: "waiting"; readonly qr: Qr }
  /** The customer is in the bank's flow; the QR stays while it can be scanned again. */
  | { readonly kind: "at_bank"; readonly qr: Qr | null }
  | { readonly kind: "confirming" }
  /** The QR has run out, and the bank has not said yet that nobody paid. */
  | { readonly kind: "lapsed" }
  | { readonly kind: "cancelling" }
  | { readonly kind: "cancelled"; readonly mayStillArrive: boolean }
  | { readonly kind: "paid"; readonly receipt: Receipt }
  | { readonly kind: "rejected" }
  | { readonly kind: "failed"; readonly reason: string | null }
  | { readonly kind: "expired" }
  | { readonly kind: "not_created"; readonly reason: string | null }
  | { readonly kind: "refused"; readonly failure: Failure }
  | {
      readonly kind: "attention";
      readonly attention: Attention;
      readonly settled: { readonly by: string; readonly note: string } | null;
      /** Set only when the bank's success stands undisputed. */
      readonly receipt: Receipt | null;
    };

interface Qr {
  readonly payUrl: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** What the bank told about a payment. */
export interface Receipt {
  readonly bankReference: string | null;
  readonly sender: Sender | null;
  readonly confirmedAt: string | null;
}

/**
 * What is shown of a sale, decided here alone.
 * @param qrIsOver whether the pay page's time has passed, by the relay's clock
 */
export function saleView(sale: Sale, qrIsOver: boolean): SaleView {
  const { paymentIntent, refused, cancelling } = sale;
  if (paymentIntent === null) {
    if (refused !== null) {
      return cancelling && refused.code === "never_sent"
        ? { kind: "cancelled", mayStillArrive: false }
        : { kind: "refused", failure: refused };
    }
    return cancelling ? { kind: "cancelling" } : { kind: "creating" };
  }

  const { status, attention, attentionSettled, cancelledAt, errorReason } = paymentIntent;
  if (attention !== null) {
    return {
      kind: "attention",
      attention,
      settled: attentionSettled,
      // While the bank contradicts itself, nothing on the screen may say «paid».
      receipt:
        status === "succeeded" && attention !== "contradiction" ? receiptOf(paymentIntent) : null,
    };
  }
  // The bank's success stands above the cashier's cancel: money that arrived is never hidden.
  if (status === "succeeded") return { kind: "paid", receipt: receiptOf(paymentIntent) };
  if (cancelledAt !== null) return { kind: "cancelled", mayStillArrive: !isFinal(status) };
  if (cancelling && !isFinal(status)) return { kind: "cancelling" };

  const qr = qrIsOver ? null : qrOf(paymentIntent);
  switch (status) {
    case "creating":
      return { kind: "creating" };
    case "created":
      return qr === null ? { kind: "lapsed" } : { kind: "waiting", qr };
    case "in_progress":
    case "requires_action":
      return { kind: "at_bank", qr };
    case "pending":
      return { kind: "confirming" };
    case "not_created":
      return { kind: "not_created", reason: errorReason };
    case "expired":
      return { kind: "expired" };
    case "rejected":
      return { kind: "rejected" };
    case "failed":
      return { kind: "failed", reason: errorReason };
    default:
      return assertNever(status);
  }
}

function qrOf({ payUrl, payUrlExpiresAt, createdAt }: PaymentIntent): Qr | null {
  return payUrl === null ? null : { payUrl, createdAt, expiresAt: payUrlExpiresAt };
}

function receiptOf({ bankReference, sender, finalAt }: PaymentIntent): Receipt {
  return { bankReference, sender, confirmedAt: finalAt };
}

/** Whether the sale still goes on or needs a person: those stand first in the list. */
export function isOpen(view: SaleView): boolean {
  switch (view.kind) {
    case "creating":
    case "waiting":
    case "at_bank":
    case "confirming":
    case "lapsed":
    case "cancelling":
      return true;
    case "cancelled":
      return view.mayStillArrive;
    case "attention":
      return view.settled === null;
    case "paid":
    case "rejected":
    case "failed":
    case "expired":
    case "not_created":
    case "refused":
      return false;
    default:
      return assertNever(view);
  }
}

export function needsPerson(view: SaleView): boolean {
  return view.kind === "attention" && view.settled === null;
}

/** Whether the cashier waits in front of it: a QR or the bank's word is due. */
export function isWaiting(view: SaleView): view is Extract<SaleView, { kind: WaitingKind }> {
  return (waitingKinds as readonly string[]).includes(view.kind);
}
const waitingKinds = ["creating", "waiting", "at_bank", "confirming", "lapsed"] as const;
type WaitingKind = (typeof waitingKinds)[number];
export type WaitingView = Extract<SaleView, { kind: WaitingKind }>;

export function toneOf(view: SaleView): Tone {
  switch (view.kind) {
    case "creating":
    case "waiting":
    case "at_bank":
    case "confirming":
    case "lapsed":
      return "waiting";
    case "paid":
      return "paid";
    case "rejected":
    case "failed":
    case "expired":
    case "not_created":
    case "refused":
      return "bad";
    case "cancelling":
    case "cancelled":
      return "neutral";
    case "attention":
      return "care";
    default:
      return assertNever(view);
  }
}
