import { useMessages } from "../i18n/use-messages.ts";
import { Dialog } from "../theme/dialog.tsx";
import { ExportForm } from "./export-form.tsx";
import { ExportProgress } from "./export-progress.tsx";
import { useExport } from "./export-store.ts";

interface ExportDialogProps {
  /** That is looked at, yyyy-mm-dd. */
  readonly day: string;
  readonly onClose: () => void;
}

/** What to export, and then how far it is; closed, it goes on in the strip. */
export function ExportDialog({ day, onClose }: ExportDialogProps) {
  const { export: words } = useMessages();
  const { state } = useExport();
  return (
    <Dialog title={words.title} closeLabel={words.close} place="broad" onClose={onClose}>
      {state.kind === "none" ? (
        <ExportForm day={day} />
      ) : (
        <ExportProgress state={state} place="dialog" />
      )}
    </Dialog>
  );
}
