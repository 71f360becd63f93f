import { useStore } from "../bridge/till-store.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { changeEntry, useEntryStore } from "./entry-store.ts";
import { keepFocusAway } from "./key-target.ts";
import { noTip } from "./tip.ts";
import styles from "./tip-row.module.css";

/** What the customer adds, where the store takes tips: none, a share, or an amount of its own. */
export function TipRow() {
  const { charge } = useMessages();
  const formatAmount = useFormatAmount();
  const { currency, tips } = useStore();
  const tip = useEntryStore(({ entry }) => entry.tip);
  const typing = useEntryStore(({ entry }) => entry.typing === "tip");
  if (tips === null) return null;
  const words = charge.tip;
  return (
    <fieldset className={styles["row"]} aria-label={words.legend}>
      <span className={styles["legend"]} aria-hidden="true">
        {words.legend} <kbd className={styles["key"]}>*</kbd>
      </span>
      <Chip chosen={tip.kind === "none"} onChoose={() => changeEntry({ kind: "tip", tip: noTip })}>
        {words.none}
      </Chip>
      {tips.percents.map((percent) => (
        <Chip
          key={percent}
          chosen={tip.kind === "percent" && tip.percent === percent}
          onChoose={() => changeEntry({ kind: "tip", tip: { kind: "percent", percent } })}
        >
          {words.percent(percent)}
        </Chip>
      ))}
      <Chip
        chosen={tip.kind === "free"}
        typing={typing}
        shortcut="/"
        onChoose={() => changeEntry({ kind: "freeTip" })}
      >
        {tip.kind === "free" ? formatAmount(tip.amount, currency) : words.free}
      </Chip>
    </fieldset>
  );
}

interface ChipProps {
  readonly children: string;
  readonly chosen: boolean;
  readonly typing?: boolean;
  readonly shortcut?: string;
  readonly onChoose: () => void;
}

function Chip({ children, chosen, typing = false, shortcut, onChoose }: ChipProps) {
  return (
    <button
      type="button"
      className={styles["chip"]}
      aria-pressed={chosen}
      aria-keyshortcuts={shortcut}
      data-typing={typing}
      onMouseDown={keepFocusAway}
      onClick={onChoose}
    >
      {children}
      {shortcut === undefined ? null : (
        <kbd className={styles["key"]} aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </button>
  );
}
