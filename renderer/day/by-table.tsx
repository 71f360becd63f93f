import { useId, useState, type CSSProperties } from "react";

import type { Currency } from "../../contract/money.ts";
import { useFormatAmount, useFormatCount, useMessages } from "../i18n/use-messages.ts";
import styles from "./by-table.module.css";
import { keepOrder } from "./keep-order.ts";
import { useListFilter } from "./use-list-filter.ts";

export interface ByRow {
  /** As the list's filter knows it. */
  readonly id: string;
  readonly name: string;
  readonly received: { readonly count: number; readonly amount: number };
}

interface ByTableProps {
  readonly title: string;
  readonly filter: "till" | "cashier";
  readonly rows: readonly ByRow[];
  readonly currency: Currency;
}

/** What came in by till, or by cashier: the most first, and then each keeps its place. */
export function ByTable({ currency, filter, rows, title }: ByTableProps) {
  const { managerDay } = useMessages();
  const words = managerDay.by;
  const formatAmount = useFormatAmount();
  const formatCount = useFormatCount();
  const titleId = useId();
  const ordered = useSteadyOrder(rows);
  const largest = rows.reduce((most, { received }) => Math.max(most, received.amount), 1);
  return (
    <section className={styles["card"]} aria-labelledby={titleId} data-testid={`by-${filter}`}>
      <table className={styles["table"]} aria-labelledby={titleId}>
        <thead>
          <tr>
            <th scope="col" id={titleId} className={styles["title"]}>
              {title}
            </th>
            <th scope="col">{words.sales}</th>
            <th scope="col">{words.received}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <span className={styles["part"]} style={partOf(row.received.amount / largest)} />
                <FilterButton filter={filter} id={row.id} name={row.name} />
              </th>
              <td>{formatCount(row.received.count)}</td>
              <td className={styles["amount"]}>{formatAmount(row.received.amount, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className={styles["none"]}>{words.none}</p> : null}
    </section>
  );
}

interface FilterButtonProps {
  readonly filter: "till" | "cashier";
  readonly id: string;
  readonly name: string;
}

function FilterButton({ filter, id, name }: FilterButtonProps) {
  const { managerDay } = useMessages();
  const { pressed, toggle } = useListFilter(filter, id);
  return (
    <button
      type="button"
      className={styles["button"]}
      aria-pressed={pressed}
      title={managerDay.glance.filters}
      onClick={toggle}
    >
      {name}
    </button>
  );
}

/** The rows in the order in which they first lay there. */
function useSteadyOrder(rows: readonly ByRow[]): readonly ByRow[] {
  const [order, setOrder] = useState<readonly string[]>([]);
  const byAmount = rows.toSorted((a, b) => b.received.amount - a.received.amount);
  const keys = byAmount.map(({ id }) => id);
  const next = keepOrder(order, keys);
  if (next.length !== order.length || next.some((key, index) => key !== order[index])) {
    setOrder(next);
  }
  const places = new Map(next.map((key, index) => [key, index]));
  const placeOf = ({ id }: ByRow) => places.get(id) ?? 0;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** How much of the width a row's bar takes: computed, so no class can say it. */
function partOf(part: number): CSSProperties {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- React's types know no custom properties
  return { "--part": part } as CSSProperties;
}
