import { describe, expect, it } from "vitest";

import { isChileanBankDay, nextChileanBankDay } from "./chile-bank-days.ts";
import { refundExpectation } from "./refund-expectation.ts";

const expectation = (instant: string) => refundExpectation(Date.parse(instant), "CLP");

describe("a refund is expected", () => {
  it("before 19:00 in Chile when it was asked for before 14:00 of a bank day, in summer and winter", () => {
    // Thursday, UTC-3.
    expect(expectation("2026-11-19T16:59:59.999Z")).toEqual({
      kind: "today_by",
      at: "2026-11-19T22:00:00.000Z",
    });
    // Wednesday, UTC-4.
    expect(expectation("2026-07-15T17:59:59.999Z")).toEqual({
      kind: "today_by",
      at: "2026-07-15T23:00:00.000Z",
    });
  });

  it("on the next bank day from 14:00 on, at weekends and on holidays", () => {
    const next = (date: string) => ({ kind: "next_business_day", date });
    expect(expectation("2026-11-19T17:00:00.000Z")).toEqual(next("2026-11-20"));
    expect(expectation("2026-11-20T17:00:00.000Z")).toEqual(next("2026-11-23"));
    expect(expectation("2026-11-21T12:00:00.000Z")).toEqual(next("2026-11-23"));
    // The Independence days of 2026: Friday and Saturday.
    expect(expectation("2026-09-17T18:00:00.000Z")).toEqual(next("2026-09-21"));
    expect(expectation("2026-12-30T20:00:00.000Z")).toEqual(next("2027-01-04"));
  });

  it("by Chile's calendar, whatever day it is in UTC", () => {
    // Sunday 22:00 in Chile is Monday in UTC.
    expect(expectation("2026-11-23T01:00:00.000Z")).toEqual({
      kind: "next_business_day",
      date: "2026-11-23",
    });
  });

  it("on some business day in Mexico, where nothing is documented", () => {
    expect(refundExpectation(0, "MXN")).toEqual({ kind: "business_days" });
  });
});

/** By the laws and the published calendars; without Saturdays and Sundays. */
const holidays = {
  2024: "01-01 03-29 05-01 05-21 06-20 07-16 08-15 09-18 09-19 09-20 10-31 11-01 12-25 12-31",
  2025: "01-01 04-18 05-01 05-21 06-20 07-16 08-15 09-18 09-19 10-31 12-08 12-25 12-31",
  2026: "01-01 04-03 05-01 05-21 06-29 07-16 09-18 10-12 12-08 12-25 12-31",
  2027: "01-01 03-26 05-21 06-21 06-28 07-16 09-17 10-11 11-01 12-08 12-31",
} as const;

describe("Chile's bank days", () => {
  it.each(Object.entries(holidays))("of %s are all but weekends and holidays", (year, listed) => {
    const closed: string[] = [];
    for (let day = `${year}-01-01`; day.startsWith(year);) {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      if (weekday !== 0 && weekday !== 6 && !isChileanBankDay(day)) closed.push(day.slice(5));
      const next = new Date(`${day}T00:00:00Z`);
      next.setUTCDate(next.getUTCDate() + 1);
      day = next.toISOString().slice(0, 10);
    }
    expect(closed.join(" ")).toBe(listed);
  });

  it("follow each other over a long weekend", () => {
    expect(nextChileanBankDay("2024-09-17")).toBe("2024-09-23");
  });
});
