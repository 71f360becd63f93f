/* oxlint-disable jsx-a11y/prefer-tag-over-role -- each row is placed by itself, which a table's own layout would undo */
import { memo, type CSSProperties } from "react";

import { institutionName } from "../../contract/institution-name.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { needsPerson, toneOf, type SaleView } from "../cashier/sale-view.ts";
import { wordsOf } from "../cashier/sale-words.ts";
import { useSaleView } from "../cashier/use-sale-view.ts";
import { zoneMark } from "../clock/zone-mark.ts";
import type { Messages } from "../i18n/messages.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Hidden } from "../theme/hidden.tsx";
import { Icon } from "../theme/icon.tsx";
import { toneIcons } from "../theme/tone.ts";
import { capitalised } from "../till-book/capitalised.ts";
import { dateAndTimeOf, timeOf } from "../till-book/date-words.ts";
import { foundSale } from "../till-book/found-sale.ts";
import styles from "./list-row.module.css";

interface ListRowProps {
  /** Counted from 0. */
  readonly index: number;
  /** In pixels from the first row's beginning. */
  readonly start: number;
  /** `null` while its page is on its way. */
  readonly paymentIntent: PaymentIntent | null;
  /** The sale's store's. */
  readonly timeZone: string;
  /** The till's own, from which the row's is told apart; `null`: all sales are of one store. */
  readonly ownTimeZone: string | null;
  /** Sales of several days stand in the list. */
  readonly withDay: boolean;
  readonly isActive: boolean;
  readonly isOpen: boolean;
}

/** One line of the list. Its keys and clicks are the list's own. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { index, isActive, isOpen, paymentIntent, start } = props;
  const { dayList } = useMessages();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- React knows no custom properties
  const place = { "--row-start": `${start}px` } as CSSProperties;
  return (
    // The list hears its keys, whichever row has the focus.
    <div
      role="row"
      className={styles["row"]}
      style={place}
      tabIndex={isActive ? 0 : -1}
      // The first line of the grid is its head.
      aria-rowindex={index + 2}
      aria-current={isOpen ? "true" : undefined}
      aria-busy={paymentIntent === null ? true : undefined}
      data-index={index}
      data-testid="list-row"
      data-odd={index % 2 === 1}
    >
      {paymentIntent === null ? (
        <div role="gridcell" className={styles["blank"]}>
          <Hidden>{dayList.loading}</Hidden>
        </div>
      ) : (
        <Cells {...props} paymentIntent={paymentIntent} />
      )}
    </div>
  );
});

function Cells({
  ownTimeZone,
  paymentIntent,
  timeZone,
  withDay,
}: ListRowProps & { readonly paymentIntent: PaymentIntent }) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const view = useSaleView(foundSale(paymentIntent, []));
  const { amount, bankReference, cashier, createdAt, currency, reference, sender, store, till } =
    paymentIntent;
  const institution = sender?.institutionId ?? null;
  const bank = [institution === null ? null : institutionName(institution), bankReference];
  const time = withDay ? dateAndTimeOf : timeOf;
  const tone = toneOf(view);
  const mark = ownTimeZone === null ? null : zoneMark(createdAt, language, timeZone, ownTimeZone);
  return (
    <>
      <div role="gridcell" data-column="time">
        {time(createdAt, language, timeZone)}
        {mark === null ? null : <span className={styles["zone"]}> {mark}</span>}
      </div>
      <div role="gridcell" data-column="status">
        <span
          className={styles["pill"]}
          data-tone={tone}
          data-person={needsPerson(view)}
          title={capitalised(wordsOf(view, messages))}
        >
          <Icon name={toneIcons[tone]} />
          <span className={styles["word"]}>{shortWordsOf(view, messages)}</span>
        </span>
      </div>
      {ownTimeZone === null ? null : <Text name="store" text={store.name} />}
      <Text name="reference" text={reference} />
      <Text name="cashier" text={cashier?.name ?? null} />
      <Text name="till" text={till.name} />
      <Text name="bank" text={bank.filter((part) => part !== null).join(" · ")} />
      <div role="gridcell" data-column="amount">
        {formatAmount(amount, currency)}
      </div>
    </>
  );
}

function shortWordsOf(view: SaleView, messages: Messages): string {
  const { short } = messages.dayList;
  if (view.kind === "at_bank") return short.atBank;
  if (view.kind === "attention") return short[view.attention];
  if (view.kind === "cancelled" && view.mayStillArrive) return short.mayArrive;
  return capitalised(wordsOf(view, messages));
}

function Text({ name, text }: { readonly name: string; readonly text: string | null }) {
  return (
    <div role="gridcell" data-column={name} title={text ?? undefined}>
      {text === null || text === "" ? <span className={styles["nothing"]}>–</span> : text}
    </div>
  );
}
