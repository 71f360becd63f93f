import * as v from "valibot";

import { bridgeRoutes, preferencesSchema } from "../../contract/bridge.ts";
import { failureSchema } from "../../contract/failures.ts";
import { instantSchema, modeSchema } from "../../contract/payment-intent.ts";
import { staffSchema } from "../../contract/staff.ts";
import { columnMappingSchema, layoutSchema } from "../../contract/statement.ts";
import { storeSchema, tillSchema } from "../../contract/store.ts";

/** The till's settings as they stand on disk. */
export const settingsSchema = v.object({
  preferences: preferencesSchema,
  pairing: v.nullable(
    v.object({
      relayUrl: v.string(),
      till: tillSchema,
      store: storeSchema,
      mode: v.nullable(modeSchema),
      /** Besides the relay's own, the origins that its pay page opens. */
      payOrigins: v.optional(v.array(v.string()), []),
      /** The relay's version of the API; `null` until it has told it. */
      relayApi: v.optional(v.nullable(v.number()), null),
      /** The till's secret, sealed by the OS' keychain, as base64. */
      sealedSecret: v.string(),
      /** Offered by the relay, and the only one from its first use on; until then both are kept. */
      nextSealedSecret: v.optional(v.nullable(v.string()), null),
      /** By the relay's clock; `null` until it has told its time. */
      secretSince: v.optional(v.nullable(instantSchema), null),
    }),
  ),
  /** A pairing under way, `code` by its digest: the same claim may ask again when an answer was lost. */
  claim: v.nullable(v.object({ relayUrl: v.string(), code: v.string(), claim: v.string() })),
  /** The digest of the code that this till was last paired with: it is not tried again. */
  pairedWith: v.optional(v.nullable(v.string()), null),
  /** The preferences that were decided for this till, as they were last applied. */
  provisioned: v.optional(v.object(bridgeRoutes["preferences.set"].entries), {}),
  /** Why the till is not paired any more. */
  unpairedBecause: v.nullable(failureSchema),
  lastRelayUrl: v.nullable(v.string()),
  /** A manager has freed this till: it may be paired with any relay, once. */
  addressFreed: v.optional(v.boolean(), false),
  /**
   * Who works at the store, so that a till that starts without its relay is locked all the same;
   * `null` until the relay has told it.
   */
  members: v.optional(v.nullable(v.array(staffSchema)), null),
  lastStaffId: v.optional(v.nullable(v.string()), null),
  /** How the columns of banks' statements were told apart, the latest first. */
  statementColumns: v.optional(
    v.array(v.object({ layout: layoutSchema, mapping: columnMappingSchema })),
    [],
  ),
});
export type Settings = v.InferOutput<typeof settingsSchema>;
export type KnownPairing = NonNullable<Settings["pairing"]>;

export const firstSettings: Settings = {
  preferences: v.parse(preferencesSchema, { language: "es-CL", theme: "system" }),
  pairing: null,
  claim: null,
  pairedWith: null,
  provisioned: {},
  unpairedBecause: null,
  lastRelayUrl: null,
  addressFreed: false,
  members: null,
  lastStaffId: null,
  statementColumns: [],
};
