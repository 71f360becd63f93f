import type { DisplayState } from "../../contract/display.ts";
import type { DisplayWords } from "./display-words.ts";
import styles from "./idle-pane.module.css";

interface IdlePaneProps {
  readonly shop: DisplayState["shop"];
  readonly words: DisplayWords;
}

/** Between two customers: whose shop this is, and nothing that moves. */
export function IdlePane({ shop, words }: IdlePaneProps) {
  if (shop === null) return null;
  return (
    <div className={styles["pane"]}>
      {shop.logo === null ? null : <img className={styles["logo"]} src={shop.logo} alt="" />}
      <h1 className={styles["name"]}>{shop.name}</h1>
      <p className={styles["line"]}>{words.idle}</p>
    </div>
  );
}
