import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { useStore } from "../bridge/till-store.ts";

/** A sale's till by its name; one of another store bears that store's too. */
export function useTillName({ store, till }: Pick<PaymentIntent, "store" | "till">): string {
  const own = useStore();
  return store.id === own.id ? till.name : `${till.name} (${store.name})`;
}
