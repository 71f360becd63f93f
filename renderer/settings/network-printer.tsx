import { useState } from "react";

import type { Paper, Printer } from "../../contract/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Choices } from "../theme/choices.tsx";
import { Field } from "../theme/field.tsx";
import { readNetworkPrinter, type NetworkPrinterFault } from "./read-network-printer.ts";
import styles from "./section.module.css";

interface NetworkPrinterProps {
  readonly kept: Printer;
  readonly onChange: (printer: Printer) => void;
}

/** Where a receipt printer stands in the network. Kept when a field is left, or by Enter. */
export function NetworkPrinter({ kept, onChange }: NetworkPrinterProps) {
  const { settings } = useMessages();
  const words = settings.printer;
  const network = kept.kind === "network" ? kept : null;
  const [host, setHost] = useState(network?.host ?? "");
  const [port, setPort] = useState(String(network?.port ?? 9_100));
  const [paper, setPaper] = useState<Paper>(network?.paper ?? "80mm");
  const [faults, setFaults] = useState<readonly NetworkPrinterFault[]>([]);

  function commit(chosen: Paper) {
    const read = readNetworkPrinter(host, port, chosen);
    setFaults(read.ok ? [] : read.failure);
    if (read.ok) onChange(read.value);
  }

  return (
    <div className={styles["group"]}>
      <div className={styles["pair"]}>
        <Field
          label={words.host}
          labelPlace="above"
          value={host}
          kind="url"
          maxLength={253}
          hint={words.hostHint}
          fault={faults.includes("host") ? words.hostFault : null}
          onChange={setHost}
          onCommit={() => commit(paper)}
        />
        <Field
          label={words.port}
          labelPlace="above"
          value={port}
          maxLength={5}
          onChange={setPort}
          onCommit={() => commit(paper)}
          fault={faults.includes("port") ? words.portFault : null}
        />
      </div>
      <Choices
        legend={words.paper}
        choices={[
          { value: "58mm", label: "58 mm" },
          { value: "80mm", label: "80 mm" },
        ]}
        chosen={paper}
        fault={null}
        onChoose={(chosen) => {
          setPaper(chosen);
          commit(chosen);
        }}
      />
    </div>
  );
}
