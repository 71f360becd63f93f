/** What whoever rolls tills out has decided for this computer, as its screens are told of it. */
import * as v from "valibot";

import { failureSchema } from "./failures.ts";

/** The preferences that may be decided for a till, and locked. */
export const preferenceNames = [
  "language",
  "theme",
  "volume",
  "voice",
  "lockAfterMinutes",
  "printer",
  "printReceipts",
  "customerDisplay",
] as const;
export const preferenceNameSchema = v.picklist(preferenceNames);
export type PreferenceName = v.InferOutput<typeof preferenceNameSchema>;

/** Why a line of the provisioning file cannot be used. */
export const provisioningReasons = [
  "not_utf8",
  "too_large",
  "syntax",
  "not_object",
  "duplicate_key",
  "unknown_key",
  "missing_key",
  "value_invalid",
  "relay_missing",
  "link_beside_code",
  "locked_without_value",
] as const;
export const provisioningFaultSchema = v.object({
  /** Both from 1. */
  line: v.number(),
  column: v.number(),
  reason: v.picklist(provisioningReasons),
  /** The setting's name with those around it, as in `printer.port`; empty: the file as a whole. */
  key: v.string(),
  /** What could stand there, in the file's own words; never what stands there. */
  expected: v.nullable(v.string()),
});
export type ProvisioningFault = v.InferOutput<typeof provisioningFaultSchema>;

/** Why a provisioning file was not believed: somebody else than an administrator could have written it. */
export const distrustReasons = [
  "owner",
  "writable",
  "folder_owner",
  "folder_writable",
  "link",
  "not_a_file",
  "unreadable",
  "unknown",
] as const;
export const distrustSchema = v.object({
  reason: v.picklist(distrustReasons),
  /** The file or the folder that it is about. */
  path: v.string(),
});
export type Distrust = v.InferOutput<typeof distrustSchema>;

export const provisioningStateSchema = v.object({
  /** The file that was used; `null`: none, or nothing of it. */
  file: v.nullable(v.string()),
  /** What cannot be changed at this till. */
  locked: v.array(preferenceNameSchema),
  /** Why the file was not used at all. */
  trouble: v.nullable(
    v.variant("kind", [
      v.object({
        kind: v.literal("faults"),
        file: v.string(),
        faults: v.array(provisioningFaultSchema),
      }),
      v.object({ kind: v.literal("distrusted"), file: v.string(), why: distrustSchema }),
    ]),
  ),
  /** The till pairs by itself and has not been answered yet. */
  waiting: v.nullable(
    v.object({ relayUrl: v.string(), tries: v.number(), why: v.nullable(failureSchema) }),
  ),
  /** The relay that was decided, where the till belongs to another one. */
  otherRelay: v.nullable(v.string()),
});
export type ProvisioningState = v.InferOutput<typeof provisioningStateSchema>;

export const unprovisioned: ProvisioningState = {
  file: null,
  locked: [],
  trouble: null,
  waiting: null,
  otherRelay: null,
};
