import { useEffect, useLayoutEffect, type ReactNode } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { handOver } from "./hand-over.ts";
import { LockScreen } from "./lock-screen.tsx";
import { useIdleLock } from "./use-idle-lock.ts";

/** Who stands before the till: nobody while it is locked, and after a while without a sign of life. */
export function StaffGate({ children }: { readonly children: ReactNode }) {
  const kind = useTill((till) => till.signIn.kind);
  const staffId = useTill(({ signIn }) => (signIn.kind === "signed_in" ? signIn.staff.id : null));
  const lockAfterMinutes = useTill((till) => till.preferences.lockAfterMinutes);
  // Where the pay page covers the till, the customer's hands are not seen here.
  const covered = useTill((till) => till.payPageOf !== null);
  const idles = staffId !== null && lockAfterMinutes > 0 && !covered;
  useIdleLock(idles ? lockAfterMinutes * 60_000 : null, lockTill);

  useLayoutEffect(() => {
    if (staffId !== null) handOver(staffId);
  }, [staffId]);

  useEffect(() => {
    if (staffId === null) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      const { altKey, ctrlKey, key, metaKey } = event;
      if (!(ctrlKey || metaKey) || altKey || key.toLowerCase() !== "l") return;
      event.preventDefault();
      lockTill();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [staffId]);

  return kind === "locked" ? <LockScreen /> : children;
}

function lockTill() {
  void bridge.call("staff.lock", {});
}
