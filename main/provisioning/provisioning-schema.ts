import * as v from "valibot";

import { bridgeRoutes, paperSchema } from "../../contract/bridge.ts";
import { parsePairingLink, type PairingLink } from "../../contract/pairing-link.ts";
import { parsePairingCode } from "../../contract/pairing-code.ts";
import { preferenceNameSchema } from "../../contract/provisioning.ts";
import { parseRelayUrl } from "../relay-client/relay-url.ts";
import { updateChannelSchema, updateUrlSchema } from "../updates/update-policy.ts";

const onOff = v.boolean("true, false");

/** As in the preferences, but nothing unknown goes unseen, and what is usual need not be written. */
const printerSchema = v.variant(
  "kind",
  [
    v.strictObject({ kind: v.literal("none") }),
    v.strictObject({
      kind: v.literal("system"),
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
    }),
    v.strictObject({
      kind: v.literal("network"),
      host: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(253)),
      port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)), 9_100),
      paper: v.optional(paperSchema, "80mm"),
    }),
  ],
  '{"kind": "none"}, {"kind": "system", "name": "…"}, {"kind": "network", "host": "…"}',
);

const { customerDisplay, language, lockAfterMinutes, theme, volume } =
  bridgeRoutes["preferences.set"].entries;

/**
 * What may be decided for a till: the machine-wide file's own shape, and that of its switches. All
 * of it may be left out.
 */
export const provisioningSchema = v.strictObject({
  /** The relay's address. */
  relay: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(2_048),
      v.rawTransform(({ NEVER, addIssue, dataset }) => {
        const url = parseRelayUrl(dataset.value);
        if (url.ok) return url.value;
        addIssue({ message: "https://relay.example" });
        return NEVER;
      }),
    ),
  ),
  /** A pairing code, or an enrolment token for many computers. */
  pairingCode: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => parsePairingCode(text) !== null, "ABCD-2345"),
    ),
  ),
  /** Both in one. */
  pairingLink: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(2_048),
      v.check((text) => readPairingLink(text) !== null, "https://relay.example/pair#ABCD-2345"),
    ),
  ),
  /** How an enrolled till is called; `{hostname}` stands for the computer's name. */
  tillName: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))),
  language,
  theme,
  volume,
  voice: v.optional(onOff),
  lockAfterMinutes,
  printer: v.optional(printerSchema),
  printReceipts: v.optional(onOff),
  customerDisplay,
  /** Preferences that the till's people cannot change. */
  locked: v.optional(v.array(preferenceNameSchema)),
  /** The till fills the screen, and a manager's PIN alone ends it. */
  kiosk: v.optional(onOff),
  /** The till starts when somebody logs in at the computer. */
  autostart: v.optional(onOff),
  updates: v.optional(
    v.strictObject({
      /** The folder that holds the updates; without one nothing is ever asked. */
      url: v.optional(updateUrlSchema),
      channel: v.optional(updateChannelSchema),
      /** Nothing is updated until it is taken away. */
      pause: v.optional(onOff),
    }),
  ),
  /** The loopback door for the shop's own software. */
  door: v.optional(
    v.strictObject({
      port: v.pipe(v.number(), v.integer(), v.minValue(1_024), v.maxValue(65_535)),
    }),
  ),
});
/** What was decided; what was left out is absent. */
export type Provisioning = v.InferOutput<typeof provisioningSchema>;

/** A pairing link's relay and code; `null` when it cannot be one, or its relay cannot be used. */
export function readPairingLink(text: string): PairingLink | null {
  const link = parsePairingLink(text);
  const relayUrl = link === null ? null : parseRelayUrl(link.relayUrl);
  return link === null || relayUrl?.ok !== true ? null : { ...link, relayUrl: relayUrl.value };
}
