import type { ListSummary } from "../../contract/day-list.ts";
import type { Currency } from "../../contract/money.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { changeQuery, useAddress } from "../manager/address.ts";
import { useManagedStore } from "../manager/managed-stores.tsx";
import { Button } from "../theme/button.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { Icon } from "../theme/icon.tsx";
import { hasFilters, isOfEveryDay, noFilters } from "./list-question.ts";
import type { ShownList } from "./list-reader.ts";
import styles from "./list-status.module.css";

interface Sum {
  readonly amount: number;
  readonly currency: Currency;
}

/** What came in, of each currency in which anything did. */
function receivedOf({ byCurrency, received }: ListSummary, currency: Currency): readonly Sum[] {
  const sums = (byCurrency ?? [])
    .filter((each) => each.received.count > 0)
    .map((each) => ({ amount: each.received.amount, currency: each.currency }));
  return sums.length === 0 ? [{ amount: received.amount ?? 0, currency }] : sums;
}

interface ListStatusProps {
  readonly shown: ShownList;
  readonly onNewer: () => void;
  readonly onAgain: () => void;
}

function clear(): void {
  changeQuery(noFilters, "push");
  // The button goes with the filters: the keyboard is left where the next question is typed.
  document.querySelector<HTMLElement>("search input")?.focus();
}

/** Above the rows: what they come to, what has come since, or why there are none. */
export function ListStatus({ onAgain, onNewer, shown }: ListStatusProps) {
  const messages = useMessages();
  const { dayList: words } = messages;
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const { currency } = useManagedStore();
  const { query } = useAddress();
  const { count, failure, newer, question, summary, waiting } = shown;
  const filtered = hasFilters(query);
  const everyDay = isOfEveryDay(query);
  const format = (sum: Sum) => formatAmount(sum.amount, sum.currency);
  const figures = (value: number) => value.toLocaleString(language);
  const counted =
    summary === null
      ? null
      : summary.whole
        ? words.sales(figures(summary.count), summary.count === 1)
        : words.moreThan(figures(summary.count));
  const isEmpty = !waiting && failure === null && question !== null && count === 0;
  const told = isEmpty ? (filtered ? words.noMatch : words.none) : counted;
  return (
    <div className={styles["status"]}>
      {failure === null ? null : (
        <div className={styles["failure"]}>
          <p className={styles["fault"]} role="alert">
            <Icon name="care" />
            {messages.failures[failure.code]}
          </p>
          <Button onClick={onAgain}>{words.again}</Button>
        </div>
      )}
      {isEmpty ? (
        <div className={styles["empty"]}>
          <p>{filtered ? words.noMatch : words.none}</p>
          {filtered ? (
            <div className={styles["ways"]}>
              {everyDay ? null : (
                <Button onClick={() => changeQuery({ days: "all" }, "push")}>
                  {words.searchEveryDay}
                </Button>
              )}
              <Button onClick={clear}>{words.clear}</Button>
            </div>
          ) : null}
        </div>
      ) : (
        <div className={styles["line"]}>
          <p className={styles["sums"]} data-testid="list-sums">
            {question === null && failure === null ? words.loading : counted}
            {summary === null || !summary.whole ? null : (
              <>
                {" · "}
                {words.received(receivedOf(summary, currency).map(format).join(" + "))}
              </>
            )}
          </p>
          {!filtered ? null : (
            <button
              type="button"
              className={styles["days"]}
              aria-pressed={everyDay}
              onClick={() => changeQuery({ days: everyDay ? null : "all" }, "push")}
            >
              <Icon name="calendar" />
              {words.everyDay}
            </button>
          )}
          {filtered ? (
            <button type="button" className={styles["clear"]} onClick={clear}>
              {words.clear}
            </button>
          ) : null}
        </div>
      )}
      {/* Heard once a question, not at every sale. */}
      <Hidden>
        <output key={JSON.stringify(question)}>{summary === null ? "" : told}</output>
      </Hidden>
      <div aria-live="polite" className={styles["newer"]}>
        {newer === 0 ? null : (
          <button type="button" className={styles["more"]} onClick={onNewer}>
            {words.newer(newer)}
          </button>
        )}
      </div>
    </div>
  );
}
