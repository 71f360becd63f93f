import type { ReactNode } from "react";

import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Icon } from "../theme/icon.tsx";
import { mostMovements } from "./read-statement.ts";
import styles from "./statement-result.module.css";
import { checkWithoutNumber, type StatementState } from "./statement-store.ts";

interface VerdictProps {
  readonly checked: Extract<StatementState, { readonly kind: "checked" }>;
  readonly dayText: (day: string) => string;
}

/** The whole check in a line; and where one cause explains it all, what helps. */
export function Verdict({ checked, dayText }: VerdictProps) {
  const { statement: words } = useMessages();
  const { check, statement } = checked;
  const { ambiguities, before, differences, firstSale, matches, missingAtBank, missingHere } =
    check;
  const counts = [
    [missingAtBank.length, words.groups.missingAtBank] as const,
    [differences.length, words.groups.differences] as const,
    [missingHere.length, words.groups.missingHere] as const,
    [ambiguities.length, words.groups.ambiguous] as const,
    [statement.unreadCount, words.groups.unread] as const,
  ].filter(([count]) => count > 0);
  const isWell = counts.length === 0 && !statement.cut;
  const numbersDisagree =
    matches.every(({ by }) => by === "amount") &&
    missingHere.some(({ operation }) => operation !== null) &&
    missingAtBank.some(({ operation }) => operation !== null);

  function hint(): ReactNode {
    if (statement.cut && counts.length > 0) return <p>{words.cut(mostMovements)}</p>;
    if (firstSale === null) return <p>{words.noSales}</p>;
    return numbersDisagree ? <p>{words.noNumber}</p> : null;
  }

  return (
    <div className={styles["verdict"]} data-well={isWell}>
      <output className={styles["words"]}>
        <Icon name={isWell ? "check" : "care"} />
        <div>
          <p className={styles["said"]}>
            {!isWell
              ? counts.map(([count, name]) => `${name}: ${count}`).join(" · ") ||
                words.cut(mostMovements)
              : before.length === 0 || firstSale === null
                ? words.allWell
                : words.allWellSince(dayText(firstSale))}
          </p>
          {hint()}
        </div>
      </output>
      {numbersDisagree ? <Button onClick={checkWithoutNumber}>{words.withoutNumber}</Button> : null}
    </div>
  );
}
