import { useRef, useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import { isEasyPin } from "../../contract/staff.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { isWholePin, pinFailureText } from "../staff/pin.ts";
import { PinPad } from "../staff/pin-pad.tsx";
import { Icon } from "../theme/icon.tsx";
import styles from "./pin-twice.module.css";

interface PinTwiceProps {
  readonly submitLabel: string;
  /** Looks at what stands beside it, and says there what is missing. */
  readonly isReady: () => boolean;
  readonly act: (pin: string) => Promise<Failure | null>;
  /** Failures that are told beside it, not here. */
  readonly isElsewhere?: (failure: Failure) => boolean;
  /** A manager's: what anybody would try first is refused. */
  readonly strict: boolean;
  /** Nothing stands beside it that has the focus first. */
  readonly alone?: boolean;
}

/** A new PIN, typed twice by the keyboard or the pad. */
export function PinTwice(props: PinTwiceProps) {
  const { act, alone = false, isElsewhere, isReady, strict, submitLabel } = props;
  const messages = useMessages();
  const words = messages.people;
  const [pin, setPin] = useState("");
  const [first, setFirst] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const pad = useRef<HTMLDivElement>(null);

  async function enter() {
    if (busy || !isReady()) return;
    if (!isWholePin(pin)) {
      pad.current?.focus();
      setFault(messages.staff.pinForm);
      return;
    }
    if (strict && isEasyPin(pin)) {
      restart(messages.failures.staff_pin_easy);
      return;
    }
    if (first === null) {
      setFirst(pin);
      setPin("");
      return;
    }
    if (first !== pin) {
      restart(words.staff.pinDiffers);
      return;
    }
    setBusy(true);
    const failure = await act(pin);
    setBusy(false);
    if (failure === null) return;
    // What is wrong beside it is mended there; the PIN stays.
    if (isElsewhere?.(failure) === true) return;
    restart(pinFailureText(failure, messages));
  }

  function restart(why: string) {
    setFirst(null);
    setPin("");
    setFault(why);
  }

  const easy = isEasyPin(pin) && isWholePin(pin);
  return (
    <div className={styles["twice"]}>
      <p className={styles["who"]} aria-live="polite">
        {first === null ? words.staff.pinNew : words.staff.pinAgain}
      </p>
      <PinPad
        padRef={pad}
        first={alone}
        pin={pin}
        onPin={(next) => {
          setFault(null);
          setPin(next);
        }}
        onEnter={() => void enter()}
        onEscape={null}
        enterLabel={busy ? words.saving : first === null ? words.staff.pinNext : submitLabel}
        busy={busy}
        fault={fault}
      />
      <output className={styles["easy"]}>
        {easy ? (
          <>
            <Icon name="care" /> {words.staff.pinEasy}
          </>
        ) : null}
      </output>
    </div>
  );
}
