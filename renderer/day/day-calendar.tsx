import { parseDate } from "@internationalized/date";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
  I18nProvider,
} from "react-aria-components";

import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./day-calendar.module.css";

interface DayCalendarProps {
  /** yyyy-mm-dd, as are all days here. */
  readonly day: string;
  readonly today: string;
  /** The last day that has begun at any store. */
  readonly latest: string;
  readonly onChoose: (day: string) => void;
}

/** A month to choose a day from; none that has not come yet. */
export function DayCalendar({ day, latest, today, onChoose }: DayCalendarProps) {
  const { managerDay: words } = useMessages();
  const language = useLanguage();
  return (
    <I18nProvider locale={language}>
      {/* The library would add a style sheet of this id to the page, which our policy forbids. */}
      <span id="react-aria-pressable-style" hidden />
      <Calendar
        className={styles["calendar"] ?? ""}
        aria-label={words.calendar}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it has been opened to choose in it
        autoFocus
        value={parseDate(day)}
        maxValue={parseDate(latest)}
        onChange={(date) => onChoose(date.toString())}
      >
        <div className={styles["head"]}>
          <Button
            slot="previous"
            className={styles["arrow"] ?? ""}
            aria-label={words.previousMonth}
          >
            <Icon name="previous" />
          </Button>
          <Heading className={styles["month"] ?? ""} />
          <Button slot="next" className={styles["arrow"] ?? ""} aria-label={words.nextMonth}>
            <Icon name="next" />
          </Button>
        </div>
        <CalendarGrid className={styles["grid"] ?? ""} weekdayStyle="short">
          <CalendarGridHeader>
            {(weekday) => (
              <CalendarHeaderCell className={styles["weekday"] ?? ""}>{weekday}</CalendarHeaderCell>
            )}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => (
              <CalendarCell
                date={date}
                className={styles["date"] ?? ""}
                // The store's today, not this computer's.
                data-present={date.toString() === today || undefined}
              />
            )}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </I18nProvider>
  );
}
