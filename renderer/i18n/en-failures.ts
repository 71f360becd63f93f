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
  range_reversed: "The first date is after the last one. Swap them.",
  range_too_long: "The period is longer than a year. Export it in parts of a year at most.",
  day_in_future: "That day has not come yet. Choose today or an earlier day.",
  cursor_invalid: "The list changed while it was read. Open it again.",
  till_unknown: "The server does not know this till. Ask for a new code for this till.",
  till_revoked:
    "Whoever administers Cobro has revoked this till. To use it again, ask for a new code.",
  pairing_code_unknown: "The server does not know that code. Check it, or ask for a new one.",
  pairing_code_used: "That code has already been used. Ask for a new one.",
  pairing_code_expired: "That code has expired. Ask for a new one.",
  enrolment_used_up:
    "The enrolment token has paired as many computers as it may. Whoever administers Cobro must make another.",
  enrolment_revoked:
    "The enrolment token has been revoked. Whoever administers Cobro must make another.",
  too_many_requests: "Too many tries in a row. Wait a minute and try again.",
  staff_not_found: "This person is no longer on the store's list. Choose another name.",
  staff_pin_wrong: "That PIN is not right. Try again.",
  staff_pin_wait: "Several wrong PINs in a row. Wait a little and try again.",
  staff_session_unknown: "The session has ended. Enter your PIN again.",
  staff_session_expired: "The session has expired. Enter your PIN again.",
  staff_unavailable: "The server cannot check PINs yet. Tell whoever administers Cobro.",
  manager_required: "Only a manager can do this. Enter a manager's PIN.",
  name_invalid: "A name has 1 to 40 letters, none of them invisible.",
  staff_name_taken: "Somebody has that name already. Add a surname or an initial.",
  staff_differs: "Somebody else was added with this form. Close it and open it again.",
  staff_last_manager: "This is the store's last manager. Make somebody else a manager first.",
  staff_pin_easy:
    "This PIN is among the first that anybody would try, like 1111 or 1234. A manager needs another.",
  staff_elsewhere: "They also work at another store. A manager of all their stores changes them.",
  till_not_found: "This till is no longer in the store.",
  till_name_taken: "A till has that name already. Choose another.",
  till_differs: "Another till was added with this form. Close it and open it again.",
  till_is_this_one: "This is the till you are at. Revoke it from another one.",
  till_revoked_for_good: "This till was revoked for good. Add another.",
  store_changed:
    "Somebody else changed the settings meanwhile. What was typed here stays; look and save again.",
  limit_invalid: "The limit must be an amount that can be charged.",
  tips_invalid: "Up to 4 different whole percentages, from 1 to 100.",
  quick_amounts_invalid: "Up to 6 different amounts that can be charged.",
  quick_amount_above_limit: "A quick amount is above the most for a sale: it could not be charged.",
  business_name_invalid: "The name has at most 80 letters, on one line.",
  receipt_words_invalid: "The text has at most 280 letters, and no invisible signs.",
  logo_too_large: "The picture is larger than 64 KB. Save it smaller.",
  logo_not_a_picture: "This is no PNG, JPEG or SVG picture.",
  logo_not_plain:
    "This SVG has programs or links to other files in it. Save it as a plain SVG or as a PNG.",
  route_not_found:
    "That server does not offer what the till asks for. Check the address, or update Cobro.",
  store_not_found: "That store does not belong to whoever opened the books. Choose another store.",
  store_not_one: "This is shown store by store. Choose one store.",
  payment_intent_not_found: "The server cannot find this sale. Tell support.",
  payment_intent_differs: "The server already has this sale with other data. Start a new one.",
  payment_intent_of_another_till: "This sale belongs to another till. Start a new one.",
  payment_intent_already_succeeded: "This sale is already paid: it cannot be cancelled.",
  closing_not_found: "This store has no such closing.",
  closing_outdated:
    "Somebody else has closed the day meanwhile. Look at that closing before you close again.",
  closing_empty:
    "No sale has ended since the last closing. Confirm that it shall be closed at zero.",
  closing_id_taken: "The closing could not be numbered. Open the confirmation again and retry.",
  attention_changed:
    "Something else needs a person in this sale by now. Look at the sale again before settling it.",
  nothing_to_settle: "There is nothing to settle in this sale.",
  note_invalid: "Write a note of up to 500 characters.",
  refund_not_found: "The server cannot find this refund. Open the sale again.",
  refund_differs:
    "The server already has this refund with another amount or note. Open the sale again.",
  refund_above_left:
    "That is more than what is left to refund; perhaps another till has just refunded. Look at the sale and try again.",
  refund_not_possible: "This sale cannot be refunded from here. The sale says why.",
  refund_not_cancellable: "This refund can no longer be cancelled: it has left or has ended.",
  webhook_signature_invalid:
    "A notice without a valid signature came and was not applied. Tell support.",
  fintoc_unavailable: "Fintoc does not answer right now. Try again in a minute.",
  storage_unavailable: "The server cannot save right now. Try again in a minute.",
  export_busy: "The server is already exporting for other people. Try again in a minute.",
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
  till_replaced:
    "Another computer has taken this till's place. To use this one, ask for a new code.",
  keychain_unavailable:
    "The system's keychain is locked and the till's key cannot be kept. Unlock it and try again.",
  keychain_unprotected:
    "This till's key is kept without the system's protection. Tell whoever installed Cobro.",
  storage_full: "This computer's disk is full. Free some space to go on charging.",
  storage_unwritable: "This computer's disk cannot be written. Tell whoever installed Cobro.",
  settings_corrupt: "The till's settings were damaged; a copy was kept and it began afresh.",
  amount_not_a_number: "What was pasted is no amount. Use digits only.",
  amount_too_many_decimals: "The amount has more decimals than the currency.",
  pairing_code_malformed:
    "That is not a whole code: it has 8, 16 or 24 letters and digits, for example ABCD-2345.",
  input_invalid: "The till could not read what was entered. Check it and try again.",
  sale_unknown: "This sale is no longer at this till.",
  practice_only: "That is possible in practice mode only.",
  not_in_practice: "Not in practice mode. Leave practice first.",
  practice_not_started:
    "Practice mode could not be started on this computer. Close the till, open it and try again.",
  practice_act_refused:
    "The simulated bank cannot do that any more with this payment. Look at how the sale stands.",
  own_relay_stopped:
    "This computer's own Cobro server has stopped. It is being started again; no payment is lost.",
  own_relay_not_started:
    "This computer's own Cobro server cannot be started. Check the disk, then try again.",
  keys_missing: "Fintoc's keys are not on this computer. Type them again.",
  keys_not_typed: "The keys were not typed. Nothing was changed.",
  keys_secret_malformed: "That is not a secret key of Fintoc's. It begins with sk: copy it whole.",
  keys_public_malformed: "That is not a public key of Fintoc's. It begins with pk: copy it whole.",
  keys_mixed_modes: "One key is a test key and the other a live key. Both must be of one kind.",
  keys_refused: "Fintoc refuses the secret key. Copy it again from Fintoc's dashboard.",
  keys_of_another_account:
    "These keys are of another Fintoc account: this computer's sales are not there. Use the keys of the account that made them.",
  fintoc_certificate_unknown:
    "Something between this computer and Fintoc opens the connection: a proxy or an antivirus. Ask whoever runs the network to let api.fintoc.com through unopened.",
  keys_unchecked:
    "Fintoc could not be asked whether the keys are good. Check the network and try again.",
  move_till_unknown:
    "That server does not know this till. Give it this computer's history first, then try again.",
  move_sales_missing:
    "Sales of this till are missing at that server. Make another copy of the history and give it that one.",
  door_port_taken: "Another program uses that port, or the system refuses it. Choose another one.",
  door_fixed: "Whoever administers this computer has set this port; only they change it.",
  never_sent: "The sale was never sent. Nobody can pay it.",
  tip_invalid: "The tip cannot be more than the total.",
  receipt_not_found: "This receipt is not one of this store's. Hand nothing over for it.",
  relay_too_old:
    "The server is older than this till. It must be updated before anything can be charged.",
  relay_too_new:
    "The server is newer than this till. Update Cobro on this computer before charging.",
  relay_address_locked:
    "This till can only be paired again with its own server. To use another, the installer must name it when starting the program.",
  relay_decided:
    "Whoever administers this computer has decided which server this till belongs to. Only they can name another.",
  preference_locked: "Whoever administers this computer has decided this. Only they can change it.",
  staff_sign_in_required: "Sign in with a PIN to charge.",
  staff_none: "The store has no manager with a PIN yet. Whoever administers Cobro must add one.",
  manager_locked: "Enter the manager's PIN again.",
  books_not_offered:
    "The server is older than this till and does not offer the store's books yet. Ask whoever administers Cobro to update it; charging goes on as before.",
  sales_open:
    "Some sales can still be paid. Wait until they have ended before unpairing the till, so that none is lost from sight.",
  printer_not_chosen: "No printer has been chosen. Choose one in the settings.",
  printer_unreachable: "The printer does not answer. Check that it is switched on and connected.",
  printer_failed: "The printer could not print. Check paper and cover, then print again.",
  receipt_not_ready: "There is no receipt yet: the payment has not been confirmed.",
  file_unwritable: "The file could not be saved there. Choose another folder.",
  file_disk_full: "The disk where the file goes is full. Free some space or choose another place.",
  export_running: "An export is already under way. Wait until it is done, or cancel it.",
  export_cut_off: "The connection was cut before the end; no half file was left. Export again.",
  kiosk_refuses: "On a kiosk this needs a manager: open the store's day with their PIN first.",
  pay_page_closed: "This sale's pay page has closed.",
  update_off: "Cobro looks for no new versions on this computer.",
  update_paused: "New versions are paused, as whoever installed Cobro decided.",
  update_none: "There is no new version to install.",
  update_unreachable:
    "The server of new versions cannot be reached. Charging goes on; it is tried again by itself.",
  update_not_signed:
    "A new version was offered that the makers of Cobro have not signed. It was not downloaded. Tell whoever administers Cobro.",
  update_unreadable:
    "What the server says of a new version cannot be understood. Nothing was downloaded. Tell whoever administers Cobro.",
  update_of_another_channel:
    "The server offered a version meant for other computers. Nothing was downloaded. Tell whoever administers Cobro.",
  update_replayed:
    "The server offered an older announcement than one already seen. Nothing was downloaded. Tell whoever administers Cobro.",
  update_expired:
    "What the server says of new versions is too old to be believed. Check this computer's clock, and tell whoever administers Cobro.",
  update_older:
    "The server offers an older version than this one. It was not downloaded. Tell whoever administers Cobro.",
  update_file_wrong:
    "The file of the new version is not the one that was signed. It was thrown away and will be asked for again.",
  update_sale_open: "A sale is waiting. Install it when the sale has ended.",
  update_not_installed:
    "The new version was started and did not come to be installed. Try again with whoever administers this computer.",
  receipt_code_malformed: "A receipt's code has 12 letters and digits. Check what was typed.",
  relay_name_unknown: "No server can be found at that address. Check the address and the network.",
  network_down: "This computer has no network. Check the cable or the Wi-Fi.",
  network_proxy_failed:
    "The network's proxy does not let the till through. Tell whoever administers the network.",
  network_proxy_login:
    "The network's proxy asks for a user and a password. Tell whoever administers the network.",
  web_page_answered:
    "A web page answered in place of Cobro's server. Check the address; if the network asks to sign in (Wi-Fi), do that in a browser first.",
  relay_behind_down:
    "The address is right, but Cobro's server is not running there just now. Tell whoever administers Cobro.",
  relay_certificate_expired:
    "The server's certificate has expired. Whoever administers Cobro must renew it; and check this computer's date.",
  relay_certificate_other_name:
    "The server's certificate is for another address. Check each letter of the address.",
  relay_certificate_unknown:
    "Nobody this computer trusts vouches for the server's certificate. Check the address; if it is right, tell whoever administers Cobro.",
  clock_wrong:
    "This computer's clock is wrong. Set date, time and time zone to automatic, then try again.",
  sales_corrupt:
    "The list of sales was damaged; a copy was kept and the open sales were asked from the server again.",
  sales_set_aside:
    "Open sales of the earlier pairing were left behind. The manager sees them in the store's list.",
  alert_webhook_invalid:
    "The address for alerts is not valid. For example: https://mystore.com/alerts",
  alert_webhook_not_https: "The address for alerts has to begin with https://",
  alert_emails_invalid: "Check the e-mail addresses: each like name@mystore.com, ten at most.",
  alerts_in_practice: "Practice tells nobody outside this computer. Set this at the real till.",
  alert_channel_missing: "There is nobody to tell yet. Type an address or an e-mail and save.",
};
