import { assertNever } from "../../contract/assert-never.ts";
import { reasonText } from "../i18n/catalogues.ts";
import type { Messages, Telling } from "../i18n/messages.ts";
import type { SaleView } from "./sale-view.ts";

/** The heading of a sale, and what it means and what to do next. */
export function tellingOf(view: SaleView, messages: Messages): Telling {
  const { sale, attention, failures } = messages;
  switch (view.kind) {
    case "creating":
      return sale.creating;
    case "waiting":
      return sale.waiting;
    case "at_bank":
      return sale.atBank;
    case "confirming":
      return sale.confirming;
    case "lapsed":
      return sale.lapsed;
    case "cancelling":
      return sale.cancelling;
    case "cancelled":
      return {
        title: sale.cancelled.title,
        body: view.mayStillArrive ? sale.cancelled.mayArrive : sale.cancelled.over,
      };
    case "paid":
      return { title: sale.paid, body: sale.paidTelling };
    case "rejected":
      return sale.rejected;
    case "failed":
      return { title: sale.failed, body: reasonText(view.reason, messages) };
    case "expired":
      return sale.expired;
    case "not_created":
      return sale.notCreated;
    case "refused":
      return { title: sale.refused, body: failures[view.failure.code] };
    case "attention":
      return attention[view.attention];
    default:
      return assertNever(view);
  }
}

/** The few words of a sale in the list. */
export function wordsOf(view: SaleView, messages: Messages): string {
  const { words } = messages.sales;
  switch (view.kind) {
    case "creating":
      return words.creating;
    case "waiting":
      return words.waiting;
    case "at_bank":
      return words.atBank;
    case "confirming":
      return words.confirming;
    case "lapsed":
      return words.lapsed;
    case "cancelling":
      return words.cancelling;
    case "cancelled":
      return view.mayStillArrive ? words.cancelledMayArrive : words.cancelled;
    case "paid":
      return words.paid;
    case "rejected":
      return words.rejected;
    case "failed":
      return words.failed;
    case "expired":
      return words.expired;
    case "not_created":
      return words.notCreated;
    case "refused":
      return words.refused;
    case "attention":
      return messages.attention[view.attention].title;
    default:
      return assertNever(view);
  }
}

/** What only a technician reads: the code behind the words. */
export function detailOf(view: SaleView): string | null {
  switch (view.kind) {
    case "failed":
    case "not_created":
      return view.reason;
    case "refused": {
      const { code, detail } = view.failure;
      return detail === null ? code : `${code}: ${detail}`;
    }
    default:
      return null;
  }
}
