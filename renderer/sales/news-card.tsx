import type { Sale } from "../../contract/bridge.ts";
import { institutionName } from "../../contract/institution-name.ts";
import { toneOf } from "../cashier/sale-view.ts";
import { wordsOf } from "../cashier/sale-words.ts";
import { useLearnedWords } from "../cashier/use-learned-words.ts";
import { useSaleView } from "../cashier/use-sale-view.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Tile } from "../theme/tile.tsx";
import styles from "./news-card.module.css";
import { useSee } from "./use-see.ts";

interface NewsCardProps {
  readonly sale: Sale;
  /** The one that the key means. */
  readonly first: boolean;
  readonly onPick: (id: string) => void;
}

/** A sale that has turned while the cashier was elsewhere. It stays until it was seen. */
export function NewsCard({ sale, first, onPick }: NewsCardProps) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const view = useSaleView(sale);
  const learned = useLearnedWords(sale, view);
  const see = useSee(sale);
  const amount = formatAmount(sale.amount, sale.currency);
  const words = wordsOf(view, messages);
  const bank = sale.paymentIntent?.sender?.institutionId ?? null;
  const about = [
    words.charAt(0).toUpperCase() + words.slice(1),
    view.kind === "paid" && bank !== null ? institutionName(bank) : null,
  ].filter((part) => part !== null);
  const which = [amount, sale.reference].filter((part) => part !== null).join(", ");

  return (
    <article
      className={styles["card"]}
      data-testid="sale-row"
      data-unseen="true"
      data-tone={toneOf(view)}
      data-status={view.kind}
      data-sale-id={sale.id}
    >
      <button type="button" className={styles["look"]} onClick={() => onPick(sale.id)}>
        <Tile tone={toneOf(view)} />
        <span className={styles["words"]}>
          <span className={styles["amount"]}>{amount}</span>
          {sale.reference === null ? null : (
            <span className={styles["reference"]}>{sale.reference}</span>
          )}
          <span className={styles["about"]}>{about.join(" · ")}</span>
          <span className={styles["learned"]}>{learned}</span>
        </span>
      </button>
      <button
        type="button"
        className={styles["seen"]}
        aria-label={messages.charge.tray.seenWhich(which)}
        aria-keyshortcuts={first ? "Plus" : undefined}
        disabled={see.busy}
        onClick={see.run}
      >
        {messages.charge.tray.seen}
        {first ? (
          <kbd className={styles["key"]} aria-hidden="true">
            +
          </kbd>
        ) : null}
      </button>
    </article>
  );
}
