import { useEffect, useId, useRef, useState, type ReactNode } from "react";

import { addDays, isCalendarDay } from "../../contract/business-day.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { capitalised } from "../till-book/capitalised.ts";
import { Button } from "../theme/button.tsx";
import { Icon } from "../theme/icon.tsx";
import { DayCalendar } from "./day-calendar.tsx";
import { dayName } from "./day-name.ts";
import styles from "./day-switcher.module.css";
import type { LookedAtDay } from "./use-looked-at-day.ts";

interface DaySwitcherProps {
  readonly lookedAt: LookedAtDay;
  /** What stands at the end of the line. */
  readonly children?: ReactNode;
}

/** The day that is looked at, and the way to any other that has begun. */
export function DaySwitcher({ lookedAt: { day, go, latest, today }, children }: DaySwitcherProps) {
  const { managerDay: words } = useMessages();
  const language = useLanguage();
  const id = useId();
  const calendar = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return undefined;
    // It closes the calendar, not the screen behind it.
    const keep = (event: KeyboardEvent) => {
      if (event.key === "Escape") event.stopPropagation();
    };
    document.addEventListener("keydown", keep);
    return () => document.removeEventListener("keydown", keep);
  }, [open]);
  const known = isCalendarDay(day) ? day : null;
  const name = known === null ? day : capitalised(dayName(known, language, today));
  return (
    <div className={styles["line"]}>
      <fieldset className={styles["switcher"]} aria-label={words.day}>
        <button
          type="button"
          className={styles["arrow"]}
          aria-label={words.previousDay}
          aria-keyshortcuts="ArrowLeft"
          // Before a day that has not come lies the last one that has.
          onClick={() => go(known !== null && known > today ? today : addDays(known ?? today, -1))}
        >
          <Icon name="previous" />
        </button>
        <button
          type="button"
          className={styles["name"]}
          popoverTarget={id}
          aria-label={words.openCalendar(name)}
        >
          <Icon name="calendar" />
          <span>{name}</span>
        </button>
        <button
          type="button"
          className={styles["arrow"]}
          aria-label={words.nextDay}
          aria-keyshortcuts="ArrowRight"
          // Still to be focused when the last press has led to the last day.
          aria-disabled={known === null || known >= latest}
          onClick={() => go(addDays(known ?? today, 1))}
        >
          <Icon name="next" />
        </button>
        {known === null || day >= today ? null : (
          <Button onClick={() => go(today)}>{words.today}</Button>
        )}
      </fieldset>
      <dialog
        ref={calendar}
        id={id}
        popover="auto"
        className={styles["calendar"]}
        aria-label={words.calendar}
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        {open ? (
          <DayCalendar
            day={known !== null && known <= latest ? known : today}
            today={today}
            latest={latest}
            onChoose={(chosen) => {
              calendar.current?.hidePopover();
              go(chosen);
            }}
          />
        ) : null}
      </dialog>
      <h1 className={styles["title"]} aria-live="polite">
        {name}
      </h1>
      {children}
    </div>
  );
}
