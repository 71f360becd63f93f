import { useId, useState } from "react";

import type { StoresDay } from "../../contract/stores.ts";
import { useStore } from "../bridge/till-store.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./all-stores-day.module.css";
import { lookAt } from "./store-chooser.tsx";

/** So many of many are shown at first: the sales below stay in sight. */
const shownFirst = 6;
const mostUnfolded = 8;

interface AllStoresDayProps {
  /** `null` until it has been read. */
  readonly day: StoresDay | null;
  readonly failed: boolean;
}

/** One day of all of the manager's stores side by side, and what each currency comes to. */
export function AllStoresDay({ day, failed }: AllStoresDayProps) {
  const { managerDay, stores: words } = useMessages();
  return (
    <section className={styles["all"]} aria-label={words.title}>
      {day === null ? (
        <p className={styles["loading"]}>{failed ? managerDay.noFigures : words.loading}</p>
      ) : (
        <Figures day={day} />
      )}
    </section>
  );
}

function Figures({ day }: { readonly day: StoresDay }) {
  const { stores: words } = useMessages();
  const own = useStore();
  const formatAmount = useFormatAmount();
  const tableId = useId();
  const [unfolded, setUnfolded] = useState(false);
  const isLong = day.stores.length > mostUnfolded;
  const shown = isLong && !unfolded ? day.stores.slice(0, shownFirst) : day.stores;
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
      <table id={tableId} className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{words.store}</th>
            <th scope="col">{words.received}</th>
            <th scope="col">{words.open}</th>
            <th scope="col">{words.attention}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ attention, currency, open, received, store }) => (
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
      <div className={styles["end"]}>
        <p className={styles["term"]}>{words.ownDays}</p>
        {isLong ? (
          <button
            type="button"
            className={styles["toggle"]}
            aria-expanded={unfolded}
            aria-controls={tableId}
            onClick={() => setUnfolded(!unfolded)}
          >
            {unfolded ? words.fewer : words.seeAll(day.stores.length)}
          </button>
        ) : null}
      </div>
    </>
  );
}
