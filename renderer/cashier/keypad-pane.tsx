import { useEffect, useRef } from "react";

import { useStore } from "../bridge/till-store.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { longestReference } from "../../contract/relay-api.ts";
import { Amount } from "../theme/amount.tsx";
import { Field } from "../theme/field.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { changeEntry, useEntryStore } from "./entry-store.ts";
import { EntryStatus } from "./entry-status.tsx";
import styles from "./keypad-pane.module.css";
import { Keypad } from "./keypad.tsx";
import { useKeypadKeys } from "./use-keypad-keys.ts";

/** The next sale: its amount by touch, by keyboard or pasted. */
export function KeypadPane() {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const { currency } = useStore();
  const entry = useEntryStore((state) => state.entry);
  const pane = useRef<HTMLElement>(null);
  useKeypadKeys();

  useEffect(() => pane.current?.focus(), []);

  const emailFault = entry.fault?.field === "customerEmail" ? entry.fault.code : null;
  return (
    <section ref={pane} className={styles["pane"]} tabIndex={-1} data-testid="keypad">
      <h1 className={styles["title"]}>
        <Hidden>{messages.entry.title}</Hidden>
      </h1>
      <output
        className={styles["amount"]}
        data-testid="entry-amount"
        data-empty={entry.amount === 0}
      >
        <Amount text={formatAmount(entry.amount, currency)} />
      </output>
      <EntryStatus />
      <div className={styles["fields"]}>
        <Field
          label={messages.entry.reference}
          labelPlace="inside"
          value={entry.reference}
          maxLength={longestReference}
          onChange={(reference) => changeEntry({ kind: "reference", reference })}
        />
        <Field
          label={messages.entry.customerEmail}
          labelPlace="inside"
          kind="email"
          value={entry.customerEmail}
          maxLength={254}
          fault={emailFault === null ? null : messages.failures[emailFault]}
          onChange={(customerEmail) => changeEntry({ kind: "customerEmail", customerEmail })}
        />
      </div>
      <Keypad />
    </section>
  );
}
