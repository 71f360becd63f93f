import { useState } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { ManagerForm } from "../staff/manager-form.tsx";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import styles from "./enter-practice.module.css";
import { usePractises, usePracticeWords } from "./use-practice.ts";

/** The way into practice: from the first start, and from the settings of a till at work. */
export function EnterPractice() {
  const { close, enter: words } = usePracticeWords();
  const { failures } = useMessages();
  const practises = usePractises();
  const needsManager = useTill(({ signIn }) => signIn.kind !== "nobody");
  const [asking, setAsking] = useState(false);
  const enter = useAction(() => enterPractice(null));
  if (practises) return null;
  return (
    <section className={styles["enter"]}>
      <div className={styles["words"]}>
        <h3>{words.title}</h3>
        <p className={styles["soft"]}>{words.body}</p>
      </div>
      <Button disabled={enter.busy} onClick={needsManager ? () => setAsking(true) : enter.run}>
        {enter.busy ? words.busy : words.act}
      </Button>
      <p className={styles["failure"]} role="alert">
        {enter.failure === null ? null : failures[enter.failure.code]}
      </p>
      {asking ? (
        <Dialog title={words.act} closeLabel={close} place="broad" onClose={() => setAsking(false)}>
          <ManagerForm
            submitLabel={words.act}
            busyLabel={words.busy}
            isReady={() => true}
            startsAtPin
            act={(staffId, pin) => enterPractice({ staffId, pin })}
          >
            <p>{words.body}</p>
          </ManagerForm>
        </Dialog>
      ) : null}
    </section>
  );
}

async function enterPractice(manager: { readonly staffId: string; readonly pin: string } | null) {
  const answer = await bridge.call("practice.enter", { manager });
  return answer.ok ? null : answer.failure;
}
