import { useEffect, useRef, useState, type SubmitEvent } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Field } from "../theme/field.tsx";
import styles from "./check-tab.module.css";
import { verdictOf, verdictOfFailure, type ReceiptVerdict } from "./receipt-verdict.ts";
import { VerdictCard } from "./verdict-card.tsx";

/** Whether a receipt that somebody shows is real: the till's own relay knows. */
export function CheckTab() {
  const { tillBook, failures } = useMessages();
  const words = tillBook.check;
  const mode = useTill(({ pairing }) => (pairing.kind === "paired" ? pairing.mode : null));
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [mistyped, setMistyped] = useState(false);
  const [verdict, setVerdict] = useState<ReceiptVerdict | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function check() {
    const code = typed.trim();
    if (busy || code === "") return;
    setBusy(true);
    setMistyped(false);
    setVerdict(null);
    try {
      const answer = await bridge.call("receipts.check", { code });
      const told = answer.ok
        ? verdictOf(answer.value, mode)
        : verdictOfFailure(answer.failure, code);
      setVerdict(told);
      setMistyped(told === null);
    } finally {
      setBusy(false);
      // The next scan, or the next word, takes the place of this one.
      field.current?.focus();
      field.current?.select();
    }
  }

  return (
    <div className={styles["tab"]}>
      <form
        className={styles["form"]}
        onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          void check();
        }}
      >
        <Field
          label={words.field}
          labelPlace="above"
          kind="code"
          value={typed}
          maxLength={2_048}
          hint={words.hint}
          fault={mistyped ? failures.receipt_code_malformed : null}
          inputRef={field}
          onChange={(value) => {
            setTyped(value);
            setMistyped(false);
          }}
        />
        <Button kind="primary" type="submit" shortcut="Enter" disabled={busy}>
          {busy ? words.checking : words.submit}
        </Button>
      </form>
      <div className={styles["answer"]} aria-live="assertive">
        {verdict === null ? null : <VerdictCard verdict={verdict} />}
      </div>
    </div>
  );
}
