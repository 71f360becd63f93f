/* oxlint-disable jsx-a11y/prefer-tag-over-role -- each row is placed by itself, which a table's own layout would undo */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from "react";

import { listPageRows } from "../../contract/day-list.ts";
import { useStore } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { changeQuery, useAddress } from "../manager/address.ts";
import { useStoreFinder } from "../manager/managed-stores.tsx";
import { useAllStores } from "../stores/use-all-stores.ts";
import styles from "./day-list.module.css";
import { columnsOf, ListHead } from "./list-head.tsx";
import { readChoice, questionOf } from "./list-question.ts";
import { ListRow } from "./list-row.tsx";
import { ListStatus } from "./list-status.tsx";
import { ListTools } from "./list-tools.tsx";
import { rowAfterKey } from "./row-keys.ts";
import { useList } from "./use-list.ts";
import { useListLayout } from "./use-list-layout.ts";

/** Rows that are drawn beyond what is in sight, so that none is missing when it comes. */
const overscan = 12;

/**
 * The sales of a day, or of every day those that are searched for, of one store or of all: as many
 * as there are, of which only those in sight are drawn, and only the pages around them are kept.
 * @param day yyyy-mm-dd
 */
export function DayList({ day }: { readonly day: string }) {
  const { dayList: words } = useMessages();
  const { query } = useAddress();
  const own = useStore();
  const storeOf = useStoreFinder();
  const withStore = useAllStores();
  const choice = useMemo(() => readChoice(query), [query]);
  const rows = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const tools = useRef<HTMLDivElement>(null);
  const layout = useListLayout({ head, rows, tools });
  const { above, isNarrow, isShort, margin, rowHeight, scroller, toolsHeight } = layout;
  const [active, setActive] = useState(0);
  /** The active row takes the focus as soon as it is drawn; until then another may have it. */
  const takesFocus = useRef(false);

  const hasFocus = () => rows.current?.contains(document.activeElement) === true;
  const { reader, shown } = useList(
    questionOf(query, day),
    () => !hasFocus() && (scroller === null || scroller.scrollTop <= margin - above),
  );
  const { count, pages } = shown;

  // oxlint-disable-next-line react/incompatible-library -- it is used here alone, and not memoized
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: margin,
    scrollPaddingStart: above,
    // The row with the focus stays drawn, however far it is scrolled away.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      if (!hasFocus() || active >= count || drawn.includes(active)) return drawn;
      return active < range.startIndex ? [active, ...drawn] : [...drawn, active];
    },
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const items = virtualizer.getVirtualItems();
  const { endIndex: last = 0, startIndex: first = 0 } = virtualizer.range ?? {};
  useEffect(() => reader.look(first, last), [reader, first, last]);

  // Another list begins at its beginning, unless it is only its days that change.
  const { question } = shown;
  const begin = useEffectEvent(() => {
    // Who moves among the rows goes on at the first one.
    if (hasFocus()) takesFocus.current = true;
    setActive(0);
    if (scroller !== null && scroller.scrollTop > margin - above) {
      scroller.scrollTop = margin - above;
    }
  });
  useLayoutEffect(() => {
    if (question !== null) begin();
  }, [question]);

  const focusRow = (index: number) => {
    const row = rows.current?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;
    takesFocus.current = row === null;
    row?.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    if (takesFocus.current) focusRow(active);
  });

  const goToRow = (index: number) => {
    setActive(index);
    virtualizer.scrollToIndex(index);
    focusRow(index);
  };
  const rowOf = (index: number) =>
    pages.get(Math.floor(index / listPageRows))?.[index % listPageRows] ?? null;
  const openRow = (index: number) => {
    const found = rowOf(index);
    if (found !== null) changeQuery({ intent: found.id }, "push");
  };

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      openRow(active);
      return;
    }
    const seen = scroller === null ? 0 : scroller.clientHeight - above;
    const rowsASight = Math.max(1, Math.floor(seen / rowHeight) - 1);
    if (event.key === "Escape") {
      // One step back: from the rows to the screen, and only from there to the till.
      event.preventDefault();
      scroller?.focus({ preventScroll: true });
      return;
    }
    const next = rowAfterKey(event.key, active, count, rowsASight);
    if (next === null) return;
    event.preventDefault();
    goToRow(next);
  }
  function onClick({ target }: MouseEvent) {
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
    if (row === null) return;
    const index = Number(row.dataset["index"]);
    setActive(index);
    openRow(index);
  }

  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- React knows no custom properties
  const place = {
    "--rows-height": `${virtualizer.getTotalSize()}px`,
    "--row-height": `${rowHeight}px`,
    "--tools-height": `${toolsHeight}px`,
  } as CSSProperties;
  const isEmpty = count === 0;
  return (
    <section
      className={styles["list"]}
      style={place}
      aria-label={words.title}
      data-testid="day-list"
      data-day-list
    >
      <ListTools
        choice={choice}
        toolsRef={tools}
        onLeaveSearch={() => {
          if (count > 0) goToRow(Math.min(active, count - 1));
        }}
      />
      <ListStatus
        shown={shown}
        onNewer={() => {
          reader.refresh();
          setActive(0);
          scroller?.scrollTo({ top: Math.max(0, Math.min(scroller.scrollTop, margin - above)) });
        }}
        onAgain={reader.again}
      />
      <div
        role="grid"
        className={styles["grid"]}
        data-narrow={isNarrow}
        data-short={isShort}
        data-days={choice.everyDay}
        data-stores={withStore}
        data-empty={isEmpty}
        aria-label={words.title}
        // As long as it is not known, ARIA wants -1.
        aria-rowcount={shown.summary === null ? -1 : count + 1}
        aria-colcount={columnsOf(withStore).length}
        aria-busy={shown.waiting}
      >
        <ListHead choice={choice} headRef={head} withStore={withStore} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a grid's keys and clicks are heard here for all of its rows */}
        <div
          ref={rows}
          role="rowgroup"
          className={styles["rows"]}
          data-waiting={shown.waiting}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onFocus={({ target }) => {
            const index = target.dataset["index"];
            if (index !== undefined) setActive(Number(index));
          }}
        >
          {items.map(({ index, start }) => {
            const paymentIntent = rowOf(index);
            return (
              <ListRow
                key={index}
                index={index}
                start={start - margin}
                paymentIntent={paymentIntent}
                timeZone={storeOf(paymentIntent?.store.id ?? "").timeZone}
                ownTimeZone={withStore ? own.timeZone : null}
                withDay={choice.everyDay}
                isActive={index === Math.min(active, count - 1)}
                isOpen={paymentIntent !== null && paymentIntent.id === query["intent"]}
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}
