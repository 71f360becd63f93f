import type { Currency } from "../../contract/money.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import styles from "./hour-bars.module.css";
import type { HourRow } from "./hour-rows.ts";

interface HourTableProps {
  readonly rows: readonly HourRow[];
  /** The names of the day and of those that it is compared with. */
  readonly days: readonly string[];
  readonly currency: Currency;
  /** Else it is there for those who hear the screen. */
  readonly seen: boolean;
  readonly labelledBy: string;
}

/** The bars in figures. */
export function HourTable({ currency, days, labelledBy, rows, seen }: HourTableProps) {
  const { managerDay } = useMessages();
  const words = managerDay.hours;
  const formatAmount = useFormatAmount();
  return (
    <div className={seen ? styles["figures"] : styles["heard"]}>
      <table className={styles["table"]} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{words.hour}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ compared, day, from, label, turn }) => (
            <tr key={from}>
              <th scope="row">{turn === 1 ? label : `${label} (${words.secondTime})`}</th>
              {[day, ...compared].map(({ amount }, index) => (
                <td key={days[index]} data-empty={amount === 0}>
                  {formatAmount(amount, currency)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
