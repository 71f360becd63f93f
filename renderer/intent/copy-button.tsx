import { useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./copy-button.module.css";
import type { Copying } from "./use-copy.ts";

interface CopyButtonProps {
  readonly text: string;
  /** What the text is, for the button's name. */
  readonly what: string;
  readonly copying: Copying;
}

/** Puts an identifier onto the clipboard, and says that it did. */
export function CopyButton({ copying, text, what }: CopyButtonProps) {
  const { ids: words } = useMessages().intent;
  const isCopied = copying.copied === text;
  return (
    <span className={styles["place"]}>
      <output className={styles["copied"]}>{isCopied ? words.copied : null}</output>
      <button
        type="button"
        className={styles["copy"]}
        data-copied={isCopied}
        aria-label={words.copy(what)}
        title={words.copy(what)}
        onClick={() => copying.copy(text)}
      >
        <Icon name={isCopied ? "check" : "copy"} />
      </button>
    </span>
  );
}
