import * as v from "valibot";

import { instantSchema } from "./payment-intent.ts";

/** A cashier charges; a manager also sees and settles what the whole store has charged. */
export const staffRoles = ["cashier", "manager"] as const;
export const staffRoleSchema = v.picklist(staffRoles);

export const staffSchema = v.object({ id: v.string(), name: v.string(), role: staffRoleSchema });
export type Staff = v.InferOutput<typeof staffSchema>;

/** Four to eight digits. */
export const pinSchema = v.pipe(v.string(), v.regex(/^\d{4,8}$/u));

/** Whether somebody would try it among the first: one digit over and over, or digits in a row. */
export function isEasyPin(pin: string): boolean {
  const steps = new Set<number>();
  for (let index = 1; index < pin.length; index += 1) {
    steps.add(Number(pin[index]) - Number(pin[index - 1]));
  }
  const [step = 0] = steps;
  return pin.length > 1 && steps.size === 1 && Math.abs(step) <= 1;
}

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
