import { useRef, useState } from "react";

import type { Attention } from "../../contract/payment-intent.ts";
import { longestNote } from "../../contract/relay-api.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Field } from "../theme/field.tsx";
import styles from "./attention-card.module.css";
import { useNoteDraft } from "./note-drafts.ts";

interface SettleFormProps {
  readonly id: string;
  /** What is seen: the note is about nothing else. */
  readonly attention: Attention;
  readonly onSettled: () => void;
}

/** The manager writes what was done about what needed a person. A note is required. */
export function SettleForm({ attention, id, onSettled }: SettleFormProps) {
  const messages = useMessages();
  const { settle: words } = messages.intent;
  const [note, setNote] = useNoteDraft(id);
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const settle = useAction(async () => {
    const body = { note, attention };
    const answer = await askManager("settlePaymentIntent", { params: { id }, body });
    if (!answer.ok) return answer.failure;
    setNote("");
    onSettled();
    return null;
  });
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() === "") {
          setMissing(true);
          input.current?.focus();
        } else settle.run();
      }}
    >
      <Field
        label={words.note}
        labelPlace="above"
        inputRef={input}
        value={note}
        maxLength={longestNote}
        hint={words.hint}
        fault={missing ? words.missing : null}
        onChange={(text) => {
          setMissing(false);
          setNote(text);
        }}
      />
      <Button type="submit" kind="primary" disabled={settle.busy}>
        {settle.busy ? words.submitting : words.submit}
      </Button>
      <Fault text={settle.failure === null ? null : messages.failures[settle.failure.code]} />
    </form>
  );
}
