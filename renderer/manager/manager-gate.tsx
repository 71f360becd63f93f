import { lazy, Suspense } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { ManagerForm } from "../staff/manager-form.tsx";
import { ManagerBar } from "./manager-bar.tsx";
import styles from "./manager-gate.module.css";

/** The manager's screens are read when somebody opens them: a till begins without. */
const ManagerScreen = lazy(async () => {
  const { ManagerScreen: screen } = await import("./manager-screen.tsx");
  return { default: screen };
});

/** The manager's screens behind a manager's PIN. Where the session ends, the address stays. */
export function ManagerGate() {
  const { manager: words } = useMessages();
  const open = useTill((till) => till.manager !== null);
  return (
    <div className={styles["screen"]} data-testid="manager-screen">
      {open ? (
        <Suspense
          fallback={
            <>
              <ManagerBar />
              <p className={styles["loading"]}>{words.loading}</p>
            </>
          }
        >
          <ManagerScreen />
        </Suspense>
      ) : (
        <>
          <ManagerBar />
          <main className={styles["entrance"]}>
            <div className={styles["card"]}>
              <ManagerForm
                submitLabel={words.enter}
                busyLabel={words.entering}
                isReady={() => true}
                act={async (staffId, pin) => {
                  const answer = await bridge.call("manager.enter", { staffId, pin });
                  return answer.ok ? null : answer.failure;
                }}
              >
                <h1 className={styles["title"]}>{words.enterTitle}</h1>
                <p className={styles["lead"]}>{words.enterLead}</p>
              </ManagerForm>
            </div>
          </main>
        </>
      )}
    </div>
  );
}
