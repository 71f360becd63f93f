import { TimeoutError } from "ky";

import { failure, type Failure } from "../../contract/failures.ts";

const certificateCodes =
  /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ALTNAME|ERR_TLS|ERR_SSL/u;

/** Why no answer came, in words of ours. */
export function networkFailure(error: unknown): Failure {
  if (error instanceof TimeoutError) return failure("relay_timeout");
  if (error instanceof Error && error.name === "TimeoutError") return failure("relay_timeout");
  const detail = describe(error);
  return certificateCodes.test(detail)
    ? failure("relay_certificate_invalid", detail)
    : failure("relay_unreachable", detail);
}

/** The messages and codes of an error and its causes. */
function describe(error: unknown): string {
  const parts: string[] = [];
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = "code" in each && typeof each.code === "string" ? `${each.code} ` : "";
    parts.push(`${code}${each.message}`);
  }
  return parts.join(": ");
}
