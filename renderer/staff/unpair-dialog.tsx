import { useEffect, useRef, useState } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { ManagerForm } from "./manager-form.tsx";
import styles from "./unpair-dialog.module.css";

/** Frees the till from its relay, by a manager's PIN. */
export function UnpairDialog({ onClose }: { readonly onClose: () => void }) {
  const { staff } = useMessages();
  const words = staff.unpair;
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => content.current?.focus(), []);
  return (
    <Dialog title={words.title} closeLabel={staff.close} place="broad" onClose={onClose}>
      <div ref={content} tabIndex={-1}>
        <ManagerForm
          submitLabel={words.submit}
          busyLabel={words.submitting}
          isReady={() => true}
          act={async (staffId, pin) => {
            const answer = await bridge.call("till.unpair", { staffId, pin });
            return answer.ok ? null : answer.failure;
          }}
        >
          <p>{words.lead}</p>
          <p className={styles["soft"]}>{words.aftermath}</p>
        </ManagerForm>
      </div>
    </Dialog>
  );
}

/** The button that opens it, for the settings. */
export function UnpairButton() {
  const { staff } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{staff.unpair.open}</Button>
      {open ? <UnpairDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
