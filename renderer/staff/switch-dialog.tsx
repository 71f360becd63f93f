import { useEffect, useRef } from "react";

import type { Staff } from "../../contract/staff.ts";
import { bridge } from "../bridge/bridge.ts";
import { Banner } from "../cashier/banner.tsx";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { SignInPanel } from "./sign-in-panel.tsx";
import styles from "./switch-dialog.module.css";

interface SwitchDialogProps {
  readonly members: readonly Staff[];
  /** The present session is about to end. */
  readonly warning: string | null;
  readonly preselectedId: string | null;
  readonly onClose: () => void;
}

/** Another takes over without a lock in between; or the till is locked. */
export function SwitchDialog({ members, onClose, preselectedId, warning }: SwitchDialogProps) {
  const { staff: words } = useMessages();
  const panel = useRef<HTMLDivElement>(null);
  // After the dialog has opened: it would give the focus to the cross that closes it.
  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>("li button, [tabindex='-1']");
    first?.focus();
  }, []);
  return (
    <Dialog title={words.switchTitle} closeLabel={words.close} place="middle" onClose={onClose}>
      <div ref={panel} className={styles["switch"]}>
        {warning === null ? null : (
          <Banner tone="care" icon="clock">
            {warning}
          </Banner>
        )}
        <SignInPanel
          members={members}
          preselectedId={preselectedId}
          onSignedIn={onClose}
          inDialog
        />
        <div className={styles["lock"]}>
          <Button
            shortcut="Control+L"
            onClick={() => {
              void bridge.call("staff.lock", {});
            }}
          >
            {words.lock}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
