import type { ReactNode } from "react";

import { allStores } from "../../contract/stores.ts";
import { useStore } from "../bridge/till-store.ts";
import { Banner } from "../cashier/banner.tsx";
import { useMessages } from "../i18n/use-messages.ts";
import { useAddress } from "../manager/address.ts";
import { useToldStores } from "../manager/managed-stores.tsx";
import { Button } from "../theme/button.tsx";
import styles from "./chosen-store.module.css";
import { lookAt } from "./store-chooser.tsx";

/**
 * A screen of the store in the address, or of all, once it is known which are the manager's: nothing
 * is ever shown by another store's currency and clock.
 */
export function ChosenStore({ children }: { readonly children: ReactNode }) {
  const messages = useMessages();
  const { stores: words } = messages;
  const own = useStore();
  const { query } = useAddress();
  const { again, failure, stores } = useToldStores();
  const choice = query["store"];
  const isOwn = choice === undefined || choice === own.id;
  const isKnown = stores?.some(({ id }) => choice === allStores || id === choice) === true;
  if (isOwn || isKnown) return children;
  if (stores === null && failure === null)
    return <p className={styles["loading"]}>{words.loading}</p>;
  return (
    <div className={styles["notice"]}>
      <h1 className={styles["title"]}>{words.store}</h1>
      <Banner tone="bad" icon="care">
        {messages.failures[failure?.code ?? "store_not_found"]}
      </Banner>
      <div className={styles["ways"]}>
        {failure === null ? null : <Button onClick={again}>{words.again}</Button>}
        <Button onClick={() => lookAt(null)}>{words.backToOwn(own.name)}</Button>
      </div>
    </div>
  );
}
