import { useEffect, useRef } from "react";

import { useMessages } from "../i18n/use-messages.ts";
import { longestReference } from "../../contract/relay-api.ts";
import { Field } from "../theme/field.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { EntryAmount } from "./entry-amount.tsx";
import { changeEntry, useEntryStore } from "./entry-store.ts";
import { EntryStatus } from "./entry-status.tsx";
import styles from "./keypad-pane.module.css";
import { Keypad } from "./keypad.tsx";
import { TipRow } from "./tip-row.tsx";
import { useKeypadKeys } from "./use-keypad-keys.ts";

/** The next sale: its amount by touch, by keyboard or pasted. */
export function KeypadPane() {
  const messages = useMessages();
  const pane = useRef<HTMLElement>(null);
  useKeypadKeys();

  useEffect(() => pane.current?.focus(), []);

  return (
    <section ref={pane} className={styles["pane"]} tabIndex={-1} data-testid="keypad">
      <h1 className={styles["title"]}>
        <Hidden>{messages.entry.title}</Hidden>
      </h1>
      <EntryAmount />
      <EntryStatus />
      <EntryFields />
      <TipRow />
      <Keypad />
    </section>
  );
}

function EntryFields() {
  const messages = useMessages();
  const reference = useEntryStore(({ entry }) => entry.reference);
  const customerEmail = useEntryStore(({ entry }) => entry.customerEmail);
  const fault = useEntryStore(({ entry }) => entry.fault);
  const emailFault = fault?.field === "customerEmail" ? messages.failures[fault.code] : null;
  return (
    <div className={styles["fields"]}>
      <Field
        label={messages.entry.reference}
        labelPlace="inside"
        value={reference}
        maxLength={longestReference}
        onChange={(typed) => changeEntry({ kind: "reference", reference: typed })}
      />
      <Field
        label={messages.entry.customerEmail}
        labelPlace="inside"
        kind="email"
        value={customerEmail}
        maxLength={254}
        fault={emailFault}
        onChange={(typed) => changeEntry({ kind: "customerEmail", customerEmail: typed })}
      />
    </div>
  );
}
