import { bridge } from "../bridge/bridge.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./pay-here.module.css";

/** In the QR's place where no phone reaches the pay page: it is opened on this screen. */
export function PayHere({ saleId }: { readonly saleId: string | null }) {
  const { embedded, failures } = useMessages();
  const words = embedded.payHere;
  const open = useAction(async () => {
    const answer = await bridge.call("payPage.open", { id: saleId ?? "" });
    return answer.ok ? null : answer.failure;
  });
  return (
    <div className={styles["here"]} data-testid="pay-here">
      <p className={styles["title"]}>{words.title}</p>
      <p className={styles["body"]}>{words.body}</p>
      {saleId === null ? null : (
        <>
          <Button kind="primary" disabled={open.busy} onClick={open.run}>
            {words.open}
          </Button>
          <Fault text={open.failure === null ? null : failures[open.failure.code]} />
        </>
      )}
    </div>
  );
}
