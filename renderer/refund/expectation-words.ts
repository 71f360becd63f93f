import { assertNever } from "../../contract/assert-never.ts";
import { businessDayOf } from "../../contract/business-day.ts";
import type { Locale } from "../../contract/money.ts";
import type { RefundExpectation } from "../../contract/refund-expectation.ts";
import { timeOfDay } from "../clock/time-of-day.ts";
import { dayInWords } from "../till-book/date-words.ts";
import type { RefundWords } from "./refund-words.ts";

/** When the customer will have the money, in words. @param now by the relay's clock */
export function expectationWords(
  expectation: RefundExpectation,
  now: number,
  { expectation: words }: RefundWords,
  locale: Locale,
  timeZone: string,
): string {
  switch (expectation.kind) {
    case "today_by":
      return now > Date.parse(expectation.at)
        ? words.late
        : words.todayBy(timeOfDay(expectation.at, locale, timeZone));
    case "next_business_day":
      return businessDayOf(now, timeZone, 0) > expectation.date
        ? words.late
        : words.nextBusinessDay(dayInWords(expectation.date, locale));
    case "business_days":
      return words.businessDays;
    default:
      return assertNever(expectation);
  }
}
