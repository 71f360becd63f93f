import type { ClosingFigures } from "../../contract/closing.ts";
import type { PaymentIntentStatus } from "../../contract/payment-intent.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { changeQuery } from "../manager/address.ts";
import { Icon, type IconName } from "../theme/icon.tsx";
import { dateAndTimeOf } from "../till-book/date-words.ts";
import { totalsByWords } from "../till-book/totals-by-words.ts";
import styles from "./named-items.module.css";

interface Item {
  readonly id: string;
  readonly amount: number;
  readonly reference: string | null;
  readonly till: { readonly name: string };
  readonly createdAt: string;
}

/** Everything that a closing names, in the order in which it matters; each is a way to the sale. */
export function NamedItems({ figures }: { readonly figures: ClosingFigures }) {
  const messages = useMessages();
  const { lists } = messages.closings;
  const { attention, corrections, late, open, refunds } = figures;
  const wordOf = (status: PaymentIntentStatus) =>
    totalsByWords([{ status, count: 1, sum: 0 }], messages.sales.words)[0]?.term ?? "";
  const shown = { currency: figures.currency, timeZone: figures.store.timeZone };

  return (
    <>
      <List
        {...shown}
        title={lists.attention}
        lead={lists.attentionLead}
        count={attention.count}
        icon="care"
        care={attention.waiting > 0}
        items={attention.items}
        figureOf={(each) => each.amount}
        wordsOf={(each) => [
          messages.attention[each.attention].title,
          each.settled === null ? lists.waits : lists.settled(each.settled.by, each.settled.note),
        ]}
      />
      <List
        {...shown}
        title={lists.corrections}
        lead={lists.correctionsLead}
        count={corrections.count}
        icon="care"
        care
        items={corrections.items}
        figureOf={(each) => each.change}
        wordsOf={(each) => [
          each.change < 0 ? lists.takenBack(each.ofClosing) : lists.givenBack(each.ofClosing),
        ]}
      />
      <List
        {...shown}
        title={lists.late}
        lead={lists.lateLead}
        count={late.count}
        icon="history"
        items={late.items}
        figureOf={(each) => each.amount}
        wordsOf={({ attention: raised, endedAs, ofClosing }) => [
          raised === null ? "" : messages.attention[raised].title,
          ofClosing === null
            ? ""
            : endedAs === null
              ? lists.wasOpen(ofClosing)
              : lists.wasEnded(ofClosing, wordOf(endedAs)),
        ]}
      />
      <List
        {...shown}
        title={lists.refunds}
        lead={lists.refundsLead}
        count={refunds.count}
        icon="previous"
        items={refunds.items}
        figureOf={(each) => each.refunded}
        wordsOf={({ ofClosing }) => [ofClosing === null ? "" : lists.ofClosing(ofClosing)]}
      />
      <List
        {...shown}
        title={lists.open}
        lead={lists.openLead}
        count={open.count}
        icon="clock"
        items={open.items}
        figureOf={(each) => each.amount}
        wordsOf={(each) => [each.cancelled ? lists.cancelled : wordOf(each.status)]}
      />
    </>
  );
}

interface ListProps<Each extends Item> {
  readonly title: string;
  readonly lead: string;
  readonly count: number;
  readonly icon: IconName;
  readonly care?: boolean;
  readonly items: readonly Each[];
  readonly figureOf: (item: Each) => number;
  readonly wordsOf: (item: Each) => readonly string[];
  readonly currency: ClosingFigures["currency"];
  readonly timeZone: string;
}

function List<Each extends Item>(props: ListProps<Each>) {
  const {
    care = false,
    count,
    currency,
    figureOf,
    icon,
    items,
    lead,
    timeZone,
    title,
    wordsOf,
  } = props;
  const { lists } = useMessages().closings;
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  if (count === 0) return null;
  return (
    <section className={styles["list"]} data-care={care} aria-label={title}>
      <h2 className={styles["title"]}>
        <Icon name={icon} />
        {title}
        <span className={styles["count"]}>{count}</span>
      </h2>
      <p className={styles["soft"]}>{lead}</p>
      <ul className={styles["items"]}>
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={styles["item"]}
              data-intent-id={item.id}
              onClick={() => changeQuery({ intent: item.id }, "push")}
            >
              <span className={styles["figure"]}>{formatAmount(figureOf(item), currency)}</span>
              <span className={styles["words"]}>
                <span>
                  {wordsOf(item)
                    .filter((each) => each !== "")
                    .join(" · ")}
                </span>
                <span className={styles["soft"]}>
                  {[
                    item.reference ?? "",
                    item.till.name,
                    dateAndTimeOf(item.createdAt, language, timeZone),
                  ]
                    .filter((each) => each !== "")
                    .join(" · ")}
                </span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
      {count > items.length ? (
        <p className={styles["soft"]}>{lists.more(count - items.length)}</p>
      ) : null}
    </section>
  );
}
