import { useLayoutEffect, useState, type RefObject } from "react";

/** Where the list stands in what scrolls, in pixels. */
export interface ListLayout {
  readonly scroller: HTMLElement | null;
  /** From the beginning of what scrolls to the first row. */
  readonly margin: number;
  /** What stays above the rows while they scroll. */
  readonly above: number;
  readonly toolsHeight: number;
  readonly rowHeight: number;
  /** Too narrow for columns: a row has two lines. */
  readonly isNarrow: boolean;
  /** Room for some columns. */
  readonly isShort: boolean;
}

const narrowRem = 50;
const shortRem = 64;
const rowRem = { wide: 3.25, narrow: 4.5 };

interface Parts {
  readonly rows: RefObject<HTMLElement | null>;
  readonly head: RefObject<HTMLElement | null>;
  readonly tools: RefObject<HTMLElement | null>;
}

/** Follows the list's place: what stands above it grows and shrinks, and so does the window. */
export function useListLayout({ head, rows, tools }: Parts): ListLayout {
  const [layout, setLayout] = useState<ListLayout>({
    scroller: null,
    margin: 0,
    above: 0,
    toolsHeight: 0,
    rowHeight: 52,
    isNarrow: false,
    isShort: false,
  });
  useLayoutEffect(() => {
    const list = rows.current;
    const scroller = list?.closest("main") ?? null;
    if (list === null || scroller === null) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const width = list.clientWidth / rem;
      const isNarrow = width < narrowRem;
      const from = scroller.getBoundingClientRect().top - scroller.scrollTop;
      const isSticky = (part: HTMLElement | null) =>
        part !== null && getComputedStyle(part).position === "sticky";
      const heightOf = (part: HTMLElement | null) =>
        part !== null && isSticky(part) ? part.offsetHeight : 0;
      const toolsHeight = heightOf(tools.current);
      const next: ListLayout = {
        scroller,
        // Rather a part of a pixel too little: a row that is gone to stands whole below the head.
        margin: Math.floor(list.getBoundingClientRect().top - from),
        toolsHeight,
        above: toolsHeight + heightOf(head.current),
        rowHeight: Math.round((isNarrow ? rowRem.narrow : rowRem.wide) * rem),
        isNarrow,
        isShort: !isNarrow && width < shortRem,
      };
      setLayout((before) => (isSame(before, next) ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    for (let part: Element = list; part !== scroller;) {
      const parent: Element | null = part.parentElement;
      if (parent === null) break;
      for (const each of parent.children) observer.observe(each);
      part = parent;
    }
    return () => observer.disconnect();
  }, [head, rows, tools]);
  return layout;
}

function isSame(a: ListLayout, b: ListLayout): boolean {
  return (
    a.scroller === b.scroller &&
    a.margin === b.margin &&
    a.above === b.above &&
    a.toolsHeight === b.toolsHeight &&
    a.rowHeight === b.rowHeight &&
    a.isNarrow === b.isNarrow &&
    a.isShort === b.isShort
  );
}
