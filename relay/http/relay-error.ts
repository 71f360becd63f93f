import type { ContentfulStatusCode } from "hono/utils/http-status";

import type { RelayErrorCode } from "../../contract/failures.ts";

const statuses: Readonly<Record<RelayErrorCode, ContentfulStatusCode>> = {
  body_unreadable: 400,
  body_too_large: 413,
  parameter_invalid: 422,
  id_not_uuid: 422,
  amount_not_integer: 422,
  amount_not_positive: 422,
  amount_too_large: 422,
  amount_above_currency_limit: 422,
  amount_above_store_limit: 422,
  currency_unknown: 422,
  currency_not_of_store: 422,
  reference_invalid: 422,
  customer_email_invalid: 422,
  metadata_invalid: 422,
  tip_invalid: 422,
  day_invalid: 422,
  range_reversed: 422,
  range_too_long: 422,
  day_in_future: 422,
  cursor_invalid: 422,
  till_unknown: 401,
  till_revoked: 401,
  pairing_code_unknown: 404,
  pairing_code_used: 409,
  pairing_code_expired: 410,
  enrolment_used_up: 409,
  enrolment_revoked: 410,
  too_many_requests: 429,
  staff_not_found: 404,
  staff_pin_wrong: 401,
  staff_pin_wait: 429,
  staff_session_unknown: 401,
  staff_session_expired: 401,
  staff_unavailable: 503,
  manager_required: 403,
  name_invalid: 422,
  staff_name_taken: 409,
  staff_differs: 409,
  staff_last_manager: 409,
  staff_pin_easy: 422,
  staff_elsewhere: 409,
  till_not_found: 404,
  till_name_taken: 409,
  till_differs: 409,
  till_is_this_one: 409,
  till_revoked_for_good: 409,
  store_changed: 409,
  limit_invalid: 422,
  tips_invalid: 422,
  quick_amounts_invalid: 422,
  quick_amount_above_limit: 422,
  business_name_invalid: 422,
  receipt_words_invalid: 422,
  logo_too_large: 422,
  logo_not_a_picture: 422,
  logo_not_plain: 422,
  alert_webhook_invalid: 422,
  alert_webhook_not_https: 422,
  alert_emails_invalid: 422,
  alert_channel_missing: 409,
  alerts_in_practice: 409,
  route_not_found: 404,
  store_not_found: 404,
  store_not_one: 422,
  payment_intent_not_found: 404,
  payment_intent_differs: 409,
  payment_intent_of_another_till: 409,
  payment_intent_already_succeeded: 409,
  receipt_not_found: 404,
  receipt_code_malformed: 422,
  nothing_to_settle: 409,
  attention_changed: 409,
  note_invalid: 422,
  closing_not_found: 404,
  closing_outdated: 409,
  closing_empty: 409,
  closing_id_taken: 409,
  refund_not_found: 404,
  refund_differs: 409,
  refund_above_left: 409,
  refund_not_possible: 409,
  refund_not_cancellable: 409,
  webhook_signature_invalid: 401,
  fintoc_unavailable: 503,
  storage_unavailable: 503,
  export_busy: 503,
  internal_error: 500,
};

/** An expected failure of a request: becomes `{"error":{code, message, param}}`. */
export class RelayError extends Error {
  readonly code: RelayErrorCode;
  readonly status: ContentfulStatusCode;
  readonly param: string | null;
  /** When it is worth asking again. */
  readonly retryAfterSeconds: number | null;

  /** @param message what happened, to what, and what to do next */
  constructor(
    code: RelayErrorCode,
    message: string,
    param: string | null = null,
    retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = "RelayError";
    this.code = code;
    this.status = statuses[code];
    this.param = param;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  toBody() {
    const { code, message, param } = this;
    return { error: param === null ? { code, message } : { code, message, param } };
  }
}
