import { businessDayOf } from "../../contract/business-day.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { useStoreOf } from "../manager/managed-stores.tsx";
import { useStore } from "../bridge/till-store.ts";
import { zoneMark } from "../clock/zone-mark.ts";
import { timeOfDay } from "../clock/time-of-day.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { useAllStores } from "../stores/use-all-stores.ts";
import { changeQuery } from "../manager/address.ts";
import { dateAndTimeOf } from "../till-book/date-words.ts";
import { Button } from "../theme/button.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { Tile } from "../theme/tile.tsx";
import styles from "./attention-panel.module.css";

interface AttentionItemProps {
  readonly intent: PaymentIntent;
  /** The day that is looked at, yyyy-mm-dd. */
  readonly day: string;
  readonly onSettle: (() => void) | null;
}

/** One sale that needs a person, or that somebody has dealt with: what it means, and what to do. */
export function AttentionItem({ day, intent, onSettle }: AttentionItemProps) {
  const messages = useMessages();
  const words = messages.managerDay.attention;
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const { dayStartsAtHour, timeZone } = useStoreOf(intent.store.id);
  const { attention, attentionSettled: settled, cashier, createdAt, reference, till } = intent;
  // The charge and what was done about it may be of different days: each says its own.
  const at = (instant: string) =>
    businessDayOf(Date.parse(instant), timeZone, dayStartsAtHour) === day
      ? timeOfDay(instant, language, timeZone)
      : dateAndTimeOf(instant, language, timeZone);
  const amount = formatAmount(intent.amount, intent.currency);
  const own = useStore();
  const store = useAllStores() ? intent.store.name : null;
  const mark = store === null ? null : zoneMark(createdAt, language, timeZone, own.timeZone);
  const charged = mark === null ? at(createdAt) : `${at(createdAt)} ${mark}`;
  const known = [store, charged, till.name, cashier?.name, reference];
  const facts = known.filter((each) => each != null);
  return (
    <li className={styles["item"]} data-testid="attention-item">
      <Tile tone={attention === null || settled !== null ? "neutral" : "care"} />
      <div className={styles["what"]}>
        <h3 className={styles["name"]}>
          {attention === null ? null : `${messages.attention[attention].title} · `}
          <span className={styles["amount"]}>{amount}</span>
        </h3>
        <p className={styles["facts"]} data-store={store !== null} title={facts.join(" · ")}>
          {facts.join(" · ")}
        </p>
        {settled === null ? (
          <p>{attention === null ? words.resolvedItself : words.toDo[attention]}</p>
        ) : (
          <p>
            <strong>{words.settledBy(settled.by, at(settled.at))}.</strong> {settled.note}
          </p>
        )}
      </div>
      <div className={styles["actions"]}>
        <Button onClick={() => changeQuery({ intent: intent.id }, "push")}>
          <span aria-hidden="true">{words.seeSale}</span>
          <Hidden>{words.open(amount)}</Hidden>
        </Button>
        {onSettle === null || settled !== null || attention === null ? null : (
          <Button kind="primary" onClick={onSettle}>
            <span aria-hidden="true">{words.settle}</span>
            <Hidden>{words.settleOf(amount)}</Hidden>
          </Button>
        )}
      </div>
    </li>
  );
}
