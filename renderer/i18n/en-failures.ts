import type { Messages } from "./messages.ts";

export const failuresEn: Messages["failures"] = {
  body_unreadable:
    "The server could not read what was sent. Try again; if it happens again, tell support.",
  body_too_large: "What was sent is too long. Shorten the reference and try again.",
  parameter_invalid: "Something that was entered is not valid. Check it and try again.",
  id_not_uuid: "The sale has an invalid identifier. Start a new one.",
  amount_not_integer: "The amount has more decimals than the currency.",
  amount_not_positive: "Enter an amount above zero.",
  amount_too_large: "The amount is too large. Check the digits.",
  amount_above_currency_limit: "The amount is above the most for one sale.",
  amount_above_store_limit: "The amount is above this store's most for one sale.",
  currency_unknown: "The server does not know the till's currency. Tell whoever administers Cobro.",
  currency_not_of_store:
    "The store charges in another currency. Close and open Cobro; if it happens again, tell support.",
  reference_invalid: "The reference is not valid: at most 140 characters.",
  customer_email_invalid: "The e-mail is not complete. For example: name@mail.com",
  metadata_invalid: "The sale's additional data is not valid. Tell support.",
  day_invalid: "That day is not in the calendar.",
  cursor_invalid: "The list changed while it was read. Open it again.",
  till_unknown: "The server does not know this till. Pair it again with a new code.",
  till_revoked:
    "Whoever administers Cobro has revoked this till. To use it again, ask for a new code.",
  pairing_code_unknown: "The server does not know that code. Check it, or ask for a new one.",
  pairing_code_used: "That code has already been used. Ask for a new one.",
  pairing_code_expired: "That code has run out. Ask for a new one.",
  too_many_requests: "Too many tries in a row. Wait a minute and try again.",
  route_not_found:
    "That server does not offer what the till asks for. Check the address, or update Cobro.",
  payment_intent_not_found: "The server cannot find this sale. Tell support.",
  payment_intent_differs: "The server already has this sale with other data. Start a new one.",
  payment_intent_of_another_till: "This sale belongs to another till. Start a new one.",
  payment_intent_already_succeeded: "This sale is already paid: it cannot be cancelled.",
  webhook_signature_invalid:
    "A notice without a valid signature came and was not applied. Tell support.",
  fintoc_unavailable: "Fintoc does not answer right now. Try again in a minute.",
  storage_unavailable: "The server cannot save right now. Try again in a minute.",
  internal_error: "The server had a problem. Try again; if it happens again, tell support.",
  relay_unreachable: "The server cannot be reached. Check the address and the network.",
  relay_certificate_invalid:
    "The server's certificate is not valid. Check the address and this computer's clock.",
  relay_timeout: "The server takes too long to answer. Check the network.",
  relay_answer_unreadable: "The answer does not look like a Cobro server's. Check the address.",
  relay_error: "The server answered with an error. Try again in a minute.",
  relay_url_invalid: "That address is not valid. For example: https://cobro.mystore.com",
  relay_url_not_https: "The address has to begin with https://",
  offline: "No connection to the server. Charging works again as soon as it is back.",
  not_paired: "This till is not paired with a server yet.",
  already_paired: "This till is already paired. Close and open Cobro.",
  live_mode_refused:
    "This is a preview and works in test mode only. Use a server in test mode, or install Cobro.",
  keychain_unavailable:
    "The system's keychain is locked and the till's key cannot be kept. Unlock it and try again.",
  keychain_unprotected:
    "This till's key is kept without the system's protection. Tell whoever installed Cobro.",
  storage_full: "This computer's disk is full. Free some space to go on charging.",
  storage_unwritable: "This computer's disk cannot be written. Tell whoever installed Cobro.",
  settings_corrupt: "The till's settings were damaged; a copy was kept and it began afresh.",
  amount_not_a_number: "What was pasted is no amount. Use digits only.",
  amount_too_many_decimals: "The amount has more decimals than the currency.",
  pairing_code_malformed: "The code has 8 letters and digits, for example ABCD-2345.",
  input_invalid: "The till could not read what was entered. Check it and try again.",
  sale_unknown: "This sale is no longer at this till.",
  never_sent: "The sale was never sent. Nobody can pay it.",
};
