import type { Interval } from "../../contract/business-day.ts";
import { isReceived } from "../../contract/received.ts";
import type { Database } from "../database/open-database.ts";
import { readGroups, type Group } from "./day-groups.ts";

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
  storeId: string,
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

export const readSlots: ReadSlots = async (snapshot, storeId, slots) => {
  const read = await readGroups(snapshot, { storeId }, slots);
  const bySlot = Map.groupBy(read, ({ part }) => part);
  return slots.map((_, slot) => {
    const own = bySlot.get(slot) ?? [];
    return {
      groups: own.map(({ part: _part, payMs: _payMs, ...group }) => group),
      payMs: Float64Array.from(own.filter(isReceived).flatMap(({ payMs }) => payMs)).sort(),
    };
  });
};
