import type { StoresDay } from "../../contract/stores.ts";
import { useStore } from "../bridge/till-store.ts";
import { Banner } from "../cashier/banner.tsx";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { useAsked } from "../manager/use-asked.ts";
import { Button } from "../theme/button.tsx";
import { Icon } from "../theme/icon.tsx";
import styles from "./all-stores-day.module.css";
import { lookAt } from "./store-chooser.tsx";
import { useChangesSoon } from "./use-changes-soon.ts";

/** One day of all of the manager's stores side by side, and what each currency comes to. */
export function AllStoresDay({ day }: { readonly day: string }) {
  const messages = useMessages();
  const { stores: words } = messages;
  const { again, failure, value } = useAsked("getStoresDay", { params: { day } });
  useChangesSoon(again);
  return (
    <section className={styles["all"]} aria-label={words.title}>
      {failure === null ? null : (
        <div className={styles["failure"]}>
          <Banner tone="bad" icon="care">
            {messages.failures[failure.code]}
          </Banner>
          <Button onClick={again}>{words.again}</Button>
        </div>
      )}
      {value === null ? (
        failure === null ? (
          <p className={styles["loading"]}>{words.loading}</p>
        ) : null
      ) : (
        <Figures day={value.day} />
      )}
    </section>
  );
}

function Figures({ day }: { readonly day: StoresDay }) {
  const { stores: words } = useMessages();
  const own = useStore();
  const formatAmount = useFormatAmount();
  return (
    <>
      <dl className={styles["totals"]}>
        {day.byCurrency.map(({ currency, received }) => (
          <div key={currency} className={styles["total"]} data-testid="stores-total">
            <dt className={styles["term"]}>
              {words.received} · {currency}
            </dt>
            <dd className={styles["sum"]}>{formatAmount(received.amount, currency)}</dd>
            <dd className={styles["term"]}>{words.payments(received.count)}</dd>
          </div>
        ))}
      </dl>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{words.store}</th>
            <th scope="col">{words.received}</th>
            <th scope="col">{words.open}</th>
            <th scope="col">{words.attention}</th>
          </tr>
        </thead>
        <tbody>
          {day.stores.map(({ attention, currency, open, received, store }) => (
            <tr key={store.id} data-testid="store-row">
              <th scope="row">
                <button
                  type="button"
                  className={styles["store"]}
                  onClick={() => lookAt(store.id === own.id ? null : store.id)}
                >
                  <span className={styles["name"]}>{store.name}</span>
                  {store.id === own.id ? <span className={styles["own"]}>{words.own}</span> : null}
                  <Icon name="next" />
                </button>
              </th>
              <td>
                <span className={styles["received"]}>
                  {formatAmount(received.amount, currency)}
                </span>
                <span className={styles["count"]}>{words.payments(received.count)}</span>
              </td>
              <td>{open.count}</td>
              <td>
                {attention.count === 0 ? (
                  0
                ) : (
                  <span className={styles["care"]}>
                    <Icon name="care" />
                    {attention.count}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles["term"]}>{words.ownDays}</p>
    </>
  );
}
