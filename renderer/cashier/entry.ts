import * as v from "valibot";

import { assertNever } from "../../contract/assert-never.ts";
import type { FailureCode } from "../../contract/failures.ts";
import {
  appendDigits,
  checkAmount,
  parseAmount,
  removeDigit,
  type AmountLimits,
  type Currency,
  type Locale,
} from "../../contract/money.ts";
import { customerEmailSchema } from "../../contract/relay-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

/** What is wrong with the entry, and where that is told. */
export interface EntryFault {
  readonly field: "amount" | "customerEmail";
  readonly code: FailureCode;
}

/** What the cashier has typed for the next sale. */
export interface Entry {
  /** Names this entry to the main process: the same one charges once, however often it is sent. */
  readonly entryId: string;
  /** In the currency's smallest unit. */
  readonly amount: number;
  readonly reference: string;
  readonly customerEmail: string;
  readonly fault: EntryFault | null;
  /** The charge is on its way: nothing may change until it is answered. */
  readonly charging: boolean;
}

export type EntryAction =
  | { readonly kind: "digits"; readonly digits: string; readonly currency: Currency }
  | { readonly kind: "removeDigit" }
  | { readonly kind: "clear" }
  | {
      readonly kind: "paste";
      readonly text: string;
      readonly currency: Currency;
      readonly language: Locale;
    }
  | { readonly kind: "reference"; readonly reference: string }
  | { readonly kind: "customerEmail"; readonly customerEmail: string }
  | {
      /** A sale's data once more, as an entry of its own. */
      readonly kind: "again";
      readonly amount: number;
      readonly reference: string | null;
      readonly customerEmail: string | null;
    }
  | { readonly kind: "faulty"; readonly fault: EntryFault }
  | { readonly kind: "charging" }
  | { readonly kind: "charged" };

export function emptyEntry(entryId: string): Entry {
  return { entryId, amount: 0, reference: "", customerEmail: "", fault: null, charging: false };
}

/** @param freshId names the entry from here on, when the action makes another one of it */
export function nextEntry(entry: Entry, action: EntryAction, freshId: string): Entry {
  if (entry.charging && action.kind !== "charged" && action.kind !== "faulty") return entry;
  const changed = (change: Partial<Entry>): Entry => ({
    ...entry,
    fault: null,
    ...change,
    entryId: freshId,
  });
  const amountFault = (code: FailureCode): Entry => ({
    ...entry,
    fault: { field: "amount", code },
  });
  switch (action.kind) {
    case "digits": {
      const next = appendDigits(entry.amount, action.digits, action.currency);
      return next.ok ? changed({ amount: next.value }) : amountFault(next.failure);
    }
    case "removeDigit":
      return changed({ amount: removeDigit(entry.amount) });
    case "clear":
      // The amount first; once there is none, what was typed beside it.
      return entry.amount > 0
        ? changed({ amount: 0 })
        : changed({ reference: "", customerEmail: "" });
    case "paste": {
      const next = parseAmount(action.text, action.currency, action.language);
      return next.ok ? changed({ amount: next.value }) : amountFault(next.failure);
    }
    case "reference":
      return changed({ reference: action.reference });
    case "customerEmail":
      return changed({ customerEmail: action.customerEmail });
    case "again":
      return {
        ...emptyEntry(freshId),
        amount: action.amount,
        reference: action.reference ?? "",
        customerEmail: action.customerEmail ?? "",
      };
    case "faulty":
      return { ...entry, fault: action.fault, charging: false };
    case "charging":
      return { ...entry, fault: null, charging: true };
    case "charged":
      return emptyEntry(freshId);
    default:
      return assertNever(action);
  }
}

export interface ChargeInput {
  readonly entryId: string;
  readonly amount: number;
  readonly reference: string | null;
  readonly customerEmail: string | null;
}

/** What is sent for an entry, or the first thing that is wrong with it. */
export function chargeInput(entry: Entry, limits: AmountLimits): Result<ChargeInput, EntryFault> {
  const amount = checkAmount(entry.amount, limits);
  if (!amount.ok) return fail({ field: "amount", code: amount.failure });
  const customerEmail = entry.customerEmail.trim();
  if (customerEmail !== "" && !v.is(customerEmailSchema, customerEmail)) {
    return fail({ field: "customerEmail", code: "customer_email_invalid" });
  }
  const reference = entry.reference.trim();
  return ok({
    entryId: entry.entryId,
    amount: amount.value,
    reference: reference === "" ? null : reference,
    customerEmail: customerEmail === "" ? null : customerEmail,
  });
}
