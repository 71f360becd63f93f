import type { Failure } from "./failures.ts";

/**
 * What has to hold between a till and a relay, in the order in which it is found out: the address
 * is one, its host has a name, somebody answers under a certificate that is believed, what answers
 * is a relay that works with this till, and both have the same time.
 */
export const probeStepNames = ["address", "name", "tls", "relay", "clock"] as const;
export type ProbeStepName = (typeof probeStepNames)[number];

/** `warned`: it works all the same. `unknown`: what comes before it has failed. */
export type ProbeStepState = "ok" | "warned" | "failed" | "unknown";

export interface ProbeStep {
  readonly name: ProbeStepName;
  readonly state: ProbeStepState;
  readonly failure: Failure | null;
}

/** What was learned on the way; `null`: it did not come to that. */
export interface ProbeFacts {
  /** From the question to the end of its answer. */
  readonly roundTripMs: number | null;
  /** The relay's clock minus this computer's, to a second. */
  readonly offsetMs: number | null;
  /** Both clocks at the same moment, ISO 8601. */
  readonly times: { readonly here: string; readonly relay: string } | null;
  /** The version of the relay's API; `null` also from a relay that is too old to tell it unasked. */
  readonly api: { readonly version: number; readonly oldest: number } | null;
  /** Of a certificate that was not believed. */
  readonly certificate: {
    readonly validFrom: string;
    readonly validTo: string;
    /** The names that it is made for. */
    readonly names: readonly string[];
    readonly issuer: string;
  } | null;
}

/** What a till finds at a relay's address. Nothing secret is asked or sent. */
export interface RelayProbe {
  /** The address in its one form; `null` when it is none. */
  readonly relayUrl: string | null;
  readonly steps: readonly ProbeStep[];
  /** Why this till cannot be paired there. */
  readonly failure: Failure | null;
  /** What should be put right, but keeps nobody from working. */
  readonly warning: Failure | null;
  readonly facts: ProbeFacts;
}

/** From here on a difference of the clocks is told. */
export const wrongClockMs = 5 * 60_000;
