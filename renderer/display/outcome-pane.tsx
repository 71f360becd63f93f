import { Amount } from "../theme/amount.tsx";
import { Icon } from "../theme/icon.tsx";
import { toneIcons, type Tone } from "../theme/tone.ts";
import styles from "./outcome-pane.module.css";

interface OutcomePaneProps {
  readonly tone: Tone;
  readonly said: { readonly title: string; readonly body: string };
  readonly amount?: string;
  readonly shopName?: string | null;
}

/** One meaning, told by icon, word and colour, with the amount that it is about. */
export function OutcomePane({ amount, said, shopName = null, tone }: OutcomePaneProps) {
  return (
    <div className={styles["pane"]} data-tone={tone}>
      {shopName === null ? null : <p className={styles["shop"]}>{shopName}</p>}
      <span className={styles["mark"]}>
        <Icon name={toneIcons[tone]} />
      </span>
      <h1 className={styles["title"]}>{said.title}</h1>
      {amount === undefined ? null : (
        <p className={styles["amount"]}>
          <Amount text={amount} />
        </p>
      )}
      <p className={styles["body"]}>{said.body}</p>
    </div>
  );
}
