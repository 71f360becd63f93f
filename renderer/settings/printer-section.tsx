import { useState } from "react";

import type { Printer } from "../../contract/bridge.ts";
import { bridge } from "../bridge/bridge.ts";
import { useStore, useTill } from "../bridge/till-store.ts";
import { useAction } from "../cashier/use-action.ts";
import { exactTimeOfDay } from "../clock/time-of-day.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Locked } from "../provisioning/locked.tsx";
import { Button } from "../theme/button.tsx";
import { Choices } from "../theme/choices.tsx";
import { NetworkPrinter } from "./network-printer.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./section.module.css";
import { SwitchField } from "./switch-field.tsx";
import { SystemPrinters } from "./system-printers.tsx";
import { usePrefer } from "./use-prefer.ts";

const kinds = ["none", "system", "network"] as const;

export function PrinterSection() {
  const { settings } = useMessages();
  const words = settings.printer;
  const kept = useTill((till) => till.preferences.printer);
  const printReceipts = useTill((till) => till.preferences.printReceipts);
  const printer = usePrefer();
  const automatic = usePrefer();
  /** Another kind is kept only once it is told which printer. */
  const [kind, setKind] = useState<Printer["kind"]>(kept.kind);
  const save = (next: Printer) => void printer.prefer({ printer: next });

  return (
    <div className={styles["section"]}>
      <Locked name="printer">
        <div className={styles["group"]}>
          <Choices
            legend={words.kind}
            choices={kinds.map((value) => ({ value, label: words.kinds[value] }))}
            chosen={kind}
            fault={printer.fault}
            onChoose={(next) => {
              setKind(next);
              if (next === "none") save({ kind: "none" });
            }}
          />
          {kind === "none" ? <p className={styles["note"]}>{words.noneHelp}</p> : null}
          {kind === "system" ? <SystemPrinters kept={kept} onChoose={save} /> : null}
          {kind === "network" ? <NetworkPrinter kept={kept} onChange={save} /> : null}
        </div>
      </Locked>
      {kind === "none" ? null : (
        <>
          <PrintTest kept={kept} />
          <div className={styles["line"]}>
            <Locked name="printReceipts">
              <SwitchField
                label={words.automatic}
                help={words.automaticHelp}
                on={printReceipts}
                fault={automatic.fault}
                onChange={(on) => void automatic.prefer({ printReceipts: on })}
              />
            </Locked>
          </div>
        </>
      )}
    </div>
  );
}

/** Which printer is used, and whether it works. */
function PrintTest({ kept }: { readonly kept: Printer }) {
  const { settings, failures } = useMessages();
  const words = settings.printer;
  const language = useLanguage();
  const { timeZone } = useStore();
  const test = useAction(async () => {
    const answer = await bridge.call("receipts.printTest", {});
    return answer.ok ? null : answer.failure;
  });
  const done =
    test.doneAt === null
      ? null
      : words.tested(exactTimeOfDay(new Date(test.doneAt).toISOString(), language, timeZone));
  return (
    <div className={styles["group"]}>
      <div className={styles["use"]}>
        <p>{kept.kind === "none" ? words.keptNone : words.kept(printerName(kept))}</p>
        <Button disabled={kept.kind === "none" || test.busy} onClick={test.run}>
          {test.busy ? words.testing : words.test}
        </Button>
      </div>
      <output className={styles["said"]}>{done}</output>
      <Fault text={test.failure === null ? null : failures[test.failure.code]} />
    </div>
  );
}

function printerName(printer: Exclude<Printer, { kind: "none" }>): string {
  return printer.kind === "system" ? printer.name : `${printer.host}:${printer.port}`;
}
