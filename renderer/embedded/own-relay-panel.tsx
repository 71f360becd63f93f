import { useState, type FormEvent } from "react";

import type { Failure } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { ManagerForm } from "../staff/manager-form.tsx";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Fault } from "../theme/fault.tsx";
import { Field } from "../theme/field.tsx";
import { AddManager } from "./add-manager.tsx";
import styles from "./embedded-setup.module.css";

/** In the settings of a till with a relay of its own: its keys, its history, and the way to a shared relay. */
export function OwnRelayPanel() {
  const { embedded, failures } = useMessages();
  const words = embedded.settings;
  const isOwn = useTill((till) => till.home === "embedded");
  const mayAct = useTill((till) => till.manager !== null || till.signIn.kind === "nobody");
  const hasStaff = useTill((till) => till.signIn.kind !== "nobody");
  const [moving, setMoving] = useState(false);
  const [saved, setSaved] = useState(false);
  const keys = useAction(async () => {
    const answer = await bridge.call("embedded.changeKeys", {});
    return answer.ok ? null : answer.failure;
  });
  const backUp = useAction(async () => {
    setSaved(false);
    const answer = await bridge.call("embedded.backUp", {});
    setSaved(answer.ok && answer.value.saved);
    return answer.ok ? null : answer.failure;
  });
  if (!isOwn) return null;
  const failure = keys.failure ?? backUp.failure;
  const told = saved ? words.backedUp : keys.doneAt === null ? null : words.keysDone;
  return (
    <section className={styles["fields"]}>
      <h3>{words.title}</h3>
      <p className={styles["hint"]}>{mayAct ? words.lead : words.managerFirst}</p>
      <div className={styles["actions"]}>
        <Button disabled={!mayAct || keys.busy} onClick={keys.run}>
          {words.keys}
        </Button>
        <Button disabled={!mayAct || backUp.busy} onClick={backUp.run}>
          {words.backUp}
        </Button>
        <Button onClick={() => setMoving(true)}>{words.move}</Button>
      </div>
      <output>{told}</output>
      <Fault text={failure === null ? null : failures[failure.code]} />
      {hasStaff ? null : <AddManager />}
      {moving ? <MoveDialog onClose={() => setMoving(false)} /> : null}
    </section>
  );
}

/** The new relay is asked whether it knows this till and its sales before anything is changed. */
function MoveDialog({ onClose }: { readonly onClose: () => void }) {
  const { embedded, failures, staff } = useMessages();
  const words = embedded.settings;
  const hasStaff = useTill((till) => till.signIn.kind !== "nobody");
  const [relayUrl, setRelayUrl] = useState("");
  const move = async (
    manager: { readonly staffId: string; readonly pin: string } | null,
  ): Promise<Failure | null> => {
    const answer = await bridge.call("till.move", { relayUrl, manager });
    if (answer.ok) onClose();
    return answer.ok ? null : answer.failure;
  };
  const plain = useAction(() => move(null));
  const field = (
    <>
      <p className={styles["hint"]}>{words.moveLead}</p>
      <Field
        label={words.moveUrl}
        labelPlace="above"
        kind="url"
        value={relayUrl}
        maxLength={2_048}
        first
        onChange={setRelayUrl}
      />
    </>
  );
  return (
    <Dialog title={words.move} closeLabel={staff.close} place="broad" onClose={onClose}>
      {hasStaff ? (
        <ManagerForm
          submitLabel={words.moveSubmit}
          busyLabel={words.moveSubmit}
          isReady={() => relayUrl.trim() !== ""}
          act={(staffId, pin) => move({ staffId, pin })}
        >
          {field}
        </ManagerForm>
      ) : (
        <form
          className={styles["form"]}
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            plain.run();
          }}
        >
          {field}
          <Fault text={plain.failure === null ? null : failures[plain.failure.code]} />
          <Button kind="primary" type="submit" shortcut="Enter" disabled={plain.busy}>
            {words.moveSubmit}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
