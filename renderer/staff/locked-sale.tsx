import type { Sale } from "../../contract/bridge.ts";
import { paysHere } from "../../contract/pays-here.ts";
import { useTill } from "../bridge/till-store.ts";
import { PayHere } from "../embedded/pay-here.tsx";
import { PayQr } from "../cashier/pay-qr.tsx";
import { isWaiting, toneOf } from "../cashier/sale-view.ts";
import { tellingOf } from "../cashier/sale-words.ts";
import { TimeRing } from "../cashier/time-ring.tsx";
import { useSaleView } from "../cashier/use-sale-view.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Amount } from "../theme/amount.tsx";
import { Icon } from "../theme/icon.tsx";
import { toneIcons } from "../theme/tone.ts";
import styles from "./locked-sale.module.css";

/** The sale in front of the customer while the till is locked: to be seen, not to be touched. */
export function LockedSale({ sale }: { readonly sale: Sale }) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const view = useSaleView(sale);
  const amount = formatAmount(sale.amount, sale.currency);
  const { body, title } = tellingOf(view, messages);
  const qr = "qr" in view ? view.qr : null;
  const isHere = useTill((till) => qr !== null && paysHere(till, qr.payUrl));
  const tone = toneOf(view);

  return (
    <section
      className={styles["sale"]}
      data-testid="sale-status"
      data-status={view.kind}
      data-sale-id={sale.id}
      data-tone={tone}
      aria-label={title}
    >
      <div className={styles["pane"]} data-with-qr={qr !== null}>
        {qr === null ? (
          <span className={styles["sign"]}>
            <Icon name={toneIcons[tone]} />
          </span>
        ) : isHere ? (
          <PayHere saleId={null} />
        ) : (
          <PayQr payUrl={qr.payUrl} label={messages.sale.qrLabel(amount)} />
        )}
        <div className={styles["facts"]}>
          <p className={styles["amount"]}>
            <Amount text={amount} />
          </p>
          {sale.reference === null ? null : <p className={styles["reference"]}>{sale.reference}</p>}
          <div className={styles["state"]}>
            {qr === null || qr.expiresAt === null ? null : (
              <TimeRing from={qr.createdAt} to={qr.expiresAt} />
            )}
            <div>
              <h2 className={styles["title"]}>{title}</h2>
              <p className={styles["body"]}>{body}</p>
            </div>
          </div>
          {isWaiting(view) ? <p className={styles["note"]}>{messages.staff.saleGoesOn}</p> : null}
        </div>
      </div>
    </section>
  );
}
