import { useEffect, useState } from "react";

import { longestWebhookUrl, type Alerts, type AlertsAnswer } from "../../contract/alerts.ts";
import type { Failure, FailureCode } from "../../contract/failures.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { laterEdits } from "../manager/later-edits.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Field } from "../theme/field.tsx";
import { Tile } from "../theme/tile.tsx";
import styles from "./alerts.module.css";

/** Failures that are told at the fields which they are about. */
const atField: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "alert_webhook_invalid",
  "alert_webhook_not_https",
  "alert_emails_invalid",
]);
const longestEmails = 2_700;

interface AlertsFormProps {
  readonly told: Alerts;
  readonly question: { readonly store?: string };
  readonly onKept: (answer: AlertsAnswer) => void;
  /** Others may have changed something. */
  readonly onRefused: () => void;
  readonly onEdited: (edited: boolean) => void;
}

interface Typed {
  readonly webhookUrl: string;
  readonly emails: string;
}

/** Where alerts go. What was typed stays when others change something meanwhile. */
export function AlertsForm({ onEdited, onKept, onRefused, question, told }: AlertsFormProps) {
  const { alerts: words, failures } = useMessages();
  /** A field that nobody has typed in goes on showing what is kept, whoever has changed it. */
  const [typed, setTyped] = useState<Partial<Typed>>({});
  /** The settings that were typed upon. */
  const [seen, setSeen] = useState(told);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const edited = Object.keys(typed).length > 0;
  const conflict = failure?.code === "store_changed";
  if (seen !== told && (!edited || conflict)) setSeen(told);
  const shown = {
    webhookUrl: seen.webhook?.url ?? "",
    emails: seen.emails.join(", "),
    ...typed,
  };
  useEffect(() => onEdited(edited), [edited, onEdited]);
  const faultOf = (...codes: readonly FailureCode[]) =>
    failure !== null && codes.includes(failure.code) ? failures[failure.code] : null;

  function edit(change: Partial<Typed> | null): void {
    setTyped((before) => (change === null ? {} : { ...before, ...change }));
    setSaved(false);
    setFailure(null);
  }

  async function save(): Promise<void> {
    if (busy || !edited) return;
    setBusy(true);
    const url = shown.webhookUrl.trim();
    const body = {
      version: seen.version,
      webhookUrl: url === "" ? null : url,
      emails: shown.emails.split(/[\s,;]+/u).filter((each) => each !== ""),
    };
    const answer = await askManager("putAlerts", { query: question, body });
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      onRefused();
      return;
    }
    setTyped((now) => laterEdits(now, typed));
    setFailure(null);
    setSeen(answer.value.alerts);
    setSaved(true);
    onKept(answer.value);
  }

  return (
    <form
      className={styles["part"]}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={words.emails}
        labelPlace="above"
        kind="email"
        value={shown.emails}
        maxLength={longestEmails}
        hint={words.emailsHint}
        fault={faultOf("alert_emails_invalid")}
        onChange={(emails) => edit({ emails })}
      />
      {told.smtp === "missing" ? (
        <div className={styles["note"]}>
          <Tile tone="care" />
          <p>
            <strong>{words.smtpMissing}.</strong> {words.smtpMissingLead}
          </p>
        </div>
      ) : null}
      <Field
        label={words.webhook}
        labelPlace="above"
        kind="url"
        value={shown.webhookUrl}
        maxLength={longestWebhookUrl}
        hint={told.loopbackAllowed ? words.webhookHintHere : words.webhookHint}
        fault={faultOf("alert_webhook_invalid", "alert_webhook_not_https")}
        onChange={(webhookUrl) => edit({ webhookUrl })}
      />
      <div className={styles["buttons"]}>
        <Button kind="primary" type="submit" disabled={busy || !edited}>
          {busy ? words.saving : words.save}
        </Button>
        {edited ? <Button onClick={() => edit(null)}>{words.discard}</Button> : null}
        <output className={styles["said"]}>
          {edited ? words.unsaved : saved ? words.saved : null}
        </output>
      </div>
      <Fault text={failure === null || atField.has(failure.code) ? null : failures[failure.code]} />
    </form>
  );
}
