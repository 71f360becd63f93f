import type { Sale } from "../../contract/bridge.ts";
import { saleView } from "../cashier/sale-view.ts";
import { wordsOf } from "../cashier/sale-words.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Hidden } from "../theme/hidden.tsx";

/** Says aloud each sale that turns, with its amount and reference; takes neither focus nor keys. */
export function NewsTelling({ news }: { readonly news: readonly Sale[] }) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  return (
    <div aria-live="assertive" aria-relevant="additions" data-testid="news-telling">
      {news.map((sale) => {
        const words = wordsOf(saleView(sale, false), messages);
        const amount = formatAmount(sale.amount, sale.currency);
        const parts = [amount, sale.reference, words].filter((part) => part !== null);
        return (
          <p key={sale.id}>
            <Hidden>{parts.join(", ")}</Hidden>
          </p>
        );
      })}
    </div>
  );
}
