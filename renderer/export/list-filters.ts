import type { ExportQuery } from "../../contract/manager-api.ts";
import { statusesIn } from "../day-list/list-question.ts";

/** The list's filters that an export takes too. */
const names = [
  "status",
  "till",
  "cashier",
  "q",
  "attention",
] as const satisfies readonly (keyof ExportQuery)[];

/** Those that stand in the address. */
export function listFilters(
  address: Readonly<Record<string, string>>,
): Partial<Pick<ExportQuery, (typeof names)[number]>> {
  const given = names.flatMap((name) => {
    const value = name === "status" ? statusesIn(address) : address[name];
    return value === undefined || value === "" ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}
