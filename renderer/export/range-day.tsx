import { useId, useRef } from "react";

import { isCalendarDay } from "../../contract/business-day.ts";
import type { Locale } from "../../contract/money.ts";
import { useLanguage } from "../i18n/use-messages.ts";
import styles from "./range-day.module.css";

interface RangeDayProps {
  readonly label: string;
  /** yyyy-mm-dd, as are all days here. */
  readonly day: string;
  readonly today: string;
  readonly onChange: (day: string) => void;
}

/** One end of a range of days, in words; a press opens the calendar. */
export function RangeDay({ label, day, today, onChange }: RangeDayProps) {
  const language = useLanguage();
  const labelId = useId();
  const wordsId = useId();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={styles["day"]}>
      <span id={labelId} className={styles["label"]}>
        {label}
      </span>
      {/* The browser would write the figures in its own language's order, not in the till's. */}
      <input
        ref={picker}
        type="date"
        className={styles["picker"]}
        tabIndex={-1}
        aria-hidden="true"
        data-testid="export-day"
        value={day}
        max={today}
        onChange={({ target }) => {
          if (isCalendarDay(target.value)) onChange(target.value);
        }}
      />
      <button
        type="button"
        id={wordsId}
        className={styles["words"]}
        aria-labelledby={`${labelId} ${wordsId}`}
        onClick={() => picker.current?.showPicker()}
      >
        {shortDay(day, language, today)}
      </button>
    </div>
  );
}

/** "vie, 20 nov": both ends of a range stand side by side. @param today a day of another year bears its own */
function shortDay(day: string, language: Locale, today: string): string {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: "UTC",
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" }),
  });
  return format.format(Date.parse(`${day}T12:00:00.000Z`));
}
