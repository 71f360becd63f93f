import type { Interval } from "../../contract/business-day.ts";
import { isReceived } from "../../contract/received.ts";
import type { Database } from "../database/open-database.ts";
import { readGroups, type Counted, type Group } from "./day-groups.ts";

/** A part of a day, as the database has counted it. */
export interface DaySlot {
  readonly groups: readonly SlotGroup[];
  /** How long each payment took that was received, in milliseconds, sorted. */
  readonly payMs: Float64Array;
}

export type SlotGroup = Omit<Group, "part" | "payMs">;

/**
 * Counts the slots of a store's day.
 * @param snapshot all of the answer is of its moment
 */
export type ReadSlots = (
  snapshot: Database,
  counted: Pick<Counted, "storeId" | "mode">,
  slots: readonly Interval[],
) => Promise<readonly DaySlot[]>;

/** How many slots are an hour. They are short, for one is counted anew when a sale of it changes. */
export const slotsPerHour = 4;
const slotMs = 3_600_000 / slotsPerHour;

/** Slots from the day's beginning on; the last may be shorter. */
export function slotsOf({ from, to }: Interval): readonly Interval[] {
  const slots: Interval[] = [];
  for (let slot = from; slot < to; slot += slotMs) {
    slots.push({ from: slot, to: Math.min(slot + slotMs, to) });
  }
  return slots;
}

export const readSlots: ReadSlots = async (snapshot, counted, slots) => {
  const read = await readGroups(snapshot, counted, slots);
  const bySlot = Map.groupBy(read, ({ part }) => part);
  return slots.map((_, slot) => {
    const own = bySlot.get(slot) ?? [];
    return {
      groups: own.map(({ part: _part, payMs: _payMs, ...group }) => group),
      payMs: readNumbers(own.filter(isReceived).flatMap(({ payMs }) => payMs ?? [])).sort(),
    };
  });
};

const comma = 44;
const zero = 48;

/** Whole numbers from 0 on by commas. Read digit by digit: there may be a hundred thousand of them. */
function readNumbers(texts: readonly string[]): Float64Array {
  const text = texts.join(",");
  if (text === "") return new Float64Array(0);
  // Each number but the last takes two characters at least.
  const numbers = new Float64Array((text.length + 1) >> 1);
  let count = 0;
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === comma) {
      numbers[count] = number;
      count += 1;
      number = 0;
    } else {
      number = number * 10 + code - zero;
    }
  }
  numbers[count] = number;
  return numbers.slice(0, count + 1);
}
