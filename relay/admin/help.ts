/** What `help` prints. */
export const help = `Without a command the relay serves. Commands need only DATABASE_URL; --json prints one JSON object.

  store add --name NAME --currency CLP|MXN --time-zone ZONE
            [--locale es-CL|es-MX|en] [--day-starts-at-hour 0]
            [--max-amount N] [--confirm-above N]       (smallest unit)
            [--recipient-holder-id RUT --recipient-number N
             --recipient-type checking_account|sight_account
             --recipient-institution ID]               (Chile; without it Fintoc collects)
            [--product payment_intent|checkout_session]
            [--business-name NAME] [--business-category CODE] [--business-tax-id RUT]
            [--tips 5,10,15] [--quick-amounts 1000,2000,5000]     (per cent; smallest unit)
            [--logo FILE] [--receipt-words TEXT]       (PNG, JPEG or SVG, at most 64 KB;
                                                        "none" takes any of the four away)
  store update ID …                                    (the same options, but --currency)
               [--alert-webhook URL] [--alert-emails a@b,c@d]     (whom to tell what needs a
                                                        person; "none" takes either away)
  store alert-secret ID                                (the webhook's secret made anew, shown once)
  store list
  till add --store ID --name NAME [--valid-for 10m]    (prints the pairing code; up to 90d,
                                                        longer ones above 7d; with PUBLIC_URL
                                                        also a link that holds both)
  till code ID [--valid-for 10m]                       (a new code for the same till and its sales:
                                                        its old secret ends when it is used)
  till list
  till revoke ID
  enrolment add --store ID --count N [--valid-for 30d] [--name "Caja {n}"]
                                      (a token that pairs N computers, each as a till of its
                                      own; up to 90d; {n} counts)
  enrolment list [--store ID]
  enrolment revoke ID                 (tills that were paired with it stay)
  staff add --store ID --name NAME --role cashier|manager   (asks for the PIN, or reads it from
                                                             stdin; needs STAFF_PIN_PEPPER)
  staff list --store ID
  staff set-pin ID
  staff remove ID
  staff allow ID --store ID           (another store where they work with the same PIN; a
                                      manager sees all of theirs)
  staff deny ID --store ID            (their sessions end)
  unmatched list [--limit 50]                          (payments of no till's; events kept apart)
  events verify                                        (stored bodies against their signatures)
  closings verify                                      (every closing against its hash and its sums)
  backup FILE                                          (SQLite, also while the relay serves)
  check [--test-mode]                                  (ready to go live? with serve's environment)`;
