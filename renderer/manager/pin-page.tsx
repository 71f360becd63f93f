import { useStore, useTill } from "../bridge/till-store.ts";
import { Banner } from "../cashier/banner.tsx";
import { useMessages } from "../i18n/use-messages.ts";
import { ManagerForm } from "../staff/manager-form.tsx";
import { enterBooks, lastManager } from "./enter-books.ts";
import styles from "./pin-page.module.css";

/** In place of the manager's screens while the books are closed: whose PIN opens them, and why they closed. */
export function PinPage() {
  const { failures, manager: words } = useMessages();
  const hasBooks = useTill((till) => till.hasBooks);
  const closed = useTill((till) => till.closedBooks);
  const signIn = useTill((till) => till.signIn);
  const members = signIn.kind === "nobody" ? [] : signIn.members;
  const hasManager = members.some(({ role }) => role === "manager");

  if (!hasBooks) {
    return (
      <div className={styles["card"]}>
        <h1 className={styles["title"]}>{words.enterTitle}</h1>
        <Banner tone="care" icon="care">
          {failures.books_not_offered}
        </Banner>
      </div>
    );
  }
  if (!hasManager) return <NobodyManages />;
  return (
    <div className={styles["card"]}>
      <ManagerForm
        key={closed?.staff.id ?? ""}
        submitLabel={words.enter}
        busyLabel={words.entering}
        isReady={() => true}
        act={enterBooks}
        preferredId={closed?.staff.id ?? lastManager()}
        startsAtPin
      >
        <h1 className={styles["title"]}>{words.enterTitle}</h1>
        {closed === null ? (
          <p className={styles["lead"]}>{words.enterLead}</p>
        ) : (
          <Banner tone="care" icon="clock">
            {closed.why === "time"
              ? words.closedByTime(closed.staff.name)
              : words.closedByRelay(closed.staff.name)}
          </Banner>
        )}
      </ManagerForm>
    </div>
  );
}

function NobodyManages() {
  const { manager: words } = useMessages();
  const { id } = useStore();
  return (
    <div className={styles["card"]}>
      <h1 className={styles["title"]}>{words.nobodyTitle}</h1>
      <p className={styles["lead"]}>{words.nobodyLead}</p>
      <code className={styles["command"]}>
        relay staff add --store {id} --name &quot;…&quot; --role manager
      </code>
      <p className={styles["lead"]}>{words.nobodyThen}</p>
    </div>
  );
}
