import type { Sale } from "../../contract/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";
import type { SaleView } from "./sale-view.ts";
import { wordsOf } from "./sale-words.ts";
import styles from "./truth-line.module.css";
import { useLearnedWords } from "./use-learned-words.ts";

/** What we know, and how and when we learned it: "El cliente está en su banco · consultado 14:32:05". */
export function TruthLine({ sale, view }: { readonly sale: Sale; readonly view: SaleView }) {
  const messages = useMessages();
  const learned = useLearnedWords(sale, view);
  const words = wordsOf(view, messages);
  return (
    <span className={styles["truth"]} data-testid="truth">
      {words.charAt(0).toUpperCase()}
      {words.slice(1)} <span className={styles["learned"]}>· {learned}</span>
    </span>
  );
}
