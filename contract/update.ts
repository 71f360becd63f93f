import * as v from "valibot";

import { failureSchema } from "./failures.ts";
import { instantSchema } from "./payment-intent.ts";

/** A newer version that lies verified on this computer. */
const readyEntries = {
  version: v.string(),
  /** What is new, in the release manager's words. */
  notes: v.nullable(v.string()),
  /** The operating system will ask for an administrator: it is never installed by itself. */
  needsAdministrator: v.boolean(),
  /** Whether the present version is kept, so that one command brings it back. */
  canGoBack: v.boolean(),
};

/** How this computer stands to newer versions of the app. Times are by the relay's clock. */
export const updateStateSchema = v.variant("kind", [
  v.object({
    kind: v.literal("off"),
    /** No address was given; the build has no key to check with; this package is not updated by itself. */
    why: v.picklist(["no_url", "no_key", "package"]),
  }),
  v.object({ kind: v.literal("paused") }),
  v.object({
    kind: v.literal("waiting"),
    /** When the server last answered; `null`: not yet since the start. */
    checkedAt: v.nullable(instantSchema),
    /** Why the last check came to nothing. It is tried again by itself. */
    failure: v.nullable(failureSchema),
    /** A version that was rolled back from, and is left out until a newer one comes. */
    skipped: v.nullable(v.string()),
  }),
  v.object({ kind: v.literal("downloading"), version: v.string(), percent: v.number() }),
  v.object({
    kind: v.literal("ready"),
    ...readyEntries,
    /** Why it could not be installed. */
    failure: v.nullable(failureSchema),
  }),
  v.object({ kind: v.literal("installing"), version: v.string() }),
]);
export type UpdateState = v.InferOutput<typeof updateStateSchema>;
