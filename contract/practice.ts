import * as v from "valibot";

import { pinSchema, staffRoleSchema } from "./staff.ts";

/** What the simulated customer or bank does to a practice sale at one touch. */
export const practiceOutcomeSchema = v.picklist([
  "approve",
  "reject",
  "fail",
  "unsure",
  "confirm",
  "deny",
]);
export type PracticeOutcome = v.InferOutput<typeof practiceOutcomeSchema>;

const memberSchema = v.strictObject({
  name: v.string(),
  role: staffRoleSchema,
  pin: pinSchema,
});

/** Who works in the practice shop once it is asked for. Their PINs are no secret: the band shows them. */
export const practiceStaff: readonly v.InferOutput<typeof memberSchema>[] = [
  { name: "Ana", role: "cashier", pin: "2580" },
  { name: "Luz", role: "manager", pin: "1379" },
];

/** What the app tells the simulated bank's process. */
export const bankOrderSchema = v.variant("order", [
  v.strictObject({
    order: v.literal("start"),
    number: v.number(),
    /** The port of loopback to take; 0 takes any. */
    port: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
    secretKey: v.string(),
    publicKey: v.string(),
    /** Where its payments are kept, an absolute path. */
    file: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)),
  }),
  v.strictObject({
    order: v.literal("act"),
    number: v.number(),
    /** Of the payment intent, as the bank knows it. */
    id: v.pipe(v.string(), v.maxLength(100)),
    outcome: practiceOutcomeSchema,
  }),
  v.strictObject({ order: v.literal("close"), number: v.number() }),
]);
export type BankOrder = v.InferOutput<typeof bankOrderSchema>;

/** What the simulated bank's process answers, or has to say. */
export const bankToldSchema = v.variant("told", [
  v.strictObject({
    told: v.literal("done"),
    number: v.number(),
    /** Of the bank that listens from now on; `null` where nothing was started. */
    url: v.nullable(v.string()),
  }),
  v.strictObject({ told: v.literal("refused"), number: v.number(), why: v.string() }),
  v.strictObject({ told: v.literal("log"), line: v.string() }),
]);
export type BankTold = v.InferOutput<typeof bankToldSchema>;
