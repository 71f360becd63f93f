import { useState } from "react";

import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Icon } from "../theme/icon.tsx";
import { ExportDialog } from "./export-dialog.tsx";

/** Opens the way to the accountant's file. @param day that is looked at, yyyy-mm-dd */
export function ExportButton({ day }: { readonly day: string }) {
  const { export: words } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon name="file" />
        {words.open}
      </Button>
      {open ? <ExportDialog day={day} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
