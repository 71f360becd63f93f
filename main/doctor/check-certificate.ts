import { inspectCertificate } from "../relay-client/inspect-certificate.ts";
import type { Finding } from "./finding.ts";

const dayMs = 86_400_000;
/** A certificate that renews itself does so a month before; at this it has not. */
const soonDays = 14;

/**
 * Looks at the relay's certificate; whether it is believed, the relay's own check has found out by
 * the system's rules.
 * @param distrusted why the relay's check did not believe it; `null`: it did, or never saw one
 */
export async function checkCertificate(
  relayUrl: string,
  distrusted: string | null,
  now: () => number,
): Promise<Finding> {
  const url = new URL(relayUrl);
  if (url.protocol !== "https:") return { grade: "ok", code: "certificate_none", facts: {} };
  const seen = await inspectCertificate(relayUrl);
  if (seen === null) {
    return distrusted === null
      ? { grade: "warn", code: "certificate_unseen", facts: { detail: "" } }
      : {
          grade: "fail",
          code: "certificate_distrusted",
          facts: { issuer: "", detail: distrusted },
        };
  }
  const { issuer, validTo } = seen;
  const days = Math.floor((validTo - now()) / dayMs);
  if (days < 0) return { grade: "fail", code: "certificate_ended", facts: { issuer, days } };
  if (distrusted !== null) {
    return { grade: "fail", code: "certificate_distrusted", facts: { issuer, detail: distrusted } };
  }
  return days < soonDays
    ? { grade: "warn", code: "certificate_ends_soon", facts: { issuer, days } }
    : { grade: "ok", code: "certificate_good", facts: { issuer, days } };
}
