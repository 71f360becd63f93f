import type { SaleEnd } from "./door-sale.ts";

/** What the commands' exit status tells. 0 is «paid» and nothing else. */
export const exitStatus = {
  paid: 0,
  notPaid: 1,
  cancelled: 2,
  refused: 3,
  needsPerson: 4,
  open: 5,
  tillLocked: 6,
  badArguments: 64,
  unknownSale: 66,
  notRunning: 69,
  fault: 70,
  notNow: 75,
} as const;
type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** @param end `null`: the sale goes on */
export function exitStatusOfSale(end: SaleEnd | null): ExitStatus {
  switch (end) {
    case null:
      return exitStatus.open;
    case "paid":
      return exitStatus.paid;
    case "not_paid":
      return exitStatus.notPaid;
    case "cancelled":
      return exitStatus.cancelled;
    case "refused":
      return exitStatus.refused;
    case "needs_person":
      return exitStatus.needsPerson;
  }
}

/** @param status of the door's HTTP answer */
export function exitStatusOfFailure(code: string, status: number): ExitStatus {
  if (code === "staff_sign_in_required") return exitStatus.tillLocked;
  if (code === "sale_unknown") return exitStatus.unknownSale;
  if (code === "internal_error") return exitStatus.fault;
  return status === 503 || status === 429 ? exitStatus.notNow : exitStatus.badArguments;
}
