import { useRef, useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { longestNote } from "../../contract/relay-api.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { useNoteDraft } from "../intent/note-drafts.ts";
import { useAllStores } from "../stores/use-all-stores.ts";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Fault } from "../theme/fault.tsx";
import { Field } from "../theme/field.tsx";
import type { AttentionView } from "./use-attention.ts";
import styles from "./note-dialog.module.css";

interface NoteDialogProps {
  readonly intent: PaymentIntent;
  readonly settle: AttentionView["settle"];
  readonly onClose: () => void;
}

/** What was done about a sale that needed a person. Without a note nothing is settled. */
export function NoteDialog({ intent, onClose, settle }: NoteDialogProps) {
  const messages = useMessages();
  const words = messages.staff.settle;
  const formatAmount = useFormatAmount();
  const [note, setNote] = useNoteDraft(intent.id);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { amount, attention, currency, reference } = intent;
  const store = useAllStores() ? intent.store.name : null;
  const named = [formatAmount(amount, currency), store, reference].filter((each) => each !== null);

  async function submit() {
    if (busy) return;
    if (note.trim() === "") {
      setMissing(true);
      input.current?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const failed = await settle(intent, note.trim());
      if (failed === null) {
        setNote("");
        onClose();
      } else setFailure(failed);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={messages.managerDay.attention.settle}
      closeLabel={messages.staff.close}
      place="middle"
      onClose={onClose}
    >
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {attention === null ? null : (
          <div className={styles["what"]}>
            <h3 className={styles["title"]}>
              {messages.attention[attention].title} · {named.join(" · ")}
            </h3>
            <p>{messages.managerDay.attention.toDo[attention]}</p>
          </div>
        )}
        <p className={styles["lead"]}>{words.lead}</p>
        <Field
          label={words.note}
          labelPlace="above"
          first
          inputRef={input}
          value={note}
          maxLength={longestNote}
          hint={words.noteHint}
          fault={missing ? words.noteMissing : null}
          onChange={(text) => {
            setMissing(false);
            setNote(text);
          }}
        />
        <Fault text={failure === null ? null : messages.failures[failure.code]} />
        <Button type="submit" kind="primary" shortcut="Enter">
          {busy ? words.submitting : words.submit}
        </Button>
      </form>
    </Dialog>
  );
}
