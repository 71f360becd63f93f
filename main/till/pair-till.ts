import { createHash, randomBytes } from "node:crypto";

import { failure, type Failure } from "../../contract/failures.ts";
import { parsePairingCode } from "../../contract/pairing-code.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { createRelayClient, pairWith } from "../relay-client/relay-client.ts";
import { parseRelayUrl } from "../relay-client/relay-url.ts";
import type { Seal } from "../secrets/till-secret.ts";
import type { Document } from "../settings/document.ts";
import type { Settings } from "./settings-schema.ts";

export interface PairingTools {
  readonly settings: Document<Settings>;
  readonly seal: Seal;
  readonly fetch: typeof globalThis.fetch;
  readonly refuseLiveMode: boolean;
}

/**
 * Pairs this computer with a relay. The keychain is checked before the code is spent, and the
 * claim is on disk before it is sent, so that a crash or a lost answer costs no new code.
 */
export async function pairTill(
  { fetch, refuseLiveMode, seal, settings }: PairingTools,
  typedUrl: string,
  typedCode: string,
  name: string | null = null,
): Promise<Result<null, Failure>> {
  const relayUrl = parseRelayUrl(typedUrl);
  if (!relayUrl.ok) return relayUrl;
  const code = parsePairingCode(typedCode);
  if (code === null) return fail(failure("pairing_code_malformed"));
  const unusable = await seal.check();
  if (unusable !== null) return fail(unusable);

  const before = settings.get();
  const digest = codeDigest(code);
  const claim =
    before.claim?.relayUrl === relayUrl.value && before.claim.code === digest
      ? before.claim.claim
      : randomBytes(32).toString("base64url");
  const claimed = settings.set({
    ...before,
    claim: { relayUrl: relayUrl.value, code: digest, claim },
  });
  if (!claimed.ok) return claimed;

  const paired = await pairWith(relayUrl.value, code, claim, fetch, name);
  if (!paired.ok) {
    const why = paired.failure.failure;
    // The claim is another computer's, made from the same copy of a disk: the next try has its own.
    if (why.code === "pairing_code_used") settings.set({ ...settings.get(), claim: null });
    return fail(why);
  }
  const { secret, store, till } = paired.value;
  const sealed = await seal.seal(secret);
  if (!sealed.ok) return sealed;
  // The secret's first use ends the claim, so the mode is asked for once it is safely on disk.
  const kept = settings.set({
    ...settings.get(),
    pairing: {
      relayUrl: relayUrl.value,
      till,
      store,
      mode: null,
      payOrigins: [],
      sealedSecret: sealed.value,
      nextSealedSecret: null,
      secretSince: null,
      relayApi: null,
    },
    pairedWith: digest,
    unpairedBecause: null,
    members: null,
    lastRelayUrl: relayUrl.value,
    addressFreed: false,
  });
  if (!kept.ok) return kept;
  const told = await createRelayClient(relayUrl.value, secret, fetch).getTill();
  if (told.ok && told.value.mode === "live" && refuseLiveMode) {
    const refusal = failure("live_mode_refused");
    const { addressFreed, lastRelayUrl, pairedWith } = before;
    const unpaired = { pairing: null, claim: null, unpairedBecause: refusal };
    settings.set({ ...settings.get(), ...unpaired, addressFreed, lastRelayUrl, pairedWith });
    return fail(refusal);
  }
  if (!told.ok) return ok(null);
  const { mode, store: present, till: named } = told.value;
  const pairing = kept.value.pairing;
  if (pairing === null) return ok(null);
  const complete = { ...pairing, till: named, store: present, mode };
  const known = settings.set({ ...settings.get(), pairing: complete, claim: null });
  return known.ok ? ok(null) : known;
}

/** What stays of a code on disk: an enrolment token, and what it opens, cannot be had from it. */
export function codeDigest(code: string): string {
  return createHash("sha256")
    .update(parsePairingCode(code) ?? "")
    .digest("hex");
}
