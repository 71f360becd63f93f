import { useId } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { NewsCard } from "./news-card.tsx";
import { saleGroups } from "./sale-groups.ts";
import styles from "./sale-list.module.css";
import { SaleRow } from "./sale-row.tsx";

interface SaleListProps {
  readonly sales: readonly Sale[];
  readonly shownId: string | null;
  readonly onPick: (id: string) => void;
}

/** The till's other sales: what has turned, what still goes on, then the last ones. */
export function SaleList({ sales, shownId, onPick }: SaleListProps) {
  const { charge, sales: words } = useMessages();
  const titleId = useId();
  const { news, open, last } = saleGroups(sales, shownId);
  if (sales.length === 0) return <p className={styles["none"]}>{words.none}</p>;
  return (
    <div className={styles["list"]}>
      {news.length === 0 ? null : (
        <section className={styles["group"]} aria-labelledby={titleId}>
          <h2 id={titleId} className={styles["title"]}>
            {charge.tray.news}
          </h2>
          <ul className={styles["rows"]}>
            {news.map((sale, index) => (
              <li key={sale.id}>
                <NewsCard sale={sale} first={index === 0} onPick={onPick} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Group title={charge.tray.waiting} sales={open} shownId={shownId} onPick={onPick} />
      <Group title={words.last} sales={last} shownId={shownId} onPick={onPick} />
    </div>
  );
}

function Group({ title, sales, shownId, onPick }: SaleListProps & { readonly title: string }) {
  const titleId = useId();
  if (sales.length === 0) return null;
  return (
    <section className={styles["group"]} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles["title"]}>
        {title}
      </h2>
      <ul className={styles["rows"]}>
        {sales.map((sale) => (
          <li key={sale.id}>
            <SaleRow sale={sale} shown={sale.id === shownId} onPick={onPick} />
          </li>
        ))}
      </ul>
    </section>
  );
}
