import type { ReactNode } from "react";

import styles from "./button.module.css";

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: (() => void) | undefined;
  readonly kind?: "primary" | "quiet" | "care";
  readonly type?: "button" | "submit";
  readonly disabled?: boolean;
  /** The key that does the same, named on the button. */
  readonly shortcut?: "Enter" | "Escape" | "Control+L";
}

const shortcutNames = { Enter: "Enter", Escape: "Esc", "Control+L": "Ctrl+L" } as const;

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
      aria-keyshortcuts={shortcut}
    >
      {children}
      {shortcut === undefined ? null : (
        <kbd className={styles["shortcut"]} aria-hidden="true">
          {shortcutNames[shortcut]}
        </kbd>
      )}
    </button>
  );
}
