import type { Receipt } from "./sale-view.ts";
import { useReceiptWords } from "./use-receipt-words.ts";

/** What the bank told of a payment, in one line: bank, operation, time. */
export function ReceiptLine({ receipt }: { readonly receipt: Receipt }) {
  const { about, confirmed } = useReceiptWords(receipt);
  return [...about, confirmed].filter((part) => part !== null).join(" · ");
}
