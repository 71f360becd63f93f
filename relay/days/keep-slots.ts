import type { Interval } from "../../contract/business-day.ts";
import { readSlots, type DaySlot, type ReadSlots } from "./day-slots.ts";
import { changedBetween, readFeedPlace, type FeedPlace } from "./feed-place.ts";

interface KeptDay {
  /** Everything up to here is in the slots, and nothing else. */
  readonly place: FeedPlace;
  readonly slots: readonly DaySlot[];
  /** What it takes in memory, in numbers. */
  readonly size: number;
}

interface KeptMost {
  readonly days: number;
  /** Of all days together, some 8 bytes each: a day of 100,000 sales has about 300,000. */
  readonly numbers: number;
}

/** A few stores' days with what stands beside them. */
export const mostKept: KeptMost = { days: 32, numbers: 2_000_000 };
const numbersOfGroup = 16;

/**
 * Counts a day's slots as `readSlots` does, and keeps them: of a day that was read before, only the
 * slots of intents that have changed since are counted again. What has changed is known from the
 * store's feed, and all of it is read in the caller's snapshot, so that it does not matter which
 * process changed what, nor in which order reads end.
 */
export function keepSlots(most: KeptMost = mostKept): ReadSlots {
  /** The one that was asked for last stands last. Days are replaced, never changed. */
  const days = new Map<string, KeptDay>();

  function keep(key: string, day: KeptDay): void {
    days.delete(key);
    if (day.size > most.numbers) return;
    days.set(key, day);
    let size = 0;
    for (const each of days.values()) size += each.size;
    for (const [oldest, each] of days) {
      if (days.size <= most.days && size <= most.numbers) break;
      days.delete(oldest);
      size -= each.size;
    }
  }

  return async (snapshot, counted, slots) => {
    const { mode, storeId } = counted;
    const key = [storeId, mode, slots[0]?.from, slots.at(-1)?.to].join(" ");
    const before = days.get(key);
    const place = await readFeedPlace(snapshot, storeId);
    const changed =
      before === undefined ? null : await changedBetween(snapshot, storeId, before.place, place);
    if (before === undefined || changed === null) {
      const whole = await readSlots(snapshot, counted, slots);
      keep(key, { place, slots: whole, size: sizeOf(whole) });
      return whole;
    }
    const outdated = slotsAt(slots, changed);
    const again = await readSlots(snapshot, counted, outdated);
    const anew = new Map(outdated.map((slot, index) => [slot, again[index]]));
    const present = slots.flatMap((slot, index) => anew.get(slot) ?? before.slots[index] ?? []);
    keep(key, { place, slots: present, size: sizeOf(present) });
    return present;
  };
}

/** Those slots in which one of the instants lies. */
function slotsAt(slots: readonly Interval[], instants: readonly string[]): readonly Interval[] {
  const times = [...new Set(instants)].map((each) => Date.parse(each));
  return slots.filter(({ from, to }) => times.some((at) => at >= from && at < to));
}

function sizeOf(slots: readonly DaySlot[]): number {
  return slots.reduce((sum, { groups, payMs }) => {
    return sum + payMs.length + numbersOfGroup * groups.length;
  }, 0);
}
