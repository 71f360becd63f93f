import { useEffect } from "react";

import { ExportProgress } from "./export-progress.tsx";
import { connectExport, useExport } from "./export-store.ts";
import styles from "./export-strip.module.css";

/** The export that is under way, above whichever of the manager's screens is open. */
export function ExportStrip() {
  const { state } = useExport();
  useEffect(() => connectExport(), []);
  if (state.kind === "none") return null;
  return (
    <aside className={styles["strip"]} data-testid="export-strip">
      <ExportProgress state={state} place="strip" />
    </aside>
  );
}
