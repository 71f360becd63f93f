import { useEffect, useRef, useState } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { longestNote } from "../../contract/relay-api.ts";
import { bridge } from "../bridge/bridge.ts";
import { saleView } from "../cashier/sale-view.ts";
import { tellingOf } from "../cashier/sale-words.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Dialog } from "../theme/dialog.tsx";
import { Field } from "../theme/field.tsx";
import { ManagerForm } from "./manager-form.tsx";
import styles from "./settle-dialog.module.css";

interface SettleDialogProps {
  readonly sale: Sale;
  readonly onClose: () => void;
}

/** A manager has dealt with what needed a person, and says how. */
export function SettleDialog({ onClose, sale }: SettleDialogProps) {
  const messages = useMessages();
  const words = messages.staff.settle;
  const formatAmount = useFormatAmount();
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { body, title } = tellingOf(saleView(sale, false), messages);
  useEffect(() => input.current?.focus(), []);

  return (
    <Dialog title={words.title} closeLabel={messages.staff.close} place="broad" onClose={onClose}>
      <ManagerForm
        submitLabel={words.submit}
        busyLabel={words.submitting}
        isReady={() => {
          const ready = note.trim() !== "";
          setMissing(!ready);
          if (!ready) input.current?.focus();
          return ready;
        }}
        act={async (staffId, pin) => {
          const answer = await bridge.call("sales.settle", { id: sale.id, note, staffId, pin });
          if (!answer.ok) return answer.failure;
          onClose();
          return null;
        }}
      >
        <div className={styles["what"]}>
          <h3 className={styles["title"]}>
            {title} · {formatAmount(sale.amount, sale.currency)}
            {sale.reference === null ? null : ` · ${sale.reference}`}
          </h3>
          <p>{body}</p>
        </div>
        <p className={styles["lead"]}>{words.lead}</p>
        <Field
          label={words.note}
          labelPlace="above"
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
      </ManagerForm>
    </Dialog>
  );
}
