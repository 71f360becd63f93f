/** What `help` prints. */
export const help = `Without a command the relay serves. Commands need only DATABASE_URL; --json prints one JSON object.

  store add --name NAME --currency CLP|MXN --time-zone ZONE
            [--locale es-CL|es-MX|en] [--day-starts-at-hour 0]
            [--max-amount N] [--confirm-above N]       (smallest unit)
            [--recipient-holder-id RUT --recipient-number N
             --recipient-type checking_account|sight_account
             --recipient-institution ID]               (Chile; without it Fintoc collects)
            [--business-name NAME] [--business-category CODE] [--business-tax-id RUT]
  store update ID …                                    (the same options, but --currency)
  store list
  till add --store ID --name NAME [--valid-for 10m]    (prints the pairing code; up to 7d)
  till list
  till revoke ID`;
