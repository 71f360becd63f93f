import type { ProvisioningState } from "../../contract/provisioning.ts";
import type { Failure, FailureCode } from "../../contract/failures.ts";
import { enrolmentTokenLength, parsePairingCode } from "../../contract/pairing-code.ts";
import { codeDigest } from "./pair-till.ts";
import type { TillPairing } from "./till-pairing.ts";

/** Pairs a till that was given a relay and a code, again and again until the relay has answered. */
export interface SelfPairing {
  /** The first try; settles when it has ended, or after a moment in any case. */
  readonly begin: () => Promise<void>;
  readonly waiting: () => ProvisioningState["waiting"];
  /** The network is back: the next try is now. */
  readonly wake: () => void;
  /** A try that is under way is not waited for: its claim is on disk. */
  readonly close: () => void;
}

export interface SelfPairingOptions {
  readonly pairing: Pick<TillPairing, "known" | "pair">;
  readonly pairedWith: () => string | null;
  readonly relayUrl: string | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly onPaired: () => Promise<void>;
  /** The relay has answered, and no further try would have another answer. */
  readonly onRefused: (why: Failure) => void;
  readonly onChange: () => void;
  readonly log: (line: object) => void;
}

/** What goes by while nobody does anything: the network, the relay, this computer's disk. */
const passing: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "relay_unreachable",
  "relay_certificate_invalid",
  "relay_timeout",
  "relay_answer_unreadable",
  "relay_error",
  "relay_name_unknown",
  "network_down",
  "network_proxy_failed",
  "too_many_requests",
  "storage_unavailable",
  "internal_error",
  "storage_full",
  "storage_unwritable",
  "keychain_unavailable",
]);

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** So long the screens wait for the first try. */
const longestFirstTryMs = 3_000;

export function createSelfPairing(options: SelfPairingOptions): SelfPairing {
  const { code, log, onChange, pairing, relayUrl } = options;
  let waiting: ProvisioningState["waiting"] = null;
  let timer: NodeJS.Timeout | null = null;
  let trying: Promise<void> | null = null;
  let closed = false;
  const isEnrolment = parsePairingCode(code ?? "")?.length === enrolmentTokenLength;

  /** A till that was paired with this code and is not any more was ended by somebody: it stays so. */
  function isWanted(): boolean {
    if (closed || relayUrl === null || code === null || pairing.known() !== null) return false;
    return options.pairedWith() !== codeDigest(code);
  }

  /** After a copied disk's claim the next one is this computer's own. */
  const passes = (why: Failure) =>
    passing.has(why.code) || (isEnrolment && why.code === "pairing_code_used");

  async function attempt(): Promise<void> {
    if (relayUrl === null || code === null || !isWanted()) {
      end();
      return;
    }
    waiting ??= { relayUrl, tries: 0, why: null };
    const paired = await pairing.pair(relayUrl, code, options.name);
    if (paired.ok) {
      await options.onPaired();
      end();
      return;
    }
    const why = paired.failure;
    log({ level: "warn", event: "pairing_failed", ...why });
    if (closed) return;
    if (!passes(why)) {
      if (pairing.known() === null) options.onRefused(why);
      end();
      return;
    }
    waiting = { relayUrl, tries: waiting.tries + 1, why };
    onChange();
    timer = setTimeout(tryNow, pauseMs(waiting.tries));
    timer.unref();
  }

  function end(): void {
    waiting = null;
    onChange();
  }

  function tryNow(): void {
    if (trying !== null || closed) return;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    trying = attempt().finally(() => {
      trying = null;
    });
  }

  return {
    waiting: () => (waiting !== null && pairing.known() === null ? waiting : null),

    async begin() {
      if (!isWanted()) return;
      tryNow();
      const late = Promise.withResolvers<void>();
      const limit = setTimeout(late.resolve, longestFirstTryMs);
      await Promise.race([trying, late.promise]);
      clearTimeout(limit);
    },

    wake() {
      if (timer !== null) tryNow();
    },

    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Two thousand counters must not come at the same moment. */
function pauseMs(tries: number): number {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1));
  return pause * (0.5 + Math.random() / 2);
}
