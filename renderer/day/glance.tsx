import type { ReactNode } from "react";

import type { DayTotals } from "../../contract/day-totals.ts";
import type { StatusGroup } from "../day-list/list-question.ts";
import { useFormatAmount, useFormatCount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Amount } from "../theme/amount.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { Icon, type IconName } from "../theme/icon.tsx";
import { durationText } from "./duration-text.ts";
import styles from "./glance.module.css";
import { successText } from "./success-text.ts";
import { useListFilter } from "./use-list-filter.ts";

interface GlanceProps {
  readonly totals: DayTotals | null;
  /** There are none because they could not be read. */
  readonly failed: boolean;
}

/** The day in four figures. Three of them filter the list. */
export function Glance({ failed, totals }: GlanceProps) {
  const { managerDay } = useMessages();
  const words = managerDay.glance;
  const language = useLanguage();
  const formatAmount = useFormatAmount();
  const formatCount = useFormatCount();
  const amount = (sum: number) => (totals === null ? "—" : formatAmount(sum, totals.currency));
  const { average, inDoubt, medianPayMs, received, refunds, success } = totals ?? noTotals;
  const percent = successText(success, language);
  const sales = words.sales(formatCount(received.count), received.count === 1);
  const shown = (text: string) => {
    if (totals !== null) return text;
    return failed ? managerDay.noFigures : managerDay.loading;
  };
  return (
    <section className={styles["tiles"]} aria-label={words.title} data-testid="glance">
      <FigureTile term={words.received} icon="check" tone="paid" group="paid" wide>
        <span className={styles["hero"]} data-testid="received">
          <Amount text={amount(received.amount)} />
        </span>
        <span className={styles["note"]}>
          {shown(average === null ? sales : `${sales} · ${words.average(amount(average))}`)}
        </span>
        {refunds.succeeded.count === 0 ? null : (
          <span className={styles["aside"]}>
            {words.refunded(amount(refunds.succeeded.amount), refunds.succeeded.count)}
          </span>
        )}
        {refunds.underway.count === 0 ? null : (
          <span className={styles["aside"]}>
            {words.refundsUnderway(amount(refunds.underway.amount), refunds.underway.count)}
          </span>
        )}
        {inDoubt.count === 0 ? null : (
          <span className={styles["doubt"]}>
            <Icon name="care" />
            {words.inDoubt(amount(inDoubt.amount), inDoubt.count)}
          </span>
        )}
      </FigureTile>
      <FigureTile term={words.open} icon="clock" tone="waiting" group="open">
        <span className={styles["figure"]}>
          {totals === null ? "—" : formatCount(totals.open.count)}
        </span>
        <span className={styles["note"]}>{shown(amount(totals?.open.amount ?? 0))}</span>
      </FigureTile>
      <FigureTile term={words.notPaid} icon="cross" tone="bad" group="unpaid">
        <span className={styles["figure"]}>
          {totals === null ? "—" : formatCount(totals.notPaid.count)}
        </span>
        <span className={styles["note"]}>
          {shown(percent === null ? words.successUnknown : words.success(percent))}
        </span>
      </FigureTile>
      <div className={styles["tile"]}>
        <Term text={words.payTime} icon="history" tone="neutral" />
        <span className={styles["figure"]}>
          {medianPayMs === null ? "—" : durationText(medianPayMs)}
        </span>
        <span className={styles["note"]}>
          {shown(medianPayMs === null ? words.medianUnknown : words.median)}
        </span>
      </div>
    </section>
  );
}

const nothing = { count: 0, amount: 0 };
const noTotals: Pick<
  DayTotals,
  "average" | "inDoubt" | "medianPayMs" | "received" | "refunds" | "success"
> = {
  average: null,
  inDoubt: nothing,
  medianPayMs: null,
  received: nothing,
  refunds: { succeeded: nothing, underway: nothing },
  success: { count: 0, of: 0 },
};

interface FigureTileProps {
  readonly term: string;
  readonly icon: IconName;
  readonly tone: string;
  /** What it filters the list by. */
  readonly group: StatusGroup;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function FigureTile({ children, group, icon, term, tone, wide = false }: FigureTileProps) {
  const { managerDay } = useMessages();
  const { pressed, toggle } = useListFilter("status", group);
  return (
    <button
      type="button"
      className={styles["tile"]}
      data-wide={wide}
      aria-pressed={pressed}
      onClick={toggle}
    >
      <Term text={term} icon={icon} tone={tone} />
      {children}
      <Hidden>{managerDay.glance.filters}</Hidden>
    </button>
  );
}

interface TermProps {
  readonly text: string;
  readonly icon: IconName;
  readonly tone: string;
}

function Term({ icon, text, tone }: TermProps) {
  return (
    <span className={styles["term"]} data-tone={tone}>
      <Icon name={icon} />
      {text}
    </span>
  );
}
