import type { Pairing } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import type { RelayProbe } from "../../contract/relay-probe.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { probeRelay } from "../relay-client/probe-relay.ts";
import { isSecretDue } from "../secrets/secret-age.ts";
import type { Seal } from "../secrets/till-secret.ts";
import type { Document } from "../settings/document.ts";
import { isSameRelay, mayPairWith } from "./may-pair-with.ts";
import { pairTill } from "./pair-till.ts";
import type { KnownPairing, Settings } from "./settings-schema.ts";

/** With whom the till is paired, on disk, and the secret that says so. */
export interface TillPairing {
  readonly known: () => KnownPairing | null;
  /** As the screens show it. */
  readonly shown: () => Pairing;
  /** One at a time. @param name how an enrolled till would be called */
  readonly pair: (
    relayUrl: string,
    code: string,
    name?: string | null,
  ) => Promise<Result<null, Failure>>;
  /** What stands at an address where this till may be paired. */
  readonly probe: (relayUrl: string) => Promise<Result<RelayProbe, Failure>>;
  /** Whether it is on disk; `false` also where there is no pairing. */
  readonly change: (change: Partial<KnownPairing>) => boolean;
  /** The newest secret, whose first use may be still to come. */
  readonly openSecret: (known: KnownPairing) => ReturnType<Seal["open"]>;
  /** The keychain's key has changed: the same secret, sealed with the new one. */
  readonly sealAgain: (known: KnownPairing, secret: string) => Promise<void>;
  readonly sealSecret: (secret: string) => Promise<Result<string, Failure>>;
  /** The relay has taken the newest secret: it is the only one from now on. */
  readonly adoptSecret: () => void;
  /** The relay does not take the newest secret. Whether there is the one before it to go back to. */
  readonly fallBack: () => boolean;
  /** @param busy a sale is open, or somebody is signed in: a new secret signs them out */
  readonly isSecretOld: (busy: boolean) => boolean;
  /** The pairing is over; the till still trusts no other relay. */
  readonly forget: (why: Failure) => void;
  /** The same by a manager's word: the next pairing may be with any relay. */
  readonly free: () => Result<Settings, Failure>;
}

export interface TillPairingOptions {
  readonly settings: Document<Settings>;
  readonly seal: Seal;
  readonly fetch: typeof globalThis.fetch;
  readonly refuseLiveMode: boolean;
  /** The relay that the installer has named. */
  readonly installersUrl: string | null;
  /** The only relay that this computer's till may be paired with, where that was decided. */
  readonly decidedUrl: string | null;
  /** By the relay's clock. */
  readonly relayNow: () => number;
  /** This computer's clock, Unix milliseconds. */
  readonly now: () => number;
}

export function createTillPairing(options: TillPairingOptions): TillPairing {
  const { decidedUrl, installersUrl, relayNow, seal, settings } = options;
  let pairingUnderWay: Promise<unknown> = Promise.resolve();
  const known = () => settings.get().pairing;

  /** Why this till is not paired with a relay, whatever that relay says. */
  function refusalOf(relayUrl: string): Failure | null {
    if (decidedUrl !== null && !isSameRelay(relayUrl, decidedUrl)) return failure("relay_decided");
    const may = mayPairWith(relayUrl, settings.get(), installersUrl);
    return may ? null : failure("relay_address_locked");
  }

  function change(fields: Partial<KnownPairing>): boolean {
    const pairing = known();
    if (pairing === null) return false;
    return settings.set({ ...settings.get(), pairing: { ...pairing, ...fields } }).ok;
  }

  return {
    known,
    change,

    shown() {
      const { lastRelayUrl, pairing, unpairedBecause } = settings.get();
      if (pairing === null) {
        return { kind: "unpaired", relayUrl: installersUrl ?? lastRelayUrl, why: unpairedBecause };
      }
      const { mode, relayUrl, store, till } = pairing;
      return { kind: "paired", relayUrl, till, store, mode };
    },

    pair(relayUrl, code, name = null) {
      const before = known();
      const earlier = pairingUnderWay;
      const paired = (async () => {
        await earlier;
        if (known() !== before) return fail(failure("already_paired"));
        const refusal = refusalOf(relayUrl);
        return refusal === null ? pairTill(options, relayUrl, code, name) : fail(refusal);
      })();
      pairingUnderWay = paired.catch(() => undefined);
      return paired;
    },

    async probe(relayUrl) {
      const refusal = refusalOf(relayUrl);
      return refusal === null
        ? ok(await probeRelay(relayUrl, { fetch: options.fetch, now: options.now }))
        : fail(refusal);
    },

    openSecret: ({ nextSealedSecret, sealedSecret }) => seal.open(nextSealedSecret ?? sealedSecret),
    sealSecret: seal.seal,

    async sealAgain({ nextSealedSecret }, secret) {
      const sealed = await seal.seal(secret);
      const slot = nextSealedSecret === null ? "sealedSecret" : "nextSealedSecret";
      if (sealed.ok) change({ [slot]: sealed.value });
    },

    adoptSecret() {
      const { nextSealedSecret: next = null, secretSince } = known() ?? {};
      const since = new Date(relayNow()).toISOString();
      if (next !== null) {
        change({ sealedSecret: next, nextSealedSecret: null, secretSince: since });
      } else if (secretSince === null) change({ secretSince: since });
    },

    fallBack() {
      const pairing = known();
      if (pairing === null || pairing.nextSealedSecret === null) return false;
      const back = { ...pairing, nextSealedSecret: null };
      settings.remember({ ...settings.get(), pairing: back });
      return true;
    },

    isSecretOld(busy) {
      const since = known()?.secretSince ?? null;
      return since !== null && isSecretDue(Date.parse(since), relayNow(), busy);
    },

    forget(why) {
      settings.remember({ ...settings.get(), pairing: null, members: null, unpairedBecause: why });
    },

    free: () =>
      settings.set({
        ...settings.get(),
        pairing: null,
        claim: null,
        unpairedBecause: null,
        members: null,
        lastStaffId: null,
        addressFreed: true,
      }),
  };
}
