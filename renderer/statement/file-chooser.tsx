import { useRef, useState, type DragEvent } from "react";

import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Icon } from "../theme/icon.tsx";
import { faultText } from "./fault-text.ts";
import styles from "./file-chooser.module.css";
import { openStatement, type StatementFault } from "./statement-store.ts";
import { useFocusWhenLost } from "./use-focus-when-lost.ts";

/** Asks for the statement's file, by a dialog or dropped here. */
export function FileChooser({ fault }: { readonly fault: StatementFault | null }) {
  const messages = useMessages();
  const { statement: words } = messages;
  const input = useRef<HTMLInputElement>(null);
  const heading = useFocusWhenLost();
  const [over, setOver] = useState(false);

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) openStatement(file);
  }

  return (
    <div
      className={styles["chooser"]}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Icon name="file" />
      <h1 ref={heading} tabIndex={-1} className={styles["title"]}>
        {words.title}
      </h1>
      <p>{words.lead}</p>
      <p className={styles["soft"]}>{words.stays}</p>
      <Fault text={fault === null ? null : faultText(fault, messages)} />
      <input
        ref={input}
        className={styles["input"]}
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it was mended.
          event.target.value = "";
          if (file !== undefined) openStatement(file);
        }}
      />
      <Button kind="primary" onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <p className={styles["soft"]}>{words.drop}</p>
    </div>
  );
}
