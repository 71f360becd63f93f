import { isEasyPin, type Staff } from "../../contract/staff.ts";
import { RelayError } from "../http/relay-error.ts";

/**
 * Five tries are free, and a manager's PIN refunds: 1111 and 1234 would be among them (decision 0075).
 * @throws RelayError staff_pin_easy
 */
export function refuseEasyPin(role: Staff["role"], pin: string | undefined): void {
  if (role !== "manager" || pin === undefined || !isEasyPin(pin)) return;
  const message = "A manager's PIN is not one digit over and over, nor digits in a row";
  throw new RelayError("staff_pin_easy", message, "pin");
}
