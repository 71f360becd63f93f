import { useRef } from "react";

import { addDays, isCalendarDay } from "../../contract/business-day.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Icon } from "../theme/icon.tsx";
import { capitalised } from "./capitalised.ts";
import { dayInWords } from "./date-words.ts";
import styles from "./day-field.module.css";

interface DayFieldProps {
  /** yyyy-mm-dd, as are all days here. */
  readonly day: string;
  readonly today: string;
  /** Days mean nothing while all of them are searched. */
  readonly disabled: boolean;
  readonly onChange: (day: string) => void;
}

/** A day, by arrows or by its date; never one that has not come yet. */
export function DayField({ day, today, disabled, onChange }: DayFieldProps) {
  const { tillBook } = useMessages();
  const language = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  const words = tillBook.sales;
  const change = (next: string) => {
    if (isCalendarDay(next) && next <= today) onChange(next);
  };
  return (
    <fieldset className={styles["day"]} aria-label={words.day}>
      <button
        type="button"
        className={styles["arrow"]}
        aria-label={words.previousDay}
        disabled={disabled}
        onClick={() => change(addDays(day, -1))}
      >
        <Icon name="previous" />
      </button>
      <div className={styles["middle"]}>
        {/* The browser would write the figures in its own language's order, not in the till's. */}
        <input
          ref={picker}
          type="date"
          className={styles["picker"]}
          tabIndex={-1}
          aria-hidden="true"
          value={day}
          max={today}
          disabled={disabled}
          onChange={(event) => change(event.target.value)}
        />
        <button
          type="button"
          className={styles["words"]}
          disabled={disabled}
          onClick={() => picker.current?.showPicker()}
        >
          {capitalised(dayInWords(day, language, today))}
        </button>
      </div>
      <button
        type="button"
        className={styles["arrow"]}
        aria-label={words.nextDay}
        disabled={disabled || day >= today}
        onClick={() => change(addDays(day, 1))}
      >
        <Icon name="next" />
      </button>
      {day === today ? null : (
        <Button disabled={disabled} onClick={() => onChange(today)}>
          {words.today}
        </Button>
      )}
    </fieldset>
  );
}
