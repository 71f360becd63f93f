import type { ReactNode } from "react";

import styles from "./button.module.css";

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: (() => void) | undefined;
  readonly kind?: "primary" | "quiet" | "care";
  readonly type?: "button" | "submit";
  readonly disabled?: boolean;
  /** The key that does the same, named on the button. */
  readonly shortcut?: Shortcut | undefined;
}

type Shortcut = "Enter" | "Escape" | "-" | "+" | "Control+L";
/** How the key is named on the button, and how ARIA names it. */
const keyNames: Readonly<Record<Shortcut, readonly [string, string]>> = {
  Enter: ["Enter", "Enter"],
  Escape: ["Esc", "Escape"],
  "-": ["−", "-"],
  "+": ["+", "Plus"],
  "Control+L": ["Ctrl+L", "Control+L"],
};

export function Button({
  children,
  onClick,
  kind = "quiet",
  type = "button",
  disabled = false,
  shortcut,
}: ButtonProps) {
  return (
    <button
      className={styles["button"]}
      data-kind={kind}
      type={type === "submit" ? "submit" : "button"}
      disabled={disabled}
      onClick={onClick}
      aria-keyshortcuts={shortcut === undefined ? undefined : keyNames[shortcut][1]}
    >
      {children}
      {shortcut === undefined ? null : (
        <kbd className={styles["shortcut"]} aria-hidden="true">
          {keyNames[shortcut][0]}
        </kbd>
      )}
    </button>
  );
}
