import type { Currency } from "../../contract/money.ts";
import type { Messages } from "../i18n/messages.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Hidden } from "../theme/hidden.tsx";
import { useNewsStore } from "./news-store.ts";
import type { SaleNews } from "./sale-news.ts";

/**
 * What is heard of sales that were set aside, for those who hear the screen. What happens to the
 * shown one is said by its own announcement.
 */
export function NewsAnnouncement() {
  const news = useNewsStore((state) => state.news);
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  return (
    <div aria-live="assertive" aria-atomic="true" data-testid="sale-news">
      {news.map((each) => (
        <Hidden key={each.key}>{newsText(each, messages, formatAmount)}. </Hidden>
      ))}
    </div>
  );
}

function newsText(
  { end, sale }: SaleNews,
  { attention, sound }: Messages,
  formatAmount: (amount: number, currency: Currency) => string,
): string {
  const amount = formatAmount(sale.amount, sale.currency);
  switch (end.kind) {
    case "paid":
      return sound.paid(amount, sale.reference);
    case "not_paid":
      return sound.notPaid(amount, sale.reference);
    case "attention":
      return sound.attention(attention[end.attention].title, amount, sale.reference);
  }
}
