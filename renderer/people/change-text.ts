import type { Change, ChangedValue } from "../../contract/people-api.ts";
import type { PeopleWords } from "./people-words.ts";

/** One line of the record, in words. @param amount formats an amount of the store */
export function changeText(
  change: Change,
  words: PeopleWords,
  amount: (value: number) => string,
): string {
  const { after, before, kind, subject } = change;
  const tell = words.changes.kinds[kind];
  if (tell === undefined) return words.changes.other;
  const text = (value: ChangedValue) => valueText(kind, value, words, amount);
  return tell({ subject: subject?.name ?? "", before: text(before), after: text(after) });
}

function valueText(
  kind: string,
  value: ChangedValue,
  words: PeopleWords,
  amount: (value: number) => string,
): string {
  if (value === null) return words.changes.nothing;
  const say = (number: number) => (kind === "store_tips" ? `${number} %` : amount(number));
  if (typeof value === "number") return say(value);
  if (typeof value !== "string") {
    return value.length === 0 ? words.changes.nothing : value.map(say).join(", ");
  }
  const { cashier, manager } = words.staff.roles;
  if (kind === "staff_role" || kind === "staff_added") {
    return value === "manager" ? manager : cashier;
  }
  return value;
}
