import type { TillReport } from "../../contract/till-report.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Amount } from "../theme/amount.tsx";
import { Icon, type IconName } from "../theme/icon.tsx";
import { capitalised } from "./capitalised.ts";
import { dayInWords } from "./date-words.ts";
import styles from "./report.module.css";
import { totalsByWords } from "./totals-by-words.ts";

/** The figures of one till's day. */
export function Report({ report }: { readonly report: TillReport }) {
  const messages = useMessages();
  const { tillBook } = messages;
  const words = tillBook.shift;
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const { attention, byStatus, cashier, currency, day, open, received, till } = report;
  const amount = (sum: number) => formatAmount(sum, currency);
  return (
    <>
      <div className={styles["head"]}>
        <h3 className={styles["title"]}>
          {cashier === null ? words.everybody(till.name) : words.of(cashier.name, till.name)}
        </h3>
        <p className={styles["soft"]}>{capitalised(dayInWords(day, language))}</p>
      </div>
      <section className={styles["cards"]}>
        <div className={styles["received"]} data-testid="report-received">
          <h4 className={styles["term"]}>{words.received}</h4>
          <div className={styles["amount"]}>
            <Amount text={amount(received.sum)} />
          </div>
          <p className={styles["soft"]}>{words.sales(received.count)}</p>
        </div>
        {received.tips === 0 ? null : (
          <Card term={words.tips} figure={amount(received.tips)} note={null} />
        )}
        <Card term={words.open} figure={String(open.count)} note={amount(open.sum)} icon="clock" />
        <Card
          term={words.person}
          figure={String(attention.count)}
          note={amount(attention.sum)}
          icon="care"
          care={attention.count > 0}
        />
      </section>
      <section className={styles["statuses"]} aria-label={words.byStatus}>
        {byStatus.length === 0 ? (
          <p className={styles["soft"]}>{words.none}</p>
        ) : (
          <table className={styles["table"]}>
            <caption className={styles["term"]}>{words.byStatus}</caption>
            <tbody>
              {totalsByWords(byStatus, messages.sales.words).map(({ count, sum, term }) => (
                <tr key={term}>
                  <th scope="row">{capitalised(term)}</th>
                  <td>{count}</td>
                  <td>{amount(sum)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}

interface CardProps {
  readonly term: string;
  readonly figure: string;
  readonly note: string | null;
  readonly icon?: IconName;
  readonly care?: boolean;
}

function Card({ term, figure, note, icon, care = false }: CardProps) {
  return (
    <div className={styles["card"]} data-care={care}>
      <h4 className={styles["term"]}>
        {icon === undefined ? null : <Icon name={icon} />}
        {term}
      </h4>
      <p className={styles["figure"]}>{figure}</p>
      {note === null ? null : <p className={styles["soft"]}>{note}</p>}
    </div>
  );
}
