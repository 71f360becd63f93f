import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { LanguageChoice } from "../settings/preference-choices.tsx";
import { Notice } from "../cashier/notice.tsx";
import { Banner } from "../cashier/banner.tsx";
import { SetupProblem, useSetupProblem } from "../problem/setup-problem.tsx";
import { EnterPractice } from "../practice/enter-practice.tsx";
import { PairingForm } from "./pairing-form.tsx";
import styles from "./setup-screen.module.css";

/** Before the till belongs to a store: whom it trusts, and the code that proves it may. */
export function SetupScreen() {
  const { setup: words, failures } = useMessages();
  const pairing = useTill((till) => till.pairing);
  const problem = useSetupProblem();
  if (pairing.kind !== "unpaired") return null;
  return (
    <div className={styles["screen"]}>
      {problem === null ? <Notice /> : null}
      <main className={styles["middle"]}>
        <div className={styles["card"]} data-problem={problem !== null}>
          <p className={styles["brand"]}>Cobro</p>
          {problem === null ? (
            <div className={styles["head"]}>
              <h1 className={styles["title"]}>{words.title}</h1>
              <p className={styles["lead"]}>{words.lead}</p>
            </div>
          ) : (
            <div className={styles["problem"]}>
              <SetupProblem {...problem} />
            </div>
          )}
          {pairing.why === null || problem?.code === pairing.why.code ? null : (
            <Banner tone="care" icon="care">
              {failures[pairing.why.code]}
            </Banner>
          )}
          <PairingForm relayUrl={pairing.relayUrl} />
          <EnterPractice />
          <div className={styles["language"]}>
            <LanguageChoice />
          </div>
        </div>
      </main>
    </div>
  );
}
