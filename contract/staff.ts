import * as v from "valibot";

import { instantSchema } from "./payment-intent.ts";

/** A cashier charges; a manager also sees and settles what the whole store has charged. */
export const staffRoles = ["cashier", "manager"] as const;
const staffRoleSchema = v.picklist(staffRoles);

export const staffSchema = v.object({ id: v.string(), name: v.string(), role: staffRoleSchema });
export type Staff = v.InferOutput<typeof staffSchema>;

/** Four to eight digits. */
export const pinSchema = v.pipe(v.string(), v.regex(/^\d{4,8}$/u));

/** The header that carries a staff member's session beside the till's bearer. */
export const staffSessionHeader = "Staff-Session";

export const staffSessionBodySchema = v.object({
  staffId: v.pipe(v.string(), v.maxLength(64)),
  pin: pinSchema,
});

export const staffSessionAnswerSchema = v.object({
  token: v.string(),
  staff: staffSchema,
  expiresAt: instantSchema,
});
export type StaffSessionAnswer = v.InferOutput<typeof staffSessionAnswerSchema>;

export const staffListAnswerSchema = v.object({ staff: v.array(staffSchema) });
export type StaffListAnswer = v.InferOutput<typeof staffListAnswerSchema>;
