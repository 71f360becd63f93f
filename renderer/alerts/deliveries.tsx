import { useState } from "react";

import type { AlertDelivery } from "../../contract/alerts.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { changeQuery } from "../manager/address.ts";
import { dateAndTimeOf, timeOf } from "../till-book/date-words.ts";
import { Button } from "../theme/button.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { Tile } from "../theme/tile.tsx";
import styles from "./alerts.module.css";
import { outcomeText, placeText, stateText } from "./delivery-text.ts";

const few = 5;

interface DeliveriesProps {
  readonly deliveries: readonly AlertDelivery[];
  readonly timeZone: string;
}

/** What became of the last alerts, newest first. */
export function Deliveries({ deliveries, timeZone }: DeliveriesProps) {
  const { alerts } = useMessages();
  const words = alerts.deliveries;
  const [all, setAll] = useState(false);
  return (
    <section className={styles["part"]} aria-labelledby="alerts-deliveries">
      <h3 id="alerts-deliveries" className={styles["name"]}>
        {words.title}
      </h3>
      {deliveries.length === 0 ? <p className={styles["soft"]}>{words.none}</p> : null}
      <ol className={styles["list"]}>
        {(all ? deliveries : deliveries.slice(0, few)).map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} timeZone={timeZone} />
        ))}
      </ol>
      {!all && deliveries.length > few ? (
        <div>
          <Button onClick={() => setAll(true)}>{words.more}</Button>
        </div>
      ) : null}
    </section>
  );
}

function Delivery({
  delivery,
  timeZone,
}: {
  readonly delivery: AlertDelivery;
  readonly timeZone: string;
}) {
  const { alerts, attention } = useMessages();
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const { reason, sale } = delivery;
  const title = reason === "test" ? alerts.testAlert : attention[reason].title;
  const what = sale === null ? title : `${title} · ${formatAmount(sale.amount, sale.currency)}`;
  const at = (instant: string) => timeOf(instant, language, timeZone);
  const state = stateText(delivery, alerts, at);
  const why = outcomeText(delivery.outcome, alerts);
  return (
    <li className={styles["delivery"]} data-testid="delivery" data-state={delivery.state}>
      <Tile tone={state.tone} />
      <div className={styles["words"]}>
        <strong className={styles["what"]}>{what}</strong>
        <span className={styles["soft"]}>
          {placeText(delivery, alerts)} · {dateAndTimeOf(delivery.createdAt, language, timeZone)}
        </span>
        <span>
          {state.text}
          {delivery.tries > 1 ? ` · ${alerts.deliveries.tries(delivery.tries)}` : null}
          {why === null ? null : `. ${why}`}
        </span>
      </div>
      {sale === null ? null : (
        <Button onClick={() => changeQuery({ intent: sale.id }, "push")}>
          <span aria-hidden="true">{alerts.deliveries.see}</span>
          <Hidden>{alerts.deliveries.seeSale(what)}</Hidden>
        </Button>
      )}
    </li>
  );
}
