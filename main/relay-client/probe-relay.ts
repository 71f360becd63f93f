import * as v from "valibot";

import { failure, relayErrorSchema, type Failure } from "../../contract/failures.ts";
import { relayAboutAnswerSchema, relayRoutes } from "../../contract/relay-api.ts";
import {
  probeStepNames,
  wrongClockMs,
  type ProbeFacts,
  type ProbeStepName,
  type RelayProbe,
} from "../../contract/relay-probe.ts";
import { checkRelayApi } from "./check-relay-api.ts";
import { inspectCertificate, type SeenCertificate } from "./inspect-certificate.ts";
import { networkFailure } from "./network-failure.ts";
import { parseRelayUrl } from "./relay-url.ts";

export interface ProbeTools {
  readonly fetch: typeof globalThis.fetch;
  /** This computer's clock, Unix milliseconds. */
  readonly now: () => number;
  /** Looks at a certificate that was refused; Node's own TLS where it is not given. */
  readonly inspect?: (relayUrl: string) => Promise<SeenCertificate | null>;
}

const timeoutMs = 8_000;
const nothing: ProbeFacts = {
  roundTripMs: null,
  offsetMs: null,
  times: null,
  api: null,
  certificate: null,
};

/** Finds out whether a till could work with the relay at an address, and if not, what is in the way. */
export async function probeRelay(typed: string, tools: ProbeTools): Promise<RelayProbe> {
  const { fetch, inspect = inspectCertificate, now } = tools;
  const address = parseRelayUrl(typed);
  if (!address.ok) return failedAt("address", address.failure, null);
  const relayUrl = address.value;
  const askedAt = now();
  let response: Response;
  let body: string;
  try {
    response = await fetch(`${relayUrl}${relayRoutes.about.path}`, {
      redirect: "error",
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(timeoutMs),
    });
    body = await response.text();
  } catch (error) {
    const why = networkFailure(error);
    if (why.code !== "relay_certificate_invalid") {
      const told = whatStandsBetween(why);
      return failedAt(stepOf(told), told, relayUrl);
    }
    const seen = await inspect(relayUrl);
    return failedAt("tls", certificateFailure(why, seen, now()), relayUrl, factsOf(seen, now()));
  }
  const answeredAt = now();
  const facts = {
    ...nothing,
    roundTripMs: answeredAt - askedAt,
    ...clockFacts(response.headers.get("Date"), (askedAt + answeredAt) / 2),
  };
  const about = readAbout(response, body);
  if ("failure" in about) return failedAt("relay", about.failure, relayUrl, facts);
  const known = { ...facts, api: about.api };
  const incompatible = about.api === null ? null : checkRelayApi(about.api);
  if (incompatible !== null) return failedAt("relay", incompatible, relayUrl, known);
  const offset = facts.offsetMs ?? 0;
  const warning =
    Math.abs(offset) >= wrongClockMs ? failure("clock_wrong", clockDetail(offset)) : null;
  return {
    relayUrl,
    steps: probeStepNames.map((name) => {
      const isWarned = name === "clock" && warning !== null;
      return isWarned
        ? { name, state: "warned", failure: warning }
        : { name, state: "ok", failure: null };
    }),
    failure: null,
    warning,
    facts: known,
  };
}

function failedAt(
  step: ProbeStepName,
  why: Failure,
  relayUrl: string | null,
  facts: ProbeFacts = nothing,
): RelayProbe {
  const at = probeStepNames.indexOf(step);
  return {
    relayUrl,
    steps: probeStepNames.map((name, index) =>
      index === at
        ? { name, state: "failed", failure: why }
        : { name, state: index < at ? "ok" : "unknown", failure: null },
    ),
    failure: why,
    warning: null,
    facts,
  };
}

/** At which step a network's failure shows. */
function stepOf({ code }: Failure): ProbeStepName {
  return code === "relay_name_unknown" || code === "network_down" ? "name" : "tls";
}

/** What else than the relay has answered, or wants to. */
function whatStandsBetween(why: Failure): Failure {
  const detail = why.detail ?? "";
  if (/PROXY_AUTH|proxy authentication required/iu.test(detail)) {
    return failure("network_proxy_login", detail);
  }
  // A relay never redirects: a network's sign-in page does, and so do other web sites.
  if (/redirect/iu.test(detail)) return failure("web_page_answered", detail);
  return why;
}

/** Chromium's `net::ERR_CERT_…` and what Node says in their place. */
function certificateFailure(why: Failure, seen: SeenCertificate | null, now: number): Failure {
  const detail = why.detail ?? "";
  if (/CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/u.test(detail)) {
    return isClockWrong(seen, now)
      ? failure("clock_wrong", detail)
      : failure("relay_certificate_expired", detail);
  }
  if (/CERT_COMMON_NAME_INVALID|ALTNAME/u.test(detail)) {
    return failure("relay_certificate_other_name", detail);
  }
  if (/CERT_AUTHORITY_INVALID|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/u.test(detail)) {
    return failure("relay_certificate_unknown", detail);
  }
  return why;
}

/** A certificate is out of date only by this computer's clock: nobody installs one before its time. */
function isClockWrong(seen: SeenCertificate | null, now: number): boolean {
  if (seen === null) return false;
  if (now < seen.validFrom) return true;
  const { serverTime, validFrom, validTo } = seen;
  return serverTime !== null && serverTime >= validFrom && serverTime <= validTo;
}

function factsOf(seen: SeenCertificate | null, now: number): ProbeFacts {
  if (seen === null) return nothing;
  const { issuer, names, serverTime, validFrom, validTo } = seen;
  return {
    ...nothing,
    ...(serverTime === null ? {} : clocks(serverTime, now)),
    certificate: { validFrom: iso(validFrom), validTo: iso(validTo), names, issuer },
  };
}

function clockFacts(date: string | null, at: number) {
  const relayTime = date === null ? Number.NaN : Date.parse(date);
  // The header tells whole seconds, cut off.
  return Number.isNaN(relayTime) ? {} : clocks(relayTime + 500, at);
}

function clocks(relayTime: number, here: number) {
  return {
    offsetMs: Math.round(relayTime - here),
    times: { here: iso(here), relay: iso(relayTime) },
  };
}

function clockDetail(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  return `this computer is ${minutes} min ${offsetMs > 0 ? "behind" : "ahead"}`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

type About =
  | { readonly api: ProbeFacts["api"] }
  | {
      readonly failure: Failure;
    };

/** Whether it is a relay that has answered. */
function readAbout(response: Response, text: string): About {
  const { status } = response;
  const told = `HTTP ${status}`;
  const body = parseJson(text);
  const about = v.safeParse(relayAboutAnswerSchema, body);
  if (status === 200 && about.success) return { api: about.output.api };
  const error = v.safeParse(relayErrorSchema, body);
  if (error.success) {
    // A relay that is older than this question.
    if (error.output.error.code === "route_not_found") return { api: null };
    if (status >= 500 || status === 429) return { failure: failure("relay_error", told) };
  }
  if (status === 407) return { failure: failure("network_proxy_login", told) };
  const type = response.headers.get("Content-Type") ?? "";
  if (status === 502 || status === 503 || status === 504) {
    return { failure: failure("relay_behind_down", told) };
  }
  if (status === 511 || type.includes("html") || /^\s*<(?:!doctype|html)/iu.test(text)) {
    return { failure: failure("web_page_answered", told) };
  }
  return { failure: failure("relay_answer_unreadable", told) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
