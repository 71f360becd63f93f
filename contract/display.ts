/** What the customer's display may know: what it shows, and nothing else. */
import * as v from "valibot";

import { themeSchema } from "./bridge.ts";
import { currencySchema, localeSchema } from "./money.ts";
import { instantSchema, modeSchema } from "./payment-intent.ts";

const amountSchema = { amount: v.number(), currency: currencySchema };

export const displayStateSchema = v.object({
  /** Grows with every push: an older state never replaces a newer one. */
  version: v.number(),
  language: localeSchema,
  theme: themeSchema,
  mode: v.nullable(modeSchema),
  /** A simulated bank pays: nothing that is shown is a sale. */
  practice: v.optional(v.boolean(), false),
  shop: v.nullable(v.object({ name: v.string(), logo: v.nullable(v.string()) })),
  /** Relay's clock minus this computer's, in milliseconds. */
  clockOffsetMs: v.number(),
  shows: v.variant("kind", [
    v.object({ kind: v.literal("idle") }),
    /** The relay has not answered yet. */
    v.object({ kind: v.literal("preparing"), ...amountSchema }),
    v.object({
      kind: v.literal("charging"),
      ...amountSchema,
      payUrl: v.string(),
      createdAt: instantSchema,
      /** The QR is not shown from here on, by the relay's clock, whatever is heard until then. */
      expiresAt: instantSchema,
      /** The customer is in the bank's flow. */
      atBank: v.boolean(),
    }),
    v.object({ kind: v.literal("confirming"), ...amountSchema }),
    v.object({ kind: v.literal("paid"), ...amountSchema }),
    v.object({ kind: v.literal("not_paid"), ...amountSchema }),
    /** The cashier has to look: nothing is promised to the customer. */
    v.object({ kind: v.literal("ask_cashier"), ...amountSchema }),
  ]),
});
export type DisplayState = v.InferOutput<typeof displayStateSchema>;

/** The display's own bridge: it reads what it shows. */
export interface DisplayBridge {
  readonly get: () => Promise<DisplayState>;
  /** Answers its unsubscribe. */
  readonly subscribe: (listener: (state: DisplayState) => void) => () => void;
}
