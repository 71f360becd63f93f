/** Staff, tills and a store's settings, as a manager reads and changes them. */
import * as v from "valibot";

import { instantSchema } from "./payment-intent.ts";
import { pinSchema, staffRoleSchema, staffSchema } from "./staff.ts";
import { storeSchema, tillSchema } from "./store.ts";
import { uuidSchema } from "./uuid.ts";

/** A name stands on a tile of the lock screen, on a receipt, in a list. */
export const longestName = 40;
export const longestBusinessName = 80;
/** As many as stand side by side on a small till. */
export const mostTips = 4;
export const mostQuickAmounts = 6;
export const longestReceiptWords = 280;
/** It travels with every reading of the store, and lies in each till's settings. */
export const largestLogoBytes = 64 * 1024;
/** The same as a `data:` URL, in a JSON body. */
export const largestStoreBodyBytes = 128 * 1024;
/** As long may a code wait that was made on screen. */
export const pairingCodeLifeMs = 10 * 60_000;

// The relay says what is wrong with a name, in words of its own.
const nameText = v.pipe(v.string(), v.maxLength(200));

export const addStaffBodySchema = v.strictObject({
  /** Chosen by who asks: the same one again adds nobody twice. */
  id: uuidSchema,
  name: nameText,
  role: staffRoleSchema,
  pin: pinSchema,
});
export const changeStaffBodySchema = v.strictObject({
  name: v.optional(nameText),
  role: v.optional(staffRoleSchema),
  pin: v.optional(pinSchema),
});
export const staffAnswerSchema = v.object({ staff: staffSchema });

export const addTillBodySchema = v.strictObject({ id: uuidSchema, name: nameText });
export const renameTillBodySchema = v.strictObject({ name: nameText });

/** A till as a manager sees it. Amounts in the store's smallest unit. */
export const managedTillSchema = v.object({
  ...tillSchema.entries,
  /** When a computer was last paired as this till. */
  pairedAt: v.nullable(instantSchema),
  revokedAt: v.nullable(instantSchema),
  /** When it last asked the relay for something; true to a minute, and it asks at least every five. */
  lastSeenAt: v.nullable(instantSchema),
  /** Until when a pairing code waits to be typed in. */
  codeExpiresAt: v.nullable(instantSchema),
  /** Its sales without an end, of every day. */
  open: v.object({ count: v.number(), amount: v.number() }),
  /** Whether the question came from this till. */
  isHere: v.boolean(),
});
export type ManagedTill = v.InferOutput<typeof managedTillSchema>;

export const managedTillsAnswerSchema = v.object({ tills: v.array(managedTillSchema) });
export const managedTillAnswerSchema = v.object({ till: tillSchema });
export const pairingCodeAnswerSchema = v.object({
  till: tillSchema,
  /** Told this once. */
  pairingCode: v.string(),
  expiresAt: instantSchema,
});

/** The manager's part of a store's settings. What is left out stays; amounts in the smallest unit. */
export const changeStoreBodySchema = v.strictObject({
  /** Of the settings that were read: others have not changed them since, or nothing is changed. */
  version: v.number(),
  maxAmount: v.optional(v.nullable(v.number())),
  confirmAbove: v.optional(v.nullable(v.number())),
  /** In per cent; none: tips are taken, with a free amount alone; `null`: no tips. */
  tips: v.optional(v.nullable(v.pipe(v.array(v.number()), v.maxLength(20)))),
  quickAmounts: v.optional(v.pipe(v.array(v.number()), v.maxLength(20))),
  /** A picture as a `data:` URL. */
  logo: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(largestStoreBodyBytes)))),
  businessName: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(500)))),
  receiptWords: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(2_000)))),
});
export type ChangeStoreBody = v.InferOutput<typeof changeStoreBodySchema>;

export const storeSettingsAnswerSchema = v.object({
  store: storeSchema,
  version: v.number(),
  /** What the installer alone sets. */
  installed: v.object({
    /** Where the money goes; `null`: Fintoc collects it. */
    recipient: v.nullable(
      v.object({ institutionId: v.string(), numberEnd: v.string(), holderIdMasked: v.string() }),
    ),
  }),
});
export type StoreSettings = v.InferOutput<typeof storeSettingsAnswerSchema>;

export const changeKinds = [
  "staff_added",
  "staff_renamed",
  "staff_role",
  "staff_pin",
  "staff_removed",
  "till_added",
  "till_renamed",
  "till_code",
  "till_paired",
  "till_revoked",
  "enrolment_added",
  "enrolment_revoked",
  "store_max_amount",
  "store_confirm_above",
  "store_tips",
  "store_quick_amounts",
  "store_logo",
  "store_business_name",
  "store_receipt_words",
  "alert_webhook",
  "alert_secret",
  "alert_emails",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

const changedValueSchema = v.nullable(v.union([v.string(), v.number(), v.array(v.number())]));
export type ChangedValue = v.InferOutput<typeof changedValueSchema>;

/** Who changed what, when. Only ever added to. */
export const changeSchema = v.object({
  number: v.number(),
  at: instantSchema,
  /** `null`: by the installer's commands. */
  by: v.nullable(v.object({ id: v.string(), name: v.string() })),
  /** A newer relay may know more kinds. */
  kind: v.string(),
  /** Whom or what: a name as it was then. */
  subject: v.nullable(v.object({ id: v.string(), name: v.string() })),
  before: changedValueSchema,
  after: changedValueSchema,
});
export type Change = v.InferOutput<typeof changeSchema>;

export const changesAnswerSchema = v.object({ changes: v.array(changeSchema) });
