import type { ToldFact } from "../../contract/transition.ts";

/** What Fintoc says of a payment, whatever the object that said it. */
export type Told = Omit<ToldFact, "kind" | "source" | "at" | "askedAt" | "eventId">;

/** What a fetch of the created object tells. */
export type Fetched =
  /** The payment itself. */
  | { readonly kind: "told"; readonly told: Told }
  /** Not the payment, but its payment intent's id: ask that one from now on. */
  | { readonly kind: "intent"; readonly intentId: string };

export function toldFact(
  told: Told,
  how: Pick<ToldFact, "source" | "at" | "askedAt" | "eventId">,
): ToldFact {
  return { kind: "told", ...how, ...told };
}
