import type { Sale } from "../../contract/bridge.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Hidden } from "../theme/hidden.tsx";
import { tellingOf } from "./sale-words.ts";
import { useSaleView } from "./use-sale-view.ts";

/** Says aloud what has become of the shown sale: once per change, and nothing of the clock's. */
export function Announcement({ sale }: { readonly sale: Sale | null }) {
  return (
    <div aria-live="assertive" aria-atomic="true">
      <Hidden>{sale === null ? null : <Saying sale={sale} />}</Hidden>
    </div>
  );
}

function Saying({ sale }: { readonly sale: Sale }) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const { title } = tellingOf(useSaleView(sale), messages);
  return `${title}. ${formatAmount(sale.amount, sale.currency)}`;
}
