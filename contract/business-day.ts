/** A half-open interval of instants, [from, to), in Unix milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What a store can have sold on: clocks of other millennia are nobody's. */
const dayPattern = /^[12]\d{3}-\d{2}-\d{2}$/u;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Whether `day` is a date of the calendar, written yyyy-mm-dd. */
export function isCalendarDay(day: string): boolean {
  if (!dayPattern.test(day)) return false;
  const date = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/**
 * A store's business day. It begins at the first instant whose local clock shows its date and at
 * least its starting hour, and ends where the next one begins; so it may have 23 or 25 hours.
 * @param day a calendar day, yyyy-mm-dd
 * @throws RangeError when the day or the time zone does not exist
 */
export function businessDay(day: string, timeZone: string, dayStartsAtHour: number): Interval {
  if (!isCalendarDay(day)) throw new RangeError(`Not a calendar day: ${day}`);
  return {
    from: startOf(day, timeZone, dayStartsAtHour),
    to: startOf(addDays(day, 1), timeZone, dayStartsAtHour),
  };
}

/** The business day (yyyy-mm-dd) in which an instant (Unix milliseconds) lies. */
export function businessDayOf(instant: number, timeZone: string, dayStartsAtHour: number): string {
  const localDay = localMinute(instant, timeZone).slice(0, 10);
  return instant < startOf(localDay, timeZone, dayStartsAtHour) ? addDays(localDay, -1) : localDay;
}

/** The calendar day `count` days after `day`. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00.000Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/**
 * Zones differ from UTC by at most 14 hours and change their clocks on whole minutes, so the first
 * fitting instant lies in a window around the same hour in UTC. Within it the local clock is not
 * monotonic (clocks go back), hence a scan by the hour and then by the minute, not a bisection.
 */
function startOf(day: string, timeZone: string, dayStartsAtHour: number): number {
  const wanted = `${day}T${String(dayStartsAtHour).padStart(2, "0")}:00`;
  const begins = (instant: number) => {
    const local = localMinute(instant, timeZone);
    return local.startsWith(day) && local >= wanted;
  };
  const asIfUtc = Date.parse(`${wanted}:00.000Z`);
  for (let hour = asIfUtc - 15 * hourMs; hour <= asIfUtc + 15 * hourMs; hour += hourMs) {
    if (!begins(hour)) continue;
    let first = hour;
    while (begins(first - minuteMs)) first -= minuteMs;
    return first;
  }
  // A zone that skipped this whole date or its last hours (Samoa, 2011): the day is empty.
  return startOf(addDays(day, 1), timeZone, 0);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The local clock as sortable text, yyyy-mm-ddThh:mm. */
function localMinute(instant: number, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    clocks.set(timeZone, clock);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of clock.formatToParts(instant)) part[type] = value;
  return `${part["year"]}-${part["month"]}-${part["day"]}T${part["hour"]}:${part["minute"]}`;
}
