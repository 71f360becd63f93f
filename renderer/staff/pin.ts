import * as v from "valibot";

import type { Failure } from "../../contract/failures.ts";
import { pinSchema } from "../../contract/staff.ts";
import type { Messages } from "../i18n/messages.ts";

const longestPin = 8;

/** A PIN after a key: a digit, Backspace, Escape. Other keys leave it alone. */
export function pinAfter(pin: string, key: string): string {
  if (/^\d$/u.test(key)) return pin.length < longestPin ? `${pin}${key}` : pin;
  if (key === "Backspace") return pin.slice(0, -1);
  return key === "Escape" ? "" : pin;
}

export function isWholePin(pin: string): boolean {
  return v.is(pinSchema, pin);
}

/** Why a PIN was not taken, with the seconds to wait where the relay told them. */
export function pinFailureText({ code, detail }: Failure, messages: Messages): string {
  return code === "staff_pin_wait" && detail !== null && /^\d+$/u.test(detail)
    ? messages.staff.pinWait(detail)
    : messages.failures[code];
}
