import { useId, useState, type CSSProperties } from "react";

import { addDays } from "../../contract/business-day.ts";
import type { DayTotals } from "../../contract/day-totals.ts";
import { timeOfDay } from "../clock/time-of-day.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { shortDayName } from "./day-name.ts";
import styles from "./hour-bars.module.css";
import { hourRows, largestOf, type HourRow } from "./hour-rows.ts";
import { HourTable } from "./hour-table.tsx";

interface HourBarsProps {
  readonly totals: DayTotals;
  /** The day before, and the same weekday a week before; `null` until they are read. */
  readonly before: readonly [DayTotals | null, DayTotals | null];
  readonly timeZone: string;
}

const kinds = ["day", "yesterday", "lastWeek"] as const;

/** What came in by the hour, with the day before and the same weekday of last week behind it. */
export function HourBars({ before, timeZone, totals }: HourBarsProps) {
  const { managerDay } = useMessages();
  const words = managerDay.hours;
  const language = useLanguage();
  const formatAmount = useFormatAmount();
  const [asFigures, setAsFigures] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const titleId = useId();
  const { byHour, currency, date, to } = totals;
  const others = before.map((each) => each?.byHour ?? []);
  const rows = hourRows(byHour, others, language, timeZone);
  const largest = largestOf(rows);
  const days = [date, addDays(date, -1), addDays(date, -7)].map((each) =>
    shortDayName(each, language),
  );
  const isEmpty = largest === 1;
  const row = pointed === null ? undefined : rows[pointed];
  const told = [totals, ...before].map((each, index) => {
    if (each === null) return null;
    return row === undefined ? each.received : ([row.day, ...row.compared][index] ?? null);
  });
  const end = timeOfDay(byHour[pointed ?? 0]?.to ?? to, language, timeZone);

  return (
    <section className={styles["card"]} aria-labelledby={titleId} data-testid="hours">
      <div className={styles["head"]}>
        <h2 id={titleId} className={styles["title"]}>
          {words.title}
        </h2>
        <p className={styles["pointed"]} aria-hidden="true">
          {row === undefined ? "" : words.between(row.label, end)}
        </p>
        <ul className={styles["legend"]}>
          {kinds.map((kind, index) => (
            <li key={kind} className={styles["key"]}>
              <span className={styles["mark"]} data-kind={kind} />
              {days[index]}
              <strong className={styles["sum"]}>
                {told[index] == null ? "—" : formatAmount(told[index].amount, currency)}
              </strong>
            </li>
          ))}
        </ul>
        <Button onClick={() => setAsFigures(!asFigures)}>
          {asFigures ? words.bars : words.figures}
        </Button>
      </div>
      {asFigures ? null : (
        <div className={styles["bars"]} aria-hidden="true" onPointerLeave={() => setPointed(null)}>
          {rows.map((each, index) => (
            <HourColumn
              key={each.from}
              row={each}
              largest={largest}
              onPoint={() => setPointed(index)}
            />
          ))}
          {isEmpty && totals.count === 0 ? <p className={styles["none"]}>{words.none}</p> : null}
        </div>
      )}
      <HourTable
        rows={rows}
        days={days}
        currency={currency}
        seen={asFigures}
        labelledBy={titleId}
      />
    </section>
  );
}

interface HourColumnProps {
  readonly row: HourRow;
  readonly largest: number;
  readonly onPoint: () => void;
}

function HourColumn({ largest, onPoint, row: { compared, day, label } }: HourColumnProps) {
  const [yesterday, lastWeek] = compared;
  return (
    <div className={styles["column"]} onPointerMove={onPoint} onPointerDown={onPoint}>
      <div className={styles["plot"]}>
        <span className={styles["bar"]} data-kind="yesterday" style={part(yesterday, largest)} />
        <span className={styles["bar"]} data-kind="day" style={part(day, largest)} />
        <span className={styles["bar"]} data-kind="lastWeek" style={part(lastWeek, largest)} />
      </div>
      <span className={styles["hour"]}>{label.endsWith(":00") ? label.slice(0, 2) : label}</span>
    </div>
  );
}

/** How much of the height a bar takes: computed, so no class can say it. */
function part(sum: { readonly amount: number } | undefined, largest: number): CSSProperties {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- React's types know no custom properties
  return { "--part": (sum?.amount ?? 0) / largest } as CSSProperties;
}
