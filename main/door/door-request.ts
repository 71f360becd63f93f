import * as v from "valibot";

import { currencySchema } from "../../contract/money.ts";
import { customerEmailSchema, longestReference } from "../../contract/relay-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { uuidSchema } from "../../contract/uuid.ts";
import { doorFailure, type DoorFailure } from "./door-failure.ts";

const blankToNull = v.transform((text: string) => (text.trim() === "" ? null : text.trim()));
const textSchema = (longest: number) =>
  v.optional(v.nullable(v.pipe(v.string(), v.maxLength(longest), blankToNull)), null);

const requestSchema = v.strictObject({
  id: v.string(),
  amount: v.number(),
  currency: v.optional(v.nullable(currencySchema), null),
  tip: v.optional(v.nullable(v.number()), null),
  reference: textSchema(longestReference),
  customerEmail: textSchema(254),
  practice: v.optional(v.boolean(), false),
});
export type DoorRequest = v.InferOutput<typeof requestSchema>;

/** What a program asks for, from the body of its request. */
export function readDoorRequest(
  body: unknown,
  idempotencyKey: string | null,
): Result<DoorRequest, DoorFailure> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return fail(doorFailure("body_unreadable"));
  }
  const id = "id" in body ? body.id : idempotencyKey;
  const uuid = v.safeParse(uuidSchema, id);
  if (!uuid.success) return fail(doorFailure("id_not_uuid"));
  if ("id" in body && idempotencyKey !== null && idempotencyKey.toLowerCase() !== uuid.output) {
    return fail(doorFailure("parameter_invalid", "id and Idempotency-Key differ"));
  }
  const parsed = v.safeParse(requestSchema, { ...body, id: uuid.output });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const path = v.getDotPath(issue) ?? "body";
    return fail(doorFailure("parameter_invalid", `${path}: expected ${issue.expected ?? ""}`));
  }
  const { amount, customerEmail, tip } = parsed.output;
  if (tip !== null && (!Number.isInteger(tip) || tip <= 0 || tip >= amount)) {
    return fail(doorFailure("tip_invalid"));
  }
  if (customerEmail !== null && !v.is(customerEmailSchema, customerEmail)) {
    return fail(doorFailure("customer_email_invalid"));
  }
  return ok(parsed.output);
}
