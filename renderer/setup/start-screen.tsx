import { askForTill, useTillStore } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import styles from "./start-screen.module.css";

/** Before the till's state is known. */
export function StartScreen() {
  const { start, failures } = useMessages();
  const failure = useTillStore((state) => state.failure);
  return (
    <main className={styles["screen"]}>
      <h1 className={styles["brand"]}>Cobro</h1>
      {failure === null ? (
        <p className={styles["words"]}>{start.waiting}</p>
      ) : (
        <>
          <p role="alert">{failures[failure.code]}</p>
          <Button kind="primary" onClick={() => void askForTill()}>
            {start.again}
          </Button>
        </>
      )}
    </main>
  );
}
