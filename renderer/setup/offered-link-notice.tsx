import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import styles from "./setup-screen.module.css";

/** A till that is paired says of a pairing link that it does nothing with it. */
export function OfferedLinkNotice() {
  const { firstStart, dismiss } = useMessages();
  const { title, what, done } = firstStart.alreadyPaired;
  const link = useTill((till) => till.offeredLink);
  const pairing = useTill((till) => till.pairing);
  if (link === null || pairing.kind !== "paired") return null;
  const drop = () => void bridge.call("setup.dropLink", {});
  const host = URL.parse(link.relayUrl)?.host ?? link.relayUrl;
  return (
    <Dialog title={title} closeLabel={dismiss} place="middle" onClose={drop}>
      <div className={styles["notice"]}>
        <p>{what(pairing.store.name, host)}</p>
        <Button kind="primary" onClick={drop}>
          {done}
        </Button>
      </div>
    </Dialog>
  );
}
