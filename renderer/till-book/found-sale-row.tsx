import { useStore } from "../bridge/till-store.ts";
import { needsPerson, toneOf } from "../cashier/sale-view.ts";
import { wordsOf } from "../cashier/sale-words.ts";
import { useSaleView } from "../cashier/use-sale-view.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Tile } from "../theme/tile.tsx";
import { capitalised } from "./capitalised.ts";
import { dateOf, dateAndTimeOf, timeOf } from "./date-words.ts";
import type { FoundSale } from "./found-sale.ts";
import styles from "./found-sale-row.module.css";

interface FoundSaleRowProps {
  readonly sale: FoundSale;
  /** Whether sales of several days stand in the list. */
  readonly withDay: boolean;
  readonly picked: boolean;
  readonly onPick: (id: string) => void;
}

export function FoundSaleRow({ sale, withDay, picked, onPick }: FoundSaleRowProps) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const { timeZone } = useStore();
  const view = useSaleView(sale);
  const { bankReference, cashier, createdAt } = sale.paymentIntent;
  const more = [
    bankReference === null ? null : messages.sale.operation(bankReference),
    cashier?.name ?? null,
  ].filter((part) => part !== null);
  const about = [capitalised(wordsOf(view, messages)), sale.reference];
  return (
    <button
      type="button"
      className={styles["row"]}
      data-testid="found-sale"
      data-status={view.kind}
      data-person={needsPerson(view)}
      data-sale-id={sale.id}
      aria-current={picked ? "true" : undefined}
      onClick={() => onPick(sale.id)}
    >
      <Tile tone={toneOf(view)} />
      <span className={styles["words"]}>
        <span className={styles["amount"]}>{formatAmount(sale.amount, sale.currency)}</span>
        <span className={styles["about"]}>{about.filter((part) => part !== null).join(" · ")}</span>
      </span>
      <span className={styles["facts"]}>
        <time dateTime={createdAt} title={dateAndTimeOf(createdAt, language, timeZone)}>
          {withDay ? `${dateOf(createdAt, language, timeZone)}, ` : ""}
          {timeOf(createdAt, language, timeZone)}
        </time>
        {more.length === 0 ? null : <span className={styles["more"]}>{more.join(" · ")}</span>}
      </span>
    </button>
  );
}
