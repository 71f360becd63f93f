import { searchKey } from "../../contract/search-key.ts";
import type { ListOrder, ListSort } from "../../contract/day-list.ts";
import {
  attentions,
  paymentIntentStatuses,
  type PaymentIntent,
} from "../../contract/payment-intent.ts";

const collator = new Intl.Collator("es", { numeric: true, sensitivity: "base" });
const statusPlace = ({ attention, status }: PaymentIntent) =>
  attention === null
    ? attentions.length + paymentIntentStatuses.indexOf(status)
    : attentions.indexOf(attention);
const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * The order as it is meant, in plain words: ids break what is equal. Tills of one name stand store by
 * store; of people no two have one name.
 */
export function sorted(intents: readonly PaymentIntent[], sort: ListSort, order: ListOrder) {
  const named = (a: { id: string; name: string }, b: { id: string; name: string }) =>
    collator.compare(a.name, b.name) || bytes(a.id, b.id);
  const last = <Value>(a: Value | null, b: Value | null, both: (a: Value, b: Value) => number) => {
    if (a === null || b === null) return { last: Number(a === null) - Number(b === null), own: 0 };
    return { last: 0, own: both(a, b) };
  };
  const compare = (a: PaymentIntent, b: PaymentIntent) => {
    switch (sort) {
      case "createdAt":
        return { last: 0, own: bytes(a.createdAt, b.createdAt) || bytes(a.id, b.id) };
      case "amount":
        return { last: 0, own: a.amount - b.amount };
      case "status":
        return { last: 0, own: statusPlace(a) - statusPlace(b) };
      case "reference":
        return last(a.reference, b.reference, (x, y) => bytes(searchKey(x), searchKey(y)));
      case "bankReference":
        return last(a.bankReference, b.bankReference, bytes);
      case "till":
        return {
          last: 0,
          own:
            collator.compare(a.till.name, b.till.name) ||
            named(a.store, b.store) ||
            bytes(a.till.id, b.till.id),
        };
      case "store":
        return { last: 0, own: named(a.store, b.store) };
      case "cashier":
        return last(a.cashier, b.cashier, named);
    }
  };
  return intents.toSorted((a, b) => {
    const { last: missing, own } = compare(a, b);
    return (
      missing ||
      (order === "asc" ? own : -own) ||
      bytes(b.createdAt, a.createdAt) ||
      bytes(b.id, a.id)
    );
  });
}
