import { useEffect, useRef, useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { Staff } from "../../contract/staff.ts";
import { bridge } from "../bridge/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { MemberTiles } from "./member-tiles.tsx";
import { isWholePin, pinFailureText } from "./pin.ts";
import { PinPad } from "./pin-pad.tsx";
import styles from "./sign-in-panel.module.css";

interface SignInPanelProps {
  readonly members: readonly Staff[];
  /** Whose PIN is asked for at once; where there is only one member, theirs. */
  readonly preselectedId: string | null;
  readonly onSignedIn?: () => void;
  /** Escape belongs to the dialog around it. */
  readonly inDialog: boolean;
}

/** Who, and then the PIN. */
export function SignInPanel({ inDialog, members, onSignedIn, preselectedId }: SignInPanelProps) {
  const { staff: words } = useMessages();
  const only = members.length === 1 ? members[0] : undefined;
  const [chosenId, setChosenId] = useState(preselectedId);
  const chosen = only ?? members.find(({ id }) => id === chosenId);
  const forget = () => setChosenId(null);

  if (chosen === undefined) {
    return (
      <div className={styles["panel"]}>
        <h2 className={styles["title"]}>{words.choose}</h2>
        <MemberTiles members={members} onChoose={({ id }) => setChosenId(id)} />
      </div>
    );
  }
  return (
    <PinStep
      key={chosen.id}
      member={chosen}
      onBack={only === undefined ? forget : null}
      onSignedIn={onSignedIn}
      inDialog={inDialog}
    />
  );
}

interface PinStepProps {
  readonly member: Staff;
  /** `null` where there is nobody else. */
  readonly onBack: (() => void) | null;
  readonly onSignedIn: (() => void) | undefined;
  readonly inDialog: boolean;
}

function PinStep({ inDialog, member, onBack, onSignedIn }: PinStepProps) {
  const messages = useMessages();
  const words = messages.staff;
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | "form" | null>(null);
  const step = useRef<HTMLDivElement>(null);
  useEffect(() => step.current?.focus(), []);

  async function enter() {
    if (busy) return;
    if (!isWholePin(pin)) {
      setFailure("form");
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const answer = await bridge.call("staff.signIn", { staffId: member.id, pin });
      if (answer.ok) onSignedIn?.();
      else setFailure(answer.failure);
    } finally {
      setPin("");
      setBusy(false);
    }
  }

  const fault =
    failure === null
      ? null
      : failure === "form"
        ? words.pinForm
        : pinFailureText(failure, messages);
  return (
    <div ref={step} className={styles["panel"]} tabIndex={-1} data-testid="pin-step">
      <div className={styles["head"]}>
        <h2 className={styles["title"]}>{words.pinOf(member.name)}</h2>
        {onBack === null ? null : <Button onClick={onBack}>{words.anotherPerson}</Button>}
      </div>
      <PinPad
        pin={pin}
        onPin={(next) => {
          setFailure(null);
          setPin(next);
        }}
        onEnter={() => void enter()}
        onEscape={inDialog ? null : (onBack ?? nothing)}
        enterLabel={busy ? words.entering : words.enter}
        busy={busy}
        fault={fault}
      />
    </div>
  );
}

const nothing = () => undefined;
