import type { ReactNode } from "react";

import type { ClosingFigures as Figures } from "../../contract/closing.ts";
import { useFormatAmount, useFormatCount, useMessages } from "../i18n/use-messages.ts";
import { Amount } from "../theme/amount.tsx";
import { Icon, type IconName } from "../theme/icon.tsx";
import { capitalised } from "../till-book/capitalised.ts";
import { totalsByWords } from "../till-book/totals-by-words.ts";
import styles from "./closing-figures.module.css";
import { NamedItems } from "./named-items.tsx";

interface ClosingFiguresProps {
  readonly figures: Figures;
  /** Nothing has ended since the closing before. */
  readonly empty?: boolean;
}

/** All that a closing holds: what was received, what stands beside it, and every item by name. */
export function ClosingFigures({ empty = false, figures }: ClosingFiguresProps) {
  const messages = useMessages();
  const { figures: terms, nothing } = messages.closings;
  const formatAmount = useFormatAmount();
  const formatCount = useFormatCount();
  const { attention, corrections, currency, inDoubt, late, open, received, refunds } = figures;
  const amount = (each: number) => formatAmount(each, currency);
  const statuses = totalsByWords(
    figures.byStatus.map(({ amount: sum, count, status }) => ({ status, count, sum })),
    messages.sales.words,
  );
  const beside = { note: terms.beside };
  return (
    <div className={styles["all"]}>
      <div className={styles["cards"]}>
        <div className={styles["received"]} data-testid="closing-received">
          <h2 className={styles["term"]}>{terms.received}</h2>
          <div className={styles["amount"]}>
            <Amount text={amount(received.amount)} />
          </div>
          <p className={styles["soft"]}>
            {empty ? nothing : terms.payments(formatCount(received.count), received.count === 1)}
            {received.tips === 0 ? null : ` · ${terms.tips(amount(received.tips))}`}
          </p>
        </div>
        {late.count === 0 ? null : (
          <Card term={terms.late} figure={amount(late.amount)} note={terms.within} icon="history" />
        )}
        {corrections.count === 0 ? null : (
          <Card
            term={terms.corrections}
            figure={amount(corrections.amount)}
            {...beside}
            icon="care"
            care
          />
        )}
        {refunds.count === 0 ? null : (
          <Card term={terms.refunds} figure={amount(refunds.amount)} {...beside} icon="previous" />
        )}
        {inDoubt.count === 0 ? null : (
          <Card term={terms.inDoubt} figure={amount(inDoubt.amount)} {...beside} icon="care" care />
        )}
        <Card
          term={terms.open}
          figure={formatCount(open.count)}
          note={amount(open.amount)}
          icon="clock"
        />
        <Card
          term={terms.attention}
          figure={String(attention.waiting)}
          note={
            attention.waiting === attention.count
              ? amount(attention.amount)
              : terms.settled(attention.count - attention.waiting)
          }
          icon="care"
          care={attention.waiting > 0}
        />
      </div>
      <NamedItems figures={figures} />
      {figures.count === 0 ? null : (
        <div className={styles["tables"]}>
          <Table title={terms.byStatus}>
            {statuses.map(({ count, sum, term }) => (
              <Row key={term} term={capitalised(term)} count={count} text={amount(sum)} />
            ))}
          </Table>
          <Table title={`${terms.byTill} · ${terms.received}`}>
            {figures.byTill.map(({ received: own, till }) => (
              <Row key={till.id} term={till.name} count={own.count} text={amount(own.amount)} />
            ))}
          </Table>
          <Table title={`${terms.byCashier} · ${terms.received}`}>
            {figures.byCashier.map(({ cashier, received: own }) => (
              <Row
                key={cashier?.id ?? ""}
                term={cashier?.name ?? terms.nobody}
                count={own.count}
                text={amount(own.amount)}
              />
            ))}
          </Table>
        </div>
      )}
    </div>
  );
}

function Table({ children, title }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <table className={styles["table"]}>
      <caption>{title}</caption>
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({ count, term, text }: { readonly term: string; count: number; text: string }) {
  const formatCount = useFormatCount();
  return (
    <tr>
      <th scope="row">{term}</th>
      <td>{formatCount(count)}</td>
      <td>{text}</td>
    </tr>
  );
}

interface CardProps {
  readonly term: string;
  readonly figure: string;
  readonly note: string;
  readonly icon: IconName;
  readonly care?: boolean;
}

function Card({ care = false, figure, icon, note, term }: CardProps) {
  return (
    <div className={styles["card"]} data-care={care}>
      <h2 className={styles["term"]}>
        <Icon name={icon} />
        {term}
      </h2>
      <p className={styles["figure"]}>{figure}</p>
      <p className={styles["soft"]}>{note}</p>
    </div>
  );
}
