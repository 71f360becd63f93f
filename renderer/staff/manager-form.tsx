import { useEffect, useRef, useState, type ReactNode } from "react";

import type { Failure } from "../../contract/failures.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Choices } from "../theme/choices.tsx";
import styles from "./manager-form.module.css";
import { isWholePin, pinFailureText } from "./pin.ts";
import { PinPad } from "./pin-pad.tsx";

interface ManagerFormProps {
  /** What has to be filled in besides; above the PIN. */
  readonly children?: ReactNode;
  readonly submitLabel: string;
  readonly busyLabel: string;
  /** Looks at what stands above the PIN, and says there what is missing. */
  readonly isReady: () => boolean;
  readonly act: (staffId: string, pin: string) => Promise<Failure | null>;
  /** Whose PIN it is likely to be; without one the manager's who is signed in. */
  readonly preferredId?: string | null;
  /** The PIN is all there is to type: it has the focus from the beginning. */
  readonly startsAtPin?: boolean;
}

/** One act by a manager's PIN, whoever is signed in. */
export function ManagerForm({
  act,
  busyLabel,
  children,
  isReady,
  preferredId = null,
  startsAtPin = false,
  submitLabel,
}: ManagerFormProps) {
  const messages = useMessages();
  const words = messages.staff;
  const signIn = useTill((till) => till.signIn);
  const members = signIn.kind === "nobody" ? [] : signIn.members;
  const managers = members.filter(({ role }) => role === "manager");
  const present = signIn.kind === "signed_in" ? signIn.staff.id : null;
  const [chosenId, setChosenId] = useState(preferredId ?? present);
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | "form" | null>(null);
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (startsAtPin) pad.current?.focus();
  }, [startsAtPin]);
  const chosen = managers.find(({ id }) => id === chosenId) ?? managers[0];
  if (chosen === undefined) {
    return (
      <p className={styles["none"]} role="alert">
        {messages.failures.staff_none}
      </p>
    );
  }
  const staffId = chosen.id;

  async function submit() {
    if (busy || !isReady()) return;
    if (!isWholePin(pin)) {
      // The digits that come now are the PIN's.
      pad.current?.focus();
      setFailure("form");
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      setFailure(await act(staffId, pin));
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
    <div className={styles["form"]}>
      <div className={styles["about"]}>
        {children}
        {managers.length === 1 ? null : (
          <Choices
            legend={words.whoManages}
            choices={managers.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={staffId}
            fault={null}
            onChoose={(id) => {
              setChosenId(id);
              setPin("");
            }}
          />
        )}
      </div>
      <div className={styles["pin"]}>
        <p className={styles["who"]}>{words.pinOf(chosen.name)}</p>
        <PinPad
          padRef={pad}
          first={startsAtPin}
          pin={pin}
          onPin={(next) => {
            setFailure(null);
            setPin(next);
          }}
          onEnter={() => void submit()}
          onEscape={null}
          enterLabel={busy ? busyLabel : submitLabel}
          busy={busy}
          fault={fault}
        />
      </div>
    </div>
  );
}
