import { Fragment, useState, type ReactNode } from "react";

import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Icon, type IconName } from "../theme/icon.tsx";
import styles from "./result-group.module.css";
import type { StatementWords } from "./statement-words.ts";

export type GroupName = keyof StatementWords["groups"];

const icons: Readonly<Record<GroupName, IconName>> = {
  missingAtBank: "care",
  differences: "care",
  missingHere: "slash",
  ambiguous: "care",
  unread: "care",
  before: "history",
  matched: "check",
};

interface ResultGroupProps<Item> {
  readonly kind: GroupName;
  /** May be more than there are `items` to show. */
  readonly count: number;
  readonly sum: string | null;
  readonly explained: string;
  readonly folded?: boolean;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string | number;
  /** One list item; asked only for those that are shown. */
  readonly children: (item: Item) => ReactNode;
}

const shownAtFirst = 100;
const shownMore = 1_000;

/** One part of the answer; of a long one more is shown when asked. */
export function ResultGroup<Item>(props: ResultGroupProps<Item>) {
  const { children, count, explained, folded = false, items, keyOf, kind, sum } = props;
  const { statement: words } = useMessages();
  const [shown, setShown] = useState(shownAtFirst);
  const [open, setOpen] = useState(!folded);
  if (count === 0) return null;
  const left = items.length - shown;
  return (
    <details
      className={styles["part"]}
      open={open}
      data-kind={kind}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={styles["title"]}>
        <Icon name={icons[kind]} />
        <h2 className={styles["name"]}>{words.groups[kind]}</h2>
        <span className={styles["count"]}>{count}</span>
        {sum === null ? null : <span className={styles["sum"]}>{sum}</span>}
        <span className={styles["arrow"]}>
          <Icon name="next" />
        </span>
      </summary>
      {open ? (
        <>
          <p className={styles["soft"]}>{explained}</p>
          <ul className={styles["lines"]}>
            {items.slice(0, shown).map((item) => (
              <Fragment key={keyOf(item)}>{children(item)}</Fragment>
            ))}
          </ul>
          {left <= 0 ? null : (
            <Button onClick={() => setShown(shown + shownMore)}>
              {words.more(Math.min(left, shownMore))}
            </Button>
          )}
        </>
      ) : null}
    </details>
  );
}
