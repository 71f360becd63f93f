import { useEffect, useRef } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useTillStore } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { usePractises } from "../practice/use-practice.ts";
import { ManagerForm } from "../staff/manager-form.tsx";
import { Dialog } from "../theme/dialog.tsx";
import styles from "./leave-kiosk-dialog.module.css";
import { useLeaveKiosk } from "./leave-kiosk-store.ts";

/** Asks for the PIN that closes the kiosk, when a button or the system's own way asked to close it. */
export function LeaveKiosk() {
  const { isOpen, setOpen } = useLeaveKiosk();
  const asks = useTillStore(({ till }) => till?.kiosk?.asks ?? 0);
  const seen = useRef(asks);
  useEffect(() => {
    if (asks > seen.current) setOpen(true);
    seen.current = asks;
  }, [asks, setOpen]);
  return isOpen ? <LeaveKioskDialog onClose={() => setOpen(false)} /> : null;
}

function LeaveKioskDialog({ onClose }: { readonly onClose: () => void }) {
  const { failures, kiosk: words } = useMessages();
  const practises = usePractises();
  const hasManager = useTillStore(({ till }) => {
    const signIn = till?.signIn;
    return (
      signIn !== undefined &&
      signIn.kind !== "nobody" &&
      signIn.members.some(({ role }) => role === "manager")
    );
  });
  return (
    <Dialog
      title={words.title}
      closeLabel={words.close}
      place={hasManager && !practises ? "broad" : "middle"}
      onClose={onClose}
    >
      {practises ? (
        <p>{failures.not_in_practice}</p>
      ) : hasManager ? (
        <ManagerForm
          startsAtPin
          submitLabel={words.submit}
          busyLabel={words.submitting}
          isReady={() => true}
          act={async (staffId, pin) => {
            const answer = await bridge.call("kiosk.leave", { staffId, pin });
            return answer.ok ? null : answer.failure;
          }}
        >
          <p>{words.lead}</p>
          <p className={styles["soft"]}>{words.openSales}</p>
          <p className={styles["soft"]}>{words.administrator}</p>
        </ManagerForm>
      ) : (
        <div className={styles["none"]}>
          <p>{words.noPin}</p>
          <p className={styles["soft"]}>{words.administrator}</p>
        </div>
      )}
    </Dialog>
  );
}
