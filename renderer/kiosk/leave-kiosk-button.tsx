import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { useLeaveKiosk } from "./leave-kiosk-store.ts";

/** The way out of a kiosk; nothing where the window can be closed anyway. */
export function LeaveKioskButton() {
  const { kiosk: words } = useMessages();
  const isKiosk = useTill((till) => till.kiosk !== null);
  const setOpen = useLeaveKiosk((state) => state.setOpen);
  return isKiosk ? <Button onClick={() => setOpen(true)}>{words.leave}</Button> : null;
}
