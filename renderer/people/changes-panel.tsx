import { useState } from "react";

import type { ManagedStore } from "../../contract/stores.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { useAsked } from "../manager/use-asked.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { dateAndTimeOf } from "../till-book/date-words.ts";
import { changeText } from "./change-text.ts";
import styles from "./people-section.module.css";
import { useFresh } from "./use-fresh.ts";

const fewChanges = 8;

interface ChangesPanelProps {
  readonly store: { readonly store?: string };
  readonly about: ManagedStore;
}

/** Who changed what of staff, tills and settings, newest first. */
export function ChangesPanel({ about, store }: ChangesPanelProps) {
  const { failures, people } = useMessages();
  const words = people.changes;
  const language = useLanguage();
  const formatAmount = useFormatAmount();
  const { again, failure, value } = useAsked("listChanges", { query: store });
  useFresh(again);
  const [all, setAll] = useState(false);
  const changes = value?.changes ?? [];
  const shown = all ? changes : changes.slice(0, fewChanges);
  return (
    <section className={styles["panel"]} aria-labelledby="people-changes">
      <h2 id="people-changes" className={styles["title"]}>
        {words.title}
      </h2>
      <Fault text={failure === null ? null : failures[failure.code]} />
      {value !== null && changes.length === 0 ? (
        <p className={styles["lead"]}>{words.none}</p>
      ) : null}
      <ol className={styles["changes"]}>
        {shown.map((change) => (
          <li key={change.number} className={styles["change"]} data-testid="change">
            <span className={styles["what"]}>
              {changeText(change, people, (amount) => formatAmount(amount, about.currency))}
            </span>
            <span className={styles["soft"]}>
              {[
                change.by?.name ?? (change.kind === "till_paired" ? null : words.installer),
                dateAndTimeOf(change.at, language, about.timeZone),
              ]
                .filter((part) => part !== null)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ol>
      {!all && changes.length > fewChanges ? (
        <div>
          <Button onClick={() => setAll(true)}>{words.more}</Button>
        </div>
      ) : null}
    </section>
  );
}
