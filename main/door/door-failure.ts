import type { Failure } from "../../contract/failures.ts";

/** What a program at the door is told besides the till's and the relay's own codes, in English: it is read by programmers. */
const texts = {
  body_unreadable: [400, "Send one JSON object with Content-Type: application/json."],
  body_too_large: [413, "The body is larger than 16 KB."],
  parameter_invalid: [422, "A field is missing, unknown or of the wrong kind; `detail` names it."],
  id_not_uuid: [
    422,
    "Choose a UUID for the sale and send it as `id` or as Idempotency-Key; keep it to ask again.",
  ],
  amount_not_integer: [422, "`amount` is an integer in the currency's smallest unit."],
  amount_not_positive: [422, "`amount` has to be above zero."],
  amount_too_large: [422, "`amount` is too large."],
  amount_above_currency_limit: [422, "`amount` is above what this currency allows in one sale."],
  amount_above_store_limit: [422, "`amount` is above the store's limit for one sale."],
  tip_invalid: [422, "`tip` is a part of `amount`: an integer above zero and below it."],
  currency_not_of_store: [422, "The store charges in another currency."],
  customer_email_invalid: [422, "`customerEmail` is no e-mail address."],
  sale_differs: [409, "This id was used for another sale. Choose a new one."],
  sale_unknown: [404, "No sale with this id was asked for at this till."],
  route_not_found: [404, "There is no such route; docs/door.md lists them."],
  payment_intent_already_succeeded: [409, "The sale is paid: it cannot be cancelled."],
  staff_sign_in_required: [409, "The till is locked: somebody has to sign in there first."],
  till_in_practice: [
    409,
    "The till is in practice: no sale there is real. Ask with `practice` to try the door.",
  ],
  till_not_in_practice: [409, "The till is not in practice: leave `practice` out."],
  not_paired: [503, "The till has not been set up yet."],
  offline: [503, "The till has no connection to its server. Ask again with the same id."],
  door_secret_wrong: [
    401,
    "Send `Authorization: Bearer …` with the door's secret; the till's settings make a new one.",
  ],
  door_host_wrong: [403, "The door answers only 127.0.0.1 and localhost, by its own port."],
  door_browser_refused: [403, "The door does not answer pages in a browser."],
  too_many_requests: [429, "Too many requests. Wait a second; use `wait` instead of polling."],
  storage_full: [503, "The till's disk is full: nothing was charged."],
  storage_unwritable: [503, "The till's disk cannot be written: nothing was charged."],
  internal_error: [500, "The till failed. Ask again with the same id."],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

type KnownCode = keyof typeof texts;

/** Why the door did not do what it was asked to. */
export interface DoorFailure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly detail: string | null;
}

export function doorFailure(code: KnownCode, detail: string | null = null): DoorFailure {
  const [status, message] = texts[code];
  return { status, code, message, detail };
}

/** A failure of the till's or the relay's: what stands in the way there passes, or is told by the till's screen. */
export function toDoorFailure({ code, detail }: Failure): DoorFailure {
  if (isKnown(code)) return doorFailure(code, detail);
  return {
    status: 503,
    code,
    message: "The till cannot do this now; its screen says why.",
    detail,
  };
}

function isKnown(code: string): code is KnownCode {
  return Object.hasOwn(texts, code);
}
