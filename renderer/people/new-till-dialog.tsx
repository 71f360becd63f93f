import { useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { ManagerAnswer } from "../../contract/manager-api.ts";
import { longestName, type ManagedTill } from "../../contract/people-api.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Fault } from "../theme/fault.tsx";
import { Field } from "../theme/field.tsx";
import { CodeCard } from "./code-card.tsx";
import { isNameFailure, useNameFault } from "./member-fields.tsx";
import styles from "./people-dialog.module.css";

interface NewTillDialogProps {
  readonly store: { readonly store?: string };
  readonly tills: readonly ManagedTill[];
  /** The tills are to be asked for again. */
  readonly onAsk: () => void;
  readonly onClose: () => void;
}

/** A new till: its name, and then the code for its computer. */
export function NewTillDialog({ onAsk, onClose, store, tills }: NewTillDialogProps) {
  const { failures, people } = useMessages();
  const words = people.tills;
  // The same form adds one till, however often its answer is lost.
  const [id] = useState(() => crypto.randomUUID());
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [offered, setOffered] = useState<ManagerAnswer<"addTill"> | null>(null);
  const nameFault = useNameFault(failure);

  async function add(): Promise<Failure | null> {
    const answer = await askManager("addTill", { query: store, body: { id, name } });
    if (!answer.ok) return answer.failure;
    setOffered(answer.value);
    onAsk();
    return null;
  }

  async function submit() {
    if (busy) return;
    setBusy(true);
    setFailure(await add());
    setBusy(false);
  }

  return (
    <Dialog
      title={offered === null ? words.add : words.codeTitle(offered.till.name)}
      closeLabel={people.close}
      place="middle"
      onClose={onClose}
    >
      {offered === null ? (
        <form
          className={styles["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Field
            label={words.name}
            labelPlace="above"
            first
            value={name}
            maxLength={longestName}
            hint={words.nameHint}
            fault={nameFault}
            onChange={(next) => {
              setFailure(null);
              setName(next);
            }}
          />
          <Fault
            text={failure === null || isNameFailure(failure) ? null : failures[failure.code]}
          />
          <div className={styles["buttons"]}>
            <Button kind="primary" type="submit" disabled={busy}>
              {busy ? people.saving : words.add}
            </Button>
          </div>
        </form>
      ) : (
        <CodeCard
          offered={offered}
          till={tills.find((till) => till.id === id)}
          onAsk={onAsk}
          onAgain={add}
        />
      )}
    </Dialog>
  );
}
