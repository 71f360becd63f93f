import { useState } from "react";

import type { ProvisioningState } from "../../contract/provisioning.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { relayHost } from "../settings/relay-host.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./provisioning-notice.module.css";
import type { ProvisioningWords } from "./provisioning-words.ts";

const mostFaults = 3;

/** Why what was decided for this computer is not so. Gone for this session once it was dismissed. */
export function ProvisioningNotice() {
  const { dismiss, provisioning: words } = useMessages();
  const state = useTill((till) => till.provisioning);
  const relayUrl = useTill(({ pairing }) => pairing.relayUrl);
  const [dismissed, setDismissed] = useState(false);
  const { otherRelay, trouble } = state;
  if (dismissed || (trouble === null && otherRelay === null)) return null;
  return (
    <div className={styles["notice"]} data-testid="provisioning-notice">
      <Icon name="care" />
      <output className={styles["text"]}>
        {trouble === null ? null : <Trouble trouble={trouble} words={words} />}
        {otherRelay === null ? null : (
          <p>{words.otherRelay(relayHost(otherRelay), relayHost(relayUrl ?? ""))}</p>
        )}
      </output>
      <button
        type="button"
        className={styles["dismiss"]}
        aria-label={dismiss}
        onClick={() => setDismissed(true)}
      >
        <Icon name="cross" />
      </button>
    </div>
  );
}

interface TroubleProps {
  readonly trouble: NonNullable<ProvisioningState["trouble"]>;
  readonly words: ProvisioningWords;
}

function Trouble({ trouble, words }: TroubleProps) {
  if (trouble.kind === "distrusted") {
    return <p>{words.distrusted[trouble.why.reason](trouble.why.path)}</p>;
  }
  const { faults, file } = trouble;
  return (
    <>
      <p>{words.nothingApplied(file)}</p>
      <ul className={styles["faults"]}>
        {faults.slice(0, mostFaults).map((fault) => (
          <li key={`${fault.line}:${fault.column}:${fault.reason}`}>
            <strong>{words.at(fault.line, fault.column)}</strong>{" "}
            {words.reasons[fault.reason](fault)}
          </li>
        ))}
        {faults.length > mostFaults ? <li>{words.more(faults.length - mostFaults)}</li> : null}
      </ul>
    </>
  );
}
