import { useState } from "react";

import { practiceStaff } from "../../contract/practice.ts";
import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import styles from "./practice-band.module.css";
import { usePracticeWords } from "./use-practice.ts";

async function leavePractice() {
  const answer = await bridge.call("practice.leave", {});
  return answer.ok ? null : answer.failure;
}

/** What it is, and the way out. Above everything, also the green and the lock screen. */
export function PracticeBand() {
  const words = usePracticeWords();
  const { failures } = useMessages();
  const hasStaff = useTill(({ signIn }) => signIn.kind !== "nobody");
  const payPageIsOpen = useTill(({ payPageOf }) => payPageOf !== null);
  const [open, setOpen] = useState(false);
  const leave = useAction(leavePractice);
  const people = practiceStaff.map(({ name, pin }) => `${name} ${pin}`).join(" · ");
  // The pay page begins below 72 px of ours, and its bar says what it is itself.
  if (payPageIsOpen) return null;
  return (
    <aside className={styles["band"]} data-testid="practice-band" aria-label={words.mark}>
      <strong className={styles["mark"]}>{words.mark}</strong>
      <span className={styles["telling"]}>
        {leave.failure === null
          ? hasStaff
            ? words.pins(people)
            : words.telling
          : failures[leave.failure.code]}
      </span>
      <button type="button" className={styles["button"]} onClick={() => setOpen(true)}>
        {words.more}
      </button>
      <button type="button" className={styles["button"]} disabled={leave.busy} onClick={leave.run}>
        {leave.busy ? words.leaving : words.leave}
      </button>
      {open ? <PracticeOptions hasStaff={hasStaff} onClose={() => setOpen(false)} /> : null}
    </aside>
  );
}

interface PracticeOptionsProps {
  readonly hasStaff: boolean;
  readonly onClose: () => void;
}

function PracticeOptions({ hasStaff, onClose }: PracticeOptionsProps) {
  const words = usePracticeWords();
  const { failures } = useMessages();
  const act = async (route: "practice.anew" | "practice.staff") => {
    const answer = await bridge.call(route, {});
    if (!answer.ok) return answer.failure;
    onClose();
    return null;
  };
  const staff = useAction(() => act("practice.staff"));
  const anew = useAction(() => act("practice.anew"));
  const failure = staff.failure ?? anew.failure;
  return (
    <Dialog title={words.mark} closeLabel={words.close} place="middle" onClose={onClose}>
      <div className={styles["options"]}>
        {hasStaff ? null : (
          <section className={styles["option"]}>
            <h3>{words.staff.title}</h3>
            <p>{words.staff.body}</p>
            <Button disabled={staff.busy || anew.busy} onClick={staff.run}>
              {words.staff.act}
            </Button>
          </section>
        )}
        <section className={styles["option"]}>
          <h3>{words.anew.title}</h3>
          <p>{words.anew.body}</p>
          <Button disabled={staff.busy || anew.busy} onClick={anew.run}>
            {words.anew.act}
          </Button>
        </section>
        <p role="alert">{failure === null ? null : failures[failure.code]}</p>
      </div>
    </Dialog>
  );
}
