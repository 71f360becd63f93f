import { allStores } from "../../contract/stores.ts";
import { AlertsPanel } from "../alerts/alerts-panel.tsx";
import { useManagerEvents } from "../manager/watch-store.ts";
import { useAddress } from "../manager/address.ts";
import { useAsked } from "../manager/use-asked.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Fault } from "../theme/fault.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { SettingsForm } from "./settings-form.tsx";
import styles from "./store-settings.module.css";

/** What a manager sets for the whole store, beside what only the installer does. */
export function StoreSettingsSection() {
  const { failures } = useMessages();
  const { store: chosen } = useAddress().query;
  // All stores at once have no settings; that is no fault.
  if (chosen === allStores) return <p className={styles["one"]}>{failures.store_not_one}</p>;
  return <OneStoresSettings store={chosen === undefined ? {} : { store: chosen }} />;
}

function OneStoresSettings({ store }: { readonly store: { readonly store?: string } }) {
  const { failures, manager } = useMessages();
  const { again, failure, value } = useAsked("getStoreSettings", { query: store });
  useManagerEvents(({ kind }) => {
    // Sales change no settings.
    if (kind === "reset" || kind === "resumed") again();
  });
  return (
    <div className={styles["section"]}>
      <h1>
        <Hidden>{manager.sections.settings}</Hidden>
      </h1>
      <Fault text={failure === null ? null : failures[failure.code]} />
      {value === null ? (
        <p className={styles["soft"]}>{failure === null ? manager.loading : null}</p>
      ) : (
        <>
          <SettingsForm key={value.store.id} told={value} question={store} onAgain={again} />
          <AlertsPanel key={`${value.store.id}-alerts`} about={value.store} question={store} />
        </>
      )}
    </div>
  );
}
