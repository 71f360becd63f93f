import { institutionName } from "../../contract/institution-name.ts";
import type { StoreSettings } from "../../contract/people-api.ts";
import { useMessages } from "../i18n/use-messages.ts";
import styles from "./store-settings.module.css";

/** What only the installer changes, so that nobody looks for it in vain. */
export function InstalledFacts({ told }: { readonly told: StoreSettings }) {
  const { storeSettings: words } = useMessages();
  const { installed, store } = told;
  const { recipient } = installed;
  const facts = [
    [words.facts.name, store.name],
    [words.facts.currency, store.currency],
    [words.facts.timeZone, store.timeZone],
    [words.facts.dayStartsAt, `${String(store.dayStartsAtHour).padStart(2, "0")}:00`],
    [
      words.facts.account,
      recipient === null
        ? words.facts.noAccount
        : `${institutionName(recipient.institutionId)} · **** ${recipient.numberEnd} · ${recipient.holderIdMasked}`,
    ],
    ...(store.business?.taxId == null ? [] : [[words.facts.taxId, store.business.taxId] as const]),
  ] as const;
  return (
    <section className={styles["installed"]}>
      <h2 className={styles["legend"]}>{words.installed}</h2>
      <p className={styles["soft"]}>{words.installedLead}</p>
      <dl className={styles["facts"]}>
        {facts.map(([term, fact]) => (
          <div key={term} className={styles["fact"]}>
            <dt className={styles["soft"]}>{term}</dt>
            <dd className={styles["value"]}>{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
