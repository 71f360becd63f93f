import type { ReactNode } from "react";

import type { Pairing } from "../../contract/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { relayHost } from "./relay-host.ts";
import styles from "./section.module.css";

interface TillSectionProps {
  readonly pairing: Extract<Pairing, { kind: "paired" }>;
  /** What can be done about the pairing; below the facts that it would change. */
  readonly children: ReactNode;
}

/** Whom this till trusts, and what it is. */
export function TillSection({ pairing, children }: TillSectionProps) {
  const { settings: words } = useMessages();
  const appVersion = useTill((till) => till.appVersion);
  const { relayUrl, store, till, mode } = pairing;
  const facts = [
    [words.relay, relayHost(relayUrl)],
    [words.store, store.name],
    [words.till, till.name],
    [words.mode, words.modes[mode ?? "unknown"]],
    [words.currency, store.currency],
    [words.timeZone, store.timeZone],
    [words.version, appVersion],
  ] as const;
  return (
    <div className={styles["section"]}>
      <div className={styles["group"]}>
        <dl className={styles["list"]}>
          {facts.map(([term, fact]) => (
            <div key={term} className={styles["fact"]}>
              <dt className={styles["term"]}>{term}</dt>
              <dd className={styles["value"]}>{fact}</dd>
            </div>
          ))}
        </dl>
        <p className={styles["note"]}>{words.relayHelp}</p>
      </div>
      {children}
    </div>
  );
}
