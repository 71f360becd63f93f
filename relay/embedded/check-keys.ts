import type { FintocKeys } from "../../contract/embedded-relay.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import type { Mode } from "../../contract/payment-intent.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

const secretPattern = /^sk_(test|live)_[\w-]+$/u;
const publicPattern = /^pk_(test|live)_[\w-]+$/u;
const waitMs = 10_000;
/** As far off as a till's clock may be at its relay. */
const mostClockOffMs = 5 * 60_000;

/** The mode of a pair of keys, by their form alone. */
export function modeOfKeys({ publicKey, secretKey }: FintocKeys): Result<Mode, Failure> {
  const secret = secretPattern.exec(secretKey)?.[1];
  if (secret === undefined) return fail(failure("keys_secret_malformed"));
  const open = publicPattern.exec(publicKey)?.[1];
  if (open === undefined) return fail(failure("keys_public_malformed"));
  if (secret !== open) return fail(failure("keys_mixed_modes", `sk_${secret}, pk_${open}`));
  return ok(secret === "live" ? "live" : "test");
}

interface KeyCheck {
  readonly apiUrl: string;
  readonly version: string;
  /** What only the account that these sales belong to can read; `null` before the first sale. */
  readonly ownPage: (mode: Mode) => string | null;
}

/**
 * Asks Fintoc for one payment intent, which changes nothing: this computer's last one, so that
 * nobody puts the keys of another account in the place of the shop's. Fintoc has no question that a
 * public key answers: of that one the form and the mode are known.
 */
export async function checkKeys(
  keys: FintocKeys,
  { apiUrl, ownPage, version }: KeyCheck,
): Promise<Result<Mode, Failure>> {
  const mode = modeOfKeys(keys);
  if (!mode.ok) return mode;
  const own = ownPage(mode.value);
  let status: number;
  let told: string | null;
  try {
    const response = await fetch(`${apiUrl}${own ?? "/v1/payment_intents?per_page=1"}`, {
      headers: { Authorization: keys.secretKey, "Fintoc-Version": version },
      redirect: "error",
      signal: AbortSignal.timeout(waitMs),
    });
    await response.arrayBuffer();
    ({ status } = response);
    told = response.headers.get("date");
  } catch (error) {
    return fail(whyUnreachable(error));
  }
  const offMs = told === null ? 0 : Math.abs(Date.parse(told) - Date.now());
  // The shop's days and the ends of its sales go by this clock.
  if (offMs > mostClockOffMs) return fail(failure("clock_wrong", `${Math.round(offMs / 1_000)} s`));
  if (status === 401 || status === 403) return fail(failure("keys_refused", `HTTP ${status}`));
  if (status === 404 && own !== null) return fail(failure("keys_of_another_account"));
  return status === 200 ? mode : fail(failure("keys_unchecked", `HTTP ${status}`));
}

/** What stands between this computer and Fintoc, as far as it can be told apart. */
function whyUnreachable(error: unknown): Failure {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  // Undici says "fetch failed" and hides why in its cause.
  const detail = [code, cause instanceof Error ? cause.message : String(cause)].join(" ").trim();
  // Fintoc's certificate is in order for everybody else: it is this computer's day that is not.
  if (/^CERT_(?:NOT_YET_VALID|HAS_EXPIRED)$/u.test(code)) return failure("clock_wrong", detail);
  if (/CERT|SIGNATURE/u.test(code)) return failure("fintoc_certificate_unknown", detail);
  if (/^(?:ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN)$/u.test(code)) {
    return failure("network_down", detail);
  }
  return failure("keys_unchecked", detail);
}
