import type { Sale } from "../../contract/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { NewsCard } from "./news-card.tsx";
import styles from "./news-strip.module.css";

interface NewsStripProps {
  readonly news: readonly Sale[];
  readonly onPick: (id: string) => void;
  /** Opens the drawer with all of them. */
  readonly onMore: () => void;
}

/** Where the list is a drawer, what has turned is seen all the same. */
export function NewsStrip({ news, onPick, onMore }: NewsStripProps) {
  const { charge } = useMessages();
  const [first] = news;
  if (first === undefined) return null;
  return (
    <div className={styles["strip"]}>
      <NewsCard key={first.id} sale={first} first onPick={onPick} />
      {news.length === 1 ? null : (
        <button type="button" className={styles["more"]} onClick={onMore}>
          {charge.tray.more(news.length - 1)}
        </button>
      )}
    </div>
  );
}
