import type { Messages } from "./messages.ts";

export const reasonsEn: Messages["reasons"] = {
  bank_account_locked:
    "The customer's account is locked at their bank. They can pay from another account or bank.",
  bank_connection_error:
    "The connection to the customer's bank broke. Charge again; if it happens again, with another bank.",
  bank_not_available:
    "The customer's bank is not available now. Charge again with another bank, or later.",
  amount_limit_reached:
    "The amount is above what the customer's bank lets them transfer today. They can pay from another bank, or a smaller amount.",
  insufficient_funds:
    "The customer's account does not hold enough. They can pay from another account.",
  login_credentials_locked:
    "The customer's password is locked at their bank; only the bank can unlock it. They can pay from another bank.",
  login_invalid_credentials:
    "The bank user or password was wrong. Charge again so that they can try once more.",
  maximum_amount_error:
    "The amount is above the most that the customer's bank transfers at once. They can pay from another bank, or in two charges.",
  mfa_authorization_timeout:
    "The customer did not authorise in their bank's app in time. Charge again, with the app at hand.",
  mfa_invalid_authorization:
    "The customer's authorisation was not valid at their bank. Charge again so that they can try once more.",
  mfa_locked:
    "The customer's authorisation (app, card or token) is locked at their bank. They can pay from another bank.",
  mfa_unavailable:
    "The customer's bank cannot ask for the authorisation now (app, card or token). Charge again in a moment, or with another bank.",
  new_contact_amount_limit_reached:
    "The customer's bank limits the amount of first transfers to a new recipient. A smaller amount helps, or another bank.",
  new_contact_transfer_number_limit_reached:
    "The customer's bank limits how many transfers a day go to a new recipient. They can pay from another bank.",
  recipient_account_not_allowed:
    "The customer's bank does not accept the store's account. They can pay from another bank; tell whoever administers Cobro.",
  unresolved_final_status:
    "The bank never gave a final answer and the money may have moved. Look at the bank statement before you charge again.",
  unknown:
    "The bank did not complete the payment. Charge again; if it happens again, with another bank.",
};
