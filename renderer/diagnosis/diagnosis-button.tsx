import { useState } from "react";

import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { DiagnosisPanel } from "./diagnosis-panel.tsx";

/** Opens the diagnosis where there are no settings to find it in. */
export function DiagnosisButton() {
  const { diagnosis: words } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      {open ? (
        <Dialog
          title={words.title}
          closeLabel={words.close}
          place="wide"
          onClose={() => setOpen(false)}
        >
          <DiagnosisPanel />
        </Dialog>
      ) : null}
    </>
  );
}
