import { lazy, Suspense, useState } from "react";

import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { EndingNotice } from "./ending-notice.tsx";
import { ManagerBar } from "./manager-bar.tsx";
import styles from "./manager-gate.module.css";
import { PinPage } from "./pin-page.tsx";
import { managerScreenRead, readManagerScreen } from "./read-manager-screen.ts";

const LaterScreen = lazy(readManagerScreen);

function Screen() {
  const [ReadScreen] = useState(() => managerScreenRead() ?? LaterScreen);
  return <ReadScreen />;
}

/** The manager's screens behind a manager's PIN. Where the session ends, the address stays. */
export function ManagerGate() {
  const { manager: words } = useMessages();
  const open = useTill((till) => till.manager !== null);
  return (
    <div className={styles["screen"]} data-testid="manager-screen">
      {open ? (
        <>
          <Suspense
            fallback={
              <>
                <ManagerBar />
                <p className={styles["loading"]}>{words.loading}</p>
              </>
            }
          >
            <Screen />
          </Suspense>
          <EndingNotice />
        </>
      ) : (
        <>
          <ManagerBar />
          <main className={styles["entrance"]}>
            <PinPage />
          </main>
        </>
      )}
    </div>
  );
}
