import { useState, type FormEvent } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./embedded-setup.module.css";
import { isWholeManager, ManagerFields, noManager } from "./manager-fields.tsx";

/** Where nobody has a PIN, the first manager is added here: the books are theirs. */
export function AddManager() {
  const { embedded: words, failures } = useMessages();
  const [typed, setTyped] = useState(noManager);
  const [fault, setFault] = useState<string | null>(null);
  const add = useAction(async () => {
    const answer = await bridge.call("embedded.addManager", typed);
    return answer.ok ? null : answer.failure;
  });
  return (
    <form
      className={styles["fields"]}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        const isWhole = isWholeManager(typed);
        setFault(isWhole ? null : words.managerPinWrong);
        if (isWhole) add.run();
      }}
    >
      <p className={styles["hint"]}>{words.settings.addManagerLead}</p>
      <ManagerFields
        legend={words.settings.manager}
        typed={typed}
        fault={fault}
        onType={setTyped}
      />
      <Fault text={add.failure === null ? null : failures[add.failure.code]} />
      <Button type="submit" disabled={add.busy}>
        {words.settings.addManager}
      </Button>
    </form>
  );
}
