import { useEffect, useEffectEvent, type MouseEvent, type Ref } from "react";

import { isTextField, pressesItself } from "../cashier/key-target.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Hidden } from "../theme/hidden.tsx";
import { Icon } from "../theme/icon.tsx";
import { pinAfter } from "./pin.ts";
import styles from "./pin-pad.module.css";

interface PinPadProps {
  readonly pin: string;
  readonly onPin: (pin: string) => void;
  readonly onEnter: () => void;
  /** Escape where nothing has been typed; `null` leaves it to the dialog around it. */
  readonly onEscape: (() => void) | null;
  readonly enterLabel: string;
  readonly busy: boolean;
  /** Why the last PIN was not taken. */
  readonly fault: string | null;
  /** Takes the focus where a text field beside it must not keep it. */
  readonly padRef?: Ref<HTMLDivElement>;
  /** Has the focus when its dialog opens. */
  readonly first?: boolean;
}

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** A PIN by touch and by the computer's own digits. It shows how much was typed, never what. */
export function PinPad({
  busy,
  enterLabel,
  fault,
  first = false,
  onEnter,
  onEscape,
  onPin,
  padRef,
  pin,
}: PinPadProps) {
  const { staff: words } = useMessages();
  const press = (key: string) => {
    if (!busy) onPin(pinAfter(pin, key));
  };

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { ctrlKey, metaKey, altKey, code, key, repeat, target } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (key === "Escape") {
      if (onEscape === null || isTextField(target)) return;
      event.preventDefault();
      if (pin === "") onEscape();
      else press(key);
    } else if (key === "Enter") {
      if (pressesItself(target)) return;
      event.preventDefault();
      if (!repeat) onEnter();
    } else if (!isTextField(target)) {
      press(/^Numpad(\d)$/u.exec(code)?.[1] ?? key);
    }
  });
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <div ref={padRef} className={styles["pad"]} tabIndex={-1} data-first-focus={first || undefined}>
      <div className={styles["dots"]} data-count={pin.length} data-testid="pin-dots">
        {Array.from({ length: Math.max(4, pin.length) }, (_, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- dots have no identity but their place
          <span key={index} className={styles["dot"]} data-filled={index < pin.length} />
        ))}
        <output>
          <Hidden>{pin === "" ? null : words.typed(pin.length)}</Hidden>
        </output>
      </div>
      <p className={styles["fault"]} role="alert">
        {fault}
      </p>
      <fieldset className={styles["keys"]} aria-label={words.pinKeys}>
        {digits.map((digit) => (
          <Key key={digit} label={digit} onPress={() => press(digit)} />
        ))}
        <button
          type="button"
          className={styles["key"]}
          aria-label={words.erase}
          aria-keyshortcuts="Backspace"
          onMouseDown={keepFocus}
          onClick={() => press("Backspace")}
        >
          <Icon name="erase" />
        </button>
        <Key label="0" onPress={() => press("0")} />
        <button
          type="button"
          className={styles["enter"]}
          aria-keyshortcuts="Enter"
          aria-busy={busy}
          disabled={busy}
          onMouseDown={keepFocus}
          onClick={onEnter}
        >
          {enterLabel}
          <kbd aria-hidden="true">Enter</kbd>
        </button>
      </fieldset>
    </div>
  );
}

function Key({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className={styles["key"]} onMouseDown={keepFocus} onClick={onPress}>
      {label}
    </button>
  );
}

/** A key that was tapped must not take the focus: Enter would press it again. A text field must not keep it. */
function keepFocus(event: MouseEvent) {
  event.preventDefault();
  if (!isTextField(document.activeElement)) return;
  event.currentTarget.closest<HTMLElement>("[tabindex='-1']")?.focus();
}
