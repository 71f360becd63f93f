import type { Messages } from "../i18n/messages.ts";
import { mostDays, type StatementFault } from "./statement-store.ts";

/** What is wrong with a statement, and what helps. */
export function faultText(fault: StatementFault, messages: Messages): string {
  const words = messages.statement;
  switch (fault.kind) {
    case "file": {
      const text = words.faults[fault.fault];
      return fault.line === null ? text : `${words.atLine(fault.line)} ${text}`;
    }
    case "no_movements":
      return words.faults.no_movements;
    case "too_many_days":
      return words.tooManyDays(mostDays);
    case "relay":
      return messages.failures[fault.failure.code];
  }
}
