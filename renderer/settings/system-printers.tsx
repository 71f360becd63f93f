import { useEffect, useState } from "react";

import type { Printer, SystemPrinter } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Choices } from "../theme/choices.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./section.module.css";

type Found =
  | { readonly kind: "looking" }
  | { readonly kind: "found"; readonly printers: readonly SystemPrinter[] }
  | { readonly kind: "failed"; readonly failure: Failure };

interface SystemPrintersProps {
  readonly kept: Printer;
  readonly onChoose: (printer: Printer) => void;
}

/** The printers that this computer knows; one that is kept stays in the list while it is away. */
export function SystemPrinters({ kept, onChoose }: SystemPrintersProps) {
  const { settings, failures } = useMessages();
  const words = settings.printer;
  const [found, setFound] = useState<Found>({ kind: "looking" });

  useEffect(() => void findPrinters().then(setFound), []);

  function lookAgain() {
    setFound({ kind: "looking" });
    void findPrinters().then(setFound);
  }

  const keptName = kept.kind === "system" ? kept.name : null;
  const printers = found.kind === "found" ? found.printers : [];
  const choices = printers.map(({ name, label }) => ({ value: name, label }));
  if (keptName !== null && printers.every(({ name }) => name !== keptName)) {
    choices.push({ value: keptName, label: words.gone(keptName) });
  }

  return (
    <div className={styles["group"]}>
      {choices.length === 0 ? null : (
        <Choices
          legend={words.systemPrinters}
          layout="list"
          choices={choices}
          chosen={keptName ?? ""}
          fault={null}
          onChoose={(name) => onChoose({ kind: "system", name })}
        />
      )}
      <output className={styles["said"]}>
        {found.kind === "looking" ? words.looking : null}
        {found.kind === "found" && choices.length === 0 ? words.systemNone : null}
      </output>
      <Fault text={found.kind === "failed" ? failures[found.failure.code] : null} />
      {found.kind === "looking" || choices.length > 0 ? null : (
        <div className={styles["buttons"]}>
          <Button onClick={lookAgain}>{words.again}</Button>
        </div>
      )}
    </div>
  );
}

async function findPrinters(): Promise<Found> {
  const answer = await bridge.call("receipts.printers", {});
  return answer.ok
    ? { kind: "found", printers: answer.value }
    : { kind: "failed", failure: answer.failure };
}
