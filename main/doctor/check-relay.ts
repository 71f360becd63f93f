import { failure, relayErrorSchema, toldFailure, type Failure } from "../../contract/failures.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import * as v from "valibot";

import { checkRelayApi, relayApiAnswerSchema } from "../relay-client/check-relay-api.ts";
import { networkFailure } from "../relay-client/network-failure.ts";
import type { Finding } from "./finding.ts";

export interface RelaySeen {
  readonly finding: Finding;
  /** Whether the till could go on with it. */
  readonly answers: boolean;
  /** The failure where the relay's certificate is not believed. */
  readonly distrusted: string | null;
  /** The relay's time minus this computer's, as its answer's date told it; exact to about a second. */
  readonly clockOffsetMs: number | null;
}

const timeoutMs = 8_000;

/**
 * Asks the relay who this till is. One without a secret is answered 401 by the relay's own words:
 * so it is there, and it is a relay.
 */
export async function checkRelay(
  relayUrl: string,
  secret: string | null,
  fetch: typeof globalThis.fetch,
  now: () => number,
): Promise<RelaySeen> {
  const { host } = new URL(relayUrl);
  const trouble = (why: Failure, clockOffsetMs: number | null = null): RelaySeen => ({
    finding: {
      grade: "fail",
      code: "relay_trouble",
      facts: { host, code: why.code, detail: why.detail ?? "" },
    },
    answers: false,
    distrusted: why.code === "relay_certificate_invalid" ? (why.detail ?? "") : null,
    clockOffsetMs,
  });
  const askedAt = now();
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${relayUrl}${relayRoutes.getTill.path}`, {
      headers: secret === null ? {} : { Authorization: `Bearer ${secret}` },
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(timeoutMs),
    });
    body = parseJson(await response.text());
  } catch (error) {
    return trouble(networkFailure(error));
  }
  const offset = offsetOf(response.headers.get("Date"), (askedAt + now()) / 2);
  const told = v.safeParse(relayErrorSchema, body);
  if (response.status === 200) {
    const { success, output } = v.safeParse(relayApiAnswerSchema, body);
    if (!success) return trouble(failure("relay_answer_unreadable", "HTTP 200"), offset);
    const unfit = checkRelayApi(output.api);
    return unfit === null ? answers(output.api.version) : trouble(unfit, offset);
  }
  if (!told.success) {
    return trouble(failure("relay_answer_unreadable", `HTTP ${response.status}`), offset);
  }
  return secret === null && response.status === 401
    ? answers(0)
    : trouble(toldFailure(told.output), offset);

  function answers(api: number): RelaySeen {
    return {
      finding: { grade: "ok", code: "relay_answers", facts: { host, api } },
      answers: true,
      distrusted: null,
      clockOffsetMs: offset,
    };
  }
}

/** The header has whole seconds: half of one is added, so that the mean is right. */
function offsetOf(date: string | null, at: number): number | null {
  const told = Date.parse(date ?? "");
  return Number.isNaN(told) ? null : told + 500 - at;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
