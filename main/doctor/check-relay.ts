import type { Failure } from "../../contract/failures.ts";
import { probeRelay } from "../relay-client/probe-relay.ts";
import { createRelayClient } from "../relay-client/relay-client.ts";
import type { Finding } from "./finding.ts";

export interface RelaySeen {
  readonly finding: Finding;
  /** Whether the till can work with it. */
  readonly answers: boolean;
  /** Why the relay's certificate is not believed; `null`: it is, or none was seen. */
  readonly distrusted: string | null;
  /** The relay's time minus this computer's, as its answer's date told it; exact to about a second. */
  readonly clockOffsetMs: number | null;
}

/**
 * Probes the relay as before a pairing, then asks it as this till, where it is paired.
 * @param isOwn the relay is a process of the app: it runs while that is open
 */
export async function checkRelay(
  relayUrl: string,
  secret: string | null,
  fetch: typeof globalThis.fetch,
  now: () => number,
  isOwn: boolean,
): Promise<RelaySeen> {
  const { host } = new URL(relayUrl);
  const probe = await probeRelay(relayUrl, { fetch, now });
  const isOfTls = probe.steps.some(({ name, state }) => name === "tls" && state === "failed");
  const seen = (finding: Finding, answers: boolean): RelaySeen => ({
    finding,
    answers,
    distrusted: isOfTls && relayUrl.startsWith("https:") ? (probe.failure?.detail ?? "") : null,
    clockOffsetMs: probe.facts.offsetMs,
  });
  const trouble = ({ code, detail }: Failure) => {
    if (isOwn) return seen({ grade: "warn", code: "own_relay_silent", facts: {} }, false);
    return seen(
      { grade: "fail", code: "relay_trouble", facts: { host, code, detail: detail ?? "" } },
      false,
    );
  };
  if (probe.failure !== null) return trouble(probe.failure);
  if (secret !== null) {
    const till = await createRelayClient(relayUrl, secret, fetch).getTill();
    if (!till.ok) return trouble(till.failure.failure);
  }
  const facts = { host, api: probe.facts.api?.version ?? 0 };
  return seen({ grade: "ok", code: "relay_answers", facts }, true);
}
