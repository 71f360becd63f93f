import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { UnpairButton } from "../staff/unpair-dialog.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { LanguageChoice, ThemeChoice } from "./preference-choices.tsx";
import { relayHost } from "./relay-host.ts";
import styles from "./settings-dialog.module.css";

/** What the user may choose, and what they must be able to see: above all, whom this till trusts. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { settings: words } = useMessages();
  const pairing = useTill((till) => till.pairing);
  if (pairing.kind !== "paired") return null;
  const { relayUrl, store, till, mode } = pairing;
  const facts = [
    [words.relay, relayHost(relayUrl)],
    [words.store, store.name],
    [words.till, till.name],
    [words.mode, words.modes[mode ?? "unknown"]],
    [words.currency, store.currency],
    [words.timeZone, store.timeZone],
  ] as const;
  return (
    <Dialog title={words.title} closeLabel={words.close} place="middle" onClose={onClose}>
      <div className={styles["settings"]}>
        <LanguageChoice />
        <ThemeChoice />
        <section className={styles["facts"]} aria-label={words.facts}>
          <h3 className={styles["title"]}>{words.facts}</h3>
          <dl className={styles["list"]}>
            {facts.map(([term, fact]) => (
              <div key={term} className={styles["fact"]}>
                <dt className={styles["term"]}>{term}</dt>
                <dd className={styles["value"]}>{fact}</dd>
              </div>
            ))}
          </dl>
          <p className={styles["help"]}>{words.relayHelp}</p>
          <UnpairButton />
        </section>
      </div>
    </Dialog>
  );
}
