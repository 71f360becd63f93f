import { connect, type PeerCertificate } from "node:tls";

import type { Finding } from "./finding.ts";

const timeoutMs = 5_000;
const dayMs = 86_400_000;
/** A certificate that renews itself does so a month before; at this it has not. */
const soonDays = 14;

/**
 * Looks at the relay's certificate; whether it is believed, the relay's own check has found out by
 * the system's rules. Nothing is sent over this connection.
 * @param distrusted why the relay's check did not believe it; `null`: it did, or never saw one
 */
export async function checkCertificate(
  relayUrl: string,
  distrusted: string | null,
  now: () => number,
): Promise<Finding> {
  const url = new URL(relayUrl);
  if (url.protocol !== "https:") return { grade: "ok", code: "certificate_none", facts: {} };
  const seen = await look(url);
  if ("detail" in seen) {
    return distrusted === null
      ? { grade: "warn", code: "certificate_unseen", facts: seen }
      : {
          grade: "fail",
          code: "certificate_distrusted",
          facts: { issuer: "", detail: distrusted },
        };
  }
  const issuer = issuerOf(seen.certificate);
  const days = Math.floor((Date.parse(seen.certificate.valid_to) - now()) / dayMs);
  if (days < 0) return { grade: "fail", code: "certificate_ended", facts: { issuer, days } };
  if (distrusted !== null) {
    return { grade: "fail", code: "certificate_distrusted", facts: { issuer, detail: distrusted } };
  }
  return days < soonDays
    ? { grade: "warn", code: "certificate_ends_soon", facts: { issuer, days } }
    : { grade: "ok", code: "certificate_good", facts: { issuer, days } };
}

function look(
  url: URL,
): Promise<{ readonly certificate: PeerCertificate } | { readonly detail: string }> {
  return new Promise((resolve) => {
    const host = url.hostname.replaceAll(/[[\]]/gu, "");
    const isName = /[a-z]/iu.test(host) && !host.includes(":");
    const socket = connect({
      host,
      port: Number(url.port || "443"),
      ...(isName ? { servername: host } : {}),
      // It is looked at, not trusted: no byte of ours is sent.
      rejectUnauthorized: false,
    });
    const end = (seen: { certificate: PeerCertificate } | { detail: string }) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(seen);
    };
    const timer = setTimeout(() => end({ detail: "no answer in time" }), timeoutMs);
    socket.once("secureConnect", () => end({ certificate: socket.getPeerCertificate() }));
    socket.once("error", (error: NodeJS.ErrnoException) => {
      end({ detail: error.code ?? error.message });
    });
  });
}

function issuerOf({ issuer }: PeerCertificate): string {
  const name = issuer?.O ?? issuer?.CN ?? "";
  return Array.isArray(name) ? name.join(", ") : name;
}
