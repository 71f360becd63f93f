import { allStores } from "../../contract/stores.ts";
import { useStore } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { changeQuery, useAddress } from "../manager/address.ts";
import { useManagedStores } from "../manager/managed-stores.tsx";
import { Icon } from "../theme/icon.tsx";
import styles from "./store-chooser.module.css";

/** Which store is looked at, or all of them. Nothing where there is but one. */
export function StoreChooser() {
  const { stores: words } = useMessages();
  const own = useStore();
  const stores = useManagedStores();
  const { query } = useAddress();
  if (stores.length < 2) return null;
  return (
    <label className={styles["chooser"]}>
      <Icon name="store" />
      <select
        className={styles["select"]}
        aria-label={words.choose}
        value={query["store"] ?? own.id}
        onChange={({ target }) => lookAt(target.value === own.id ? null : target.value)}
      >
        {stores.map(({ id, name }) => (
          <option key={id} value={id}>
            {id === own.id ? `${name} (${words.own})` : name}
          </option>
        ))}
        <option value={allStores}>{words.all}</option>
      </select>
      <Icon name="next" />
    </label>
  );
}

/** @param store `null`: the till's own */
export function lookAt(store: string | null): void {
  // Tills, cashiers and what is open are one store's own; what else is filtered by stays.
  changeQuery({ store, intent: null, till: null, cashier: null, cursor: null }, "push");
}
