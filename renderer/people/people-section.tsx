import { useAddress } from "../manager/address.ts";
import { useAsked } from "../manager/use-asked.ts";
import { ChangesPanel } from "./changes-panel.tsx";
import styles from "./people-section.module.css";
import { StaffPanel } from "./staff-panel.tsx";
import { TillsPanel } from "./tills-panel.tsx";

/** Who works at the store and at which tills, and who changed that. */
export function PeopleSection() {
  const { query } = useAddress();
  const { store: chosen } = query;
  const store = chosen === undefined ? {} : { store: chosen };
  const { value } = useAsked("getStoreSettings", { query: store });
  const about = value?.store ?? null;
  return (
    <div className={styles["section"]}>
      <StaffPanel store={store} />
      <TillsPanel store={store} about={about} />
      {about === null ? null : <ChangesPanel store={store} about={about} />}
    </div>
  );
}
