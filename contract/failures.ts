import * as v from "valibot";

/** Every code that the relay may put into `{"error":{"code",…}}`. */
export const relayErrorCodes = [
  // What was sent
  "body_unreadable",
  "body_too_large",
  "parameter_invalid",
  "id_not_uuid",
  "amount_not_integer",
  "amount_not_positive",
  "amount_too_large",
  "amount_above_currency_limit",
  "amount_above_store_limit",
  "currency_unknown",
  "currency_not_of_store",
  "reference_invalid",
  "customer_email_invalid",
  "metadata_invalid",
  "tip_invalid",
  "day_invalid",
  "range_reversed",
  "range_too_long",
  "day_in_future",
  "cursor_invalid",
  // Who asks
  "till_unknown",
  "till_revoked",
  "pairing_code_unknown",
  "pairing_code_used",
  "pairing_code_expired",
  "enrolment_used_up",
  "enrolment_revoked",
  "too_many_requests",
  "staff_not_found",
  "staff_pin_wrong",
  "staff_pin_wait",
  "staff_session_unknown",
  "staff_session_expired",
  "staff_unavailable",
  "manager_required",
  // What a manager changes
  "name_invalid",
  "staff_name_taken",
  "staff_differs",
  "staff_last_manager",
  "staff_pin_easy",
  "staff_elsewhere",
  "till_not_found",
  "till_name_taken",
  "till_differs",
  "till_is_this_one",
  "till_revoked_for_good",
  "store_changed",
  "limit_invalid",
  "tips_invalid",
  "quick_amounts_invalid",
  "quick_amount_above_limit",
  "business_name_invalid",
  "receipt_words_invalid",
  "logo_too_large",
  "logo_not_a_picture",
  "logo_not_plain",
  "alert_webhook_invalid",
  "alert_webhook_not_https",
  "alert_emails_invalid",
  "alert_channel_missing",
  "alerts_in_practice",
  // What was asked about
  "route_not_found",
  "store_not_found",
  "store_not_one",
  "payment_intent_not_found",
  "payment_intent_differs",
  "payment_intent_of_another_till",
  "payment_intent_already_succeeded",
  "receipt_not_found",
  "receipt_code_malformed",
  "nothing_to_settle",
  "attention_changed",
  "note_invalid",
  "closing_not_found",
  "closing_outdated",
  "closing_empty",
  "closing_id_taken",
  "refund_not_found",
  "refund_differs",
  "refund_above_left",
  "refund_not_possible",
  "refund_not_cancellable",
  "webhook_signature_invalid",
  // What is out of the caller's hands
  "fintoc_unavailable",
  "storage_unavailable",
  "export_busy",
  "internal_error",
] as const;
export const relayErrorCodeSchema = v.picklist(relayErrorCodes);
export type RelayErrorCode = v.InferOutput<typeof relayErrorCodeSchema>;

/** The relay's error body. The till reads unknown codes too: a relay may be newer than it. */
export const relayErrorSchema = v.object({
  error: v.object({
    code: v.string(),
    message: v.string(),
    param: v.optional(v.nullable(v.string())),
  }),
});

/** Failures that arise at the till itself. */
export const tillFailureCodes = [
  // The relay cannot be reached or understood
  "relay_unreachable",
  "relay_certificate_invalid",
  "relay_timeout",
  "relay_answer_unreadable",
  "relay_error",
  "relay_url_invalid",
  "relay_url_not_https",
  "relay_too_old",
  "relay_too_new",
  "relay_name_unknown",
  "network_down",
  "network_proxy_failed",
  // What is found out before a till is paired
  "network_proxy_login",
  "web_page_answered",
  "relay_behind_down",
  "relay_certificate_expired",
  "relay_certificate_other_name",
  "relay_certificate_unknown",
  "clock_wrong",
  // This computer
  "offline",
  "not_paired",
  "already_paired",
  "till_replaced",
  "keychain_unavailable",
  "keychain_unprotected",
  "storage_full",
  "storage_unwritable",
  "settings_corrupt",
  "sales_corrupt",
  "sales_set_aside",
  "live_mode_refused",
  "relay_address_locked",
  "relay_decided",
  "preference_locked",
  "staff_sign_in_required",
  "staff_none",
  "manager_locked",
  "books_not_offered",
  "sales_open",
  // Printing and pages
  "printer_not_chosen",
  "printer_unreachable",
  "printer_failed",
  "receipt_not_ready",
  "file_unwritable",
  "file_disk_full",
  "export_running",
  "export_cut_off",
  "pay_page_closed",
  "kiosk_refuses",
  // Newer versions of the app
  "update_off",
  "update_paused",
  "update_none",
  "update_unreachable",
  "update_not_signed",
  "update_unreadable",
  "update_of_another_channel",
  "update_replayed",
  "update_expired",
  "update_older",
  "update_file_wrong",
  "update_sale_open",
  "update_not_installed",
  // What was typed
  "amount_not_a_number",
  "amount_too_many_decimals",
  "pairing_code_malformed",
  "input_invalid",
  "sale_unknown",
  "never_sent",
  // The relay that is a process of this app, and Fintoc's keys
  "own_relay_stopped",
  "own_relay_not_started",
  "keys_missing",
  "keys_not_typed",
  "keys_secret_malformed",
  "keys_public_malformed",
  "keys_mixed_modes",
  "keys_refused",
  "keys_of_another_account",
  "keys_unchecked",
  "fintoc_certificate_unknown",
  // Leaving it for a shared relay
  "move_till_unknown",
  "move_sales_missing",
  // Practice mode
  "practice_only",
  "not_in_practice",
  "practice_not_started",
  "practice_act_refused",
  // The door of the shop's own software
  "door_port_taken",
  "door_fixed",
] as const;

export const failureCodes = [...relayErrorCodes, ...tillFailureCodes] as const;
export const failureCodeSchema = v.picklist(failureCodes);
export type FailureCode = v.InferOutput<typeof failureCodeSchema>;

/** What the till's screens are told. `detail` is for a technician, never the whole message. */
export const failureSchema = v.object({
  code: failureCodeSchema,
  detail: v.nullable(v.string()),
});
export type Failure = v.InferOutput<typeof failureSchema>;

/** A code of a newer relay that this till does not know is a `relay_error`. */
export function toFailureCode(code: string): FailureCode {
  return v.is(failureCodeSchema, code) ? code : "relay_error";
}

export function failure(code: FailureCode, detail: string | null = null): Failure {
  return { code, detail };
}

/** What a `till_unknown` names as its `param`, where another computer has been paired as that till. */
export const secretReplaced = "secret_replaced";

/** The relay's error as the till's screens are told of it. */
export function toldFailure({ error }: v.InferOutput<typeof relayErrorSchema>): Failure {
  const { code, message, param } = error;
  // A code of its own would keep older tills asking for ever.
  if (code === "till_unknown" && param === secretReplaced) return failure("till_replaced", message);
  return failure(toFailureCode(code), message);
}
