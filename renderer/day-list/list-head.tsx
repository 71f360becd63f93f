/* oxlint-disable jsx-a11y/prefer-tag-over-role -- each row is placed by itself, which a table's own layout would undo */
import type { RefObject } from "react";

import type { ListSort } from "../../contract/day-list.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { changeQuery } from "../manager/address.ts";
import styles from "./list-head.module.css";
import { nextOrder, type ListChoice } from "./list-question.ts";

/** In the order in which they stand. */
const columns: readonly (readonly [ListSort, string])[] = [
  ["createdAt", "time"],
  ["status", "status"],
  ["store", "store"],
  ["reference", "reference"],
  ["cashier", "cashier"],
  ["till", "till"],
  ["bankReference", "bank"],
  ["amount", "amount"],
];

/** @param withStore several stores' sales stand in the list */
export function columnsOf(withStore: boolean): typeof columns {
  return withStore ? columns : columns.filter(([sort]) => sort !== "store");
}

/** The columns' names, each of which sorts the list. */
export function ListHead({
  choice,
  headRef,
  withStore,
}: {
  readonly choice: ListChoice;
  readonly withStore: boolean;
  readonly headRef: RefObject<HTMLDivElement | null>;
}) {
  const { dayList: words } = useMessages();
  return (
    <div ref={headRef} role="rowgroup" className={styles["group"]}>
      <div role="row" aria-rowindex={1} className={styles["row"]}>
        {columnsOf(withStore).map(([sort, name]) => {
          const isSorted = choice.sort === sort;
          const direction = choice.order === "asc" ? "ascending" : "descending";
          return (
            <div
              key={sort}
              role="columnheader"
              className={styles["cell"]}
              data-column={name}
              aria-sort={isSorted ? direction : "none"}
            >
              <button
                type="button"
                className={styles["button"]}
                onClick={() => changeQuery({ sort, order: nextOrder(choice, sort) }, "push")}
              >
                {words.columns[sort]}
                <svg className={styles["arrow"]} viewBox="0 0 12 12" aria-hidden="true">
                  <path d={choice.order === "asc" ? "M2 8l4-5 4 5z" : "M2 4l4 5 4-5z"} />
                </svg>
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
