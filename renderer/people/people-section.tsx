import { allStores } from "../../contract/stores.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { useAddress } from "../manager/address.ts";
import { useManagedStore } from "../manager/managed-stores.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { ChangesPanel } from "./changes-panel.tsx";
import styles from "./people-section.module.css";
import { StaffPanel } from "./staff-panel.tsx";
import { TillsPanel } from "./tills-panel.tsx";

/** Who works at the store and at which tills, and who changed that. */
export function PeopleSection() {
  const { failures, manager } = useMessages();
  const { query } = useAddress();
  const about = useManagedStore();
  const { store: chosen } = query;
  if (chosen === allStores) return <p className={styles["one"]}>{failures.store_not_one}</p>;
  const store = chosen === undefined ? {} : { store: chosen };
  return (
    <div>
      <h1>
        <Hidden>{manager.sections.people}</Hidden>
      </h1>
      <div className={styles["section"]}>
        <StaffPanel store={store} />
        <TillsPanel store={store} about={about} />
        <ChangesPanel store={store} about={about} />
      </div>
    </div>
  );
}
