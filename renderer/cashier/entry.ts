import * as v from "valibot";

import { assertNever } from "../../contract/assert-never.ts";
import type { FailureCode } from "../../contract/failures.ts";
import {
  appendDigits,
  checkAmount,
  fractionDigits,
  parseAmount,
  removeDigit,
  type AmountLimits,
  type Currency,
  type Locale,
} from "../../contract/money.ts";
import { customerEmailSchema } from "../../contract/relay-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { nextTip, noTip, tipOf, type Tip } from "./tip.ts";

/** What is wrong with the entry, and where that is told. */
export interface EntryFault {
  readonly field: "amount" | "customerEmail";
  readonly code: FailureCode;
}

/** What the cashier has typed for the next sale. */
export interface Entry {
  /** Names this entry to the main process: the same one charges once, however often it is sent. */
  readonly entryId: string;
  /** Without the tip; in the currency's smallest unit. */
  readonly amount: number;
  /**
   * How many decimals have been typed since the decimal sign; `null` while there is none, and digits
   * fill from the right.
   */
  readonly decimals: number | null;
  readonly tip: Tip;
  /** What the digits are typed into. */
  readonly typing: "amount" | "tip";
  readonly reference: string;
  readonly customerEmail: string;
  readonly fault: EntryFault | null;
  /** The charge is on its way: nothing may change until it is answered. */
  readonly charging: boolean;
}

export type EntryAction =
  | { readonly kind: "digits"; readonly digits: string; readonly currency: Currency }
  /** The decimal sign: what was typed so far are whole pesos. */
  | { readonly kind: "decimalSign"; readonly currency: Currency }
  | { readonly kind: "removeDigit" }
  | { readonly kind: "clear" }
  /** A quick amount: it replaces what was typed. */
  | { readonly kind: "amount"; readonly amount: number }
  | { readonly kind: "tip"; readonly tip: Tip }
  /** The next one of what the store offers. */
  | { readonly kind: "nextTip"; readonly percents: readonly number[] }
  /** From here on the digits are the tip's. */
  | { readonly kind: "freeTip" }
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
      /** The tip included. */
      readonly amount: number;
      readonly tip: number | null;
      readonly reference: string | null;
      readonly customerEmail: string | null;
    }
  | { readonly kind: "faulty"; readonly fault: EntryFault }
  | { readonly kind: "charging" }
  | { readonly kind: "charged" };

export function emptyEntry(entryId: string): Entry {
  return {
    entryId,
    amount: 0,
    decimals: null,
    tip: noTip,
    typing: "amount",
    reference: "",
    customerEmail: "",
    fault: null,
    charging: false,
  };
}

/** What the customer pays: the amount and its tip. */
export function totalOf({ amount, tip }: Entry): number {
  return amount + tipOf(amount, tip);
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
      if (entry.typing === "tip") {
        const next = appendDigits(tipOf(entry.amount, entry.tip), action.digits, action.currency);
        return next.ok
          ? changed({ tip: { kind: "free", amount: next.value } })
          : amountFault(next.failure);
      }
      if (entry.decimals !== null) {
        const next = appendDecimals(entry.amount, entry.decimals, action.digits, action.currency);
        return next.ok ? changed(next.value) : amountFault(next.failure);
      }
      const next = appendDigits(entry.amount, action.digits, action.currency);
      return next.ok ? changed({ amount: next.value }) : amountFault(next.failure);
    }
    case "decimalSign": {
      const digits = fractionDigits[action.currency];
      if (digits === 0 || entry.typing === "tip" || entry.decimals !== null) return entry;
      const next = appendDigits(entry.amount, "0".repeat(digits), action.currency);
      return next.ok ? changed({ amount: next.value, decimals: 0 }) : amountFault(next.failure);
    }
    case "removeDigit":
      return changed(withoutLastDigit(entry));
    case "clear":
      // What is being typed first; once there is none, what was typed beside it.
      if (entry.typing === "tip") return changed({ tip: noTip, typing: "amount" });
      return entry.amount > 0 || entry.tip.kind !== "none"
        ? changed({ amount: 0, decimals: null, tip: noTip })
        : changed({ reference: "", customerEmail: "" });
    case "paste": {
      const next = parseAmount(action.text, action.currency, action.language);
      return next.ok
        ? changed({ amount: next.value, decimals: null, typing: "amount" })
        : amountFault(next.failure);
    }
    case "amount":
      return changed({ amount: action.amount, decimals: null, typing: "amount" });
    case "tip":
      return changed({ tip: action.tip, typing: "amount" });
    case "nextTip":
      return changed({ tip: nextTip(entry.tip, action.percents), typing: "amount" });
    case "freeTip":
      return entry.typing === "tip"
        ? entry
        : changed({ tip: { kind: "free", amount: 0 }, typing: "tip" });
    case "reference":
      return changed({ reference: action.reference });
    case "customerEmail":
      return changed({ customerEmail: action.customerEmail });
    case "again":
      return {
        ...emptyEntry(freshId),
        amount: action.amount - (action.tip ?? 0),
        tip: action.tip === null ? noTip : { kind: "free", amount: action.tip },
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

/** The decimals that follow the sign fill their places from the left. */
function appendDecimals(
  amount: number,
  decimals: number,
  typed: string,
  currency: Currency,
): Result<Pick<Entry, "amount" | "decimals">, "amount_too_many_decimals"> {
  const places = fractionDigits[currency] - decimals - typed.length;
  if (places < 0) return fail("amount_too_many_decimals");
  return ok({ amount: amount + Number(typed) * 10 ** places, decimals: decimals + typed.length });
}

function withoutLastDigit(entry: Entry): Partial<Entry> {
  const { amount, decimals, tip, typing } = entry;
  if (typing === "tip") {
    return { tip: { kind: "free", amount: removeDigit(tipOf(amount, tip)) } };
  }
  // Only a currency of two decimals ever has a decimal sign.
  if (decimals === null) return { amount: removeDigit(amount) };
  if (decimals === 0) return { amount: amount / 100, decimals: null };
  const place = decimals === 1 ? 100 : 10;
  return { amount: Math.floor(amount / place) * place, decimals: decimals - 1 };
}

export interface ChargeInput {
  readonly entryId: string;
  /** What the customer pays, the tip included. */
  readonly amount: number;
  readonly tip: number | null;
  readonly reference: string | null;
  readonly customerEmail: string | null;
}

/** What is sent for an entry, or the first thing that is wrong with it. */
export function chargeInput(entry: Entry, limits: AmountLimits): Result<ChargeInput, EntryFault> {
  // A tip alone is no sale.
  const base = checkAmount(entry.amount, limits);
  const amount = base.ok ? checkAmount(totalOf(entry), limits) : base;
  if (!amount.ok) return fail({ field: "amount", code: amount.failure });
  const customerEmail = entry.customerEmail.trim();
  if (customerEmail !== "" && !v.is(customerEmailSchema, customerEmail)) {
    return fail({ field: "customerEmail", code: "customer_email_invalid" });
  }
  const reference = entry.reference.trim();
  const tip = tipOf(entry.amount, entry.tip);
  return ok({
    entryId: entry.entryId,
    amount: amount.value,
    tip: tip === 0 ? null : tip,
    reference: reference === "" ? null : reference,
    customerEmail: customerEmail === "" ? null : customerEmail,
  });
}
