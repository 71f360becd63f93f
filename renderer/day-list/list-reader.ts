import type { Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { listPageRows, type ListSummary } from "../../contract/day-list.ts";
import type { Result } from "../../contract/result.ts";
import type { ListQuestion } from "./list-question.ts";

/** What is shown of a list of any length: a few pages of it, by their number. */
export interface ShownList {
  /** `null` until the first answer. */
  readonly question: ListQuestion | null;
  /** How many rows the list has, as it was divided into pages. */
  readonly count: number;
  readonly pages: ReadonlyMap<number, readonly PaymentIntent[]>;
  /** The newest sums; they may count rows that are not shown yet. */
  readonly summary: ListSummary | null;
  /** Another list has been asked for; what is shown is the one before. */
  readonly waiting: boolean;
  /** Charged since the list was divided. */
  readonly newer: number;
  readonly failure: Failure | null;
}

type ReadPage = (
  query: Readonly<Record<string, string>>,
) => Promise<Result<{ readonly paymentIntents: readonly PaymentIntent[] }, Failure>>;

export interface ListReaderOptions {
  /** The page for which somebody waits who has opened a list. */
  readonly readFirstPage: ReadPage;
  readonly readPage: ReadPage;
  readonly readSummary: (
    query: Readonly<Record<string, string>>,
  ) => Promise<Result<ListSummary, Failure>>;
  /** Whether new rows may appear: nobody reads further down or has picked a row. */
  readonly mayGrow: () => boolean;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** Reads a list by the pages that are in sight. */
export interface ListReader {
  readonly shown: () => ShownList;
  readonly subscribe: (listener: () => void) => () => void;
  /** Another list; the one before stays until its first rows are there. */
  readonly open: (question: ListQuestion) => void;
  /** Rows from `first` to `last` are in sight. */
  readonly look: (first: number, last: number) => void;
  /** A payment intent has changed, or is new. */
  readonly changed: (paymentIntent: PaymentIntent) => void;
  /** Divides the list anew, with what has come since. What is in sight stays until then. */
  readonly refresh: () => void;
  /** What is shown may be out of date: it is read again where it stands, and nothing moves. */
  readonly reread: () => void;
  /** Tries again after a failure. */
  readonly again: () => void;
  readonly close: () => void;
}

const mostPages = 12;
const mostUnderWay = 2;
const mostTold = 200;
/** Sums are asked for at most so often, and for little of the relay's time where a day is large. */
const leastPauseMs = 400;
const pauseFactor = 9;
const mostPauseMs = 3_000;

const nothing: ShownList = {
  question: null,
  count: 0,
  pages: new Map(),
  summary: null,
  waiting: true,
  newer: 0,
  failure: null,
};

export function createListReader(options: ListReaderOptions): ListReader {
  const { mayGrow, now, readFirstPage, readPage, readSummary } = options;
  const listeners = new Set<() => void>();
  let shown = nothing;
  let asked: ListQuestion = {};
  /** Answers to an earlier question, or to an earlier division of the list, are dropped. */
  let turn = 0;
  /** Where each page begins; the last division that was taken over. */
  let division: ListSummary | null = null;
  let sight = { first: 0, last: 0 };
  const underWay = new Set<number>();
  let pause: ReturnType<typeof setTimeout> | null = null;
  let tookMs = 0;
  /** How many times the sums are being asked for. */
  let summing = 0;
  /** Something changed while the sums were asked for, or before they could be. */
  let missed = false;
  /** What is shown may be out of date, and is read again once the list is divided. */
  let stale = false;
  /** What was told of late: a page that was asked for before may hold an older word. */
  const told = new Map<string, PaymentIntent>();

  function show(change: Partial<ShownList>): void {
    shown = { ...shown, ...change };
    for (const listener of listeners) listener();
  }

  function boundsOf(page: number, of: ListSummary): Record<string, string> {
    const cursor = of.pages[page];
    const until = of.pages[page + 1];
    return {
      ...(cursor === undefined ? {} : { cursor }),
      ...(until === undefined ? {} : { until }),
      limit: String(2 * listPageRows),
    };
  }

  async function open(question: ListQuestion): Promise<void> {
    const mine = begin();
    asked = question;
    division = null;
    sight = { first: 0, last: 0 };
    stale = false;
    show({ waiting: true });
    const page = await readFirstPage({ ...question, limit: String(listPageRows) });
    if (mine !== turn) return;
    if (!page.ok) {
      // Told meanwhile that there is more to read: the relay is back.
      if (stale) return open(question);
      show({ ...nothing, question, waiting: false, failure: page.failure });
      return;
    }
    const rows = latest(page.value.paymentIntents);
    show({ ...nothing, question, waiting: false, count: rows.length, pages: new Map([[0, rows]]) });
    await divide(mine);
  }

  /** Asks where the list's pages begin, and shows what is in sight by that. */
  async function divide(mine: number): Promise<void> {
    const summary = await readTimed({});
    if (mine !== turn) return;
    if (summary.ok) await takeOver(summary.value);
    else if (stale) {
      stale = false;
      await divide(begin());
    } else show({ failure: summary.failure });
    if (missed) later(false);
  }

  async function takeOver(summary: ListSummary): Promise<void> {
    const mine = begin();
    const count = summary.count;
    const isFirst =
      division === null && shown.pages.get(0)?.[0]?.id === (summary.firstId ?? undefined);
    if (isFirst) {
      division = summary;
      show({ count, summary, newer: 0, failure: null });
      if (stale) rereadInSight(summary);
      load();
      return;
    }
    const numbers = pagesInSight(summary);
    const pages = new Map<number, readonly PaymentIntent[]>();
    for (const number of numbers) {
      const page = await readPage({ ...asked, ...boundsOf(number, summary) });
      if (mine !== turn) return;
      if (!page.ok) {
        show({ failure: page.failure });
        return;
      }
      pages.set(number, latest(page.value.paymentIntents));
    }
    division = summary;
    stale = false;
    show({ count, summary, pages, newer: 0, failure: null });
    load();
  }

  /** Where it stands: nothing moves. */
  function rereadInSight(of: ListSummary): void {
    begin();
    stale = false;
    const inSight = pagesInSight(of);
    show({ pages: new Map([...shown.pages].filter(([page]) => inSight.includes(page))) });
    for (const page of inSight) void read(page, of);
    later(false);
  }

  function begin(): number {
    turn += 1;
    underWay.clear();
    if (pause !== null) clearTimeout(pause);
    pause = null;
    return turn;
  }

  async function readTimed(more: Readonly<Record<string, string>>) {
    const began = now();
    if (summing === 0) missed = false;
    summing += 1;
    const summary = await readSummary({ ...asked, ...more });
    summing -= 1;
    tookMs = now() - began;
    return summary;
  }

  function pagesInSight(of: ListSummary): readonly number[] {
    const last = Math.max(0, of.pages.length - 1);
    const pageOf = (row: number) => Math.min(last, Math.max(0, Math.floor(row / listPageRows)));
    const numbers: number[] = [];
    for (let page = pageOf(sight.first); page <= pageOf(sight.last); page += 1) numbers.push(page);
    return numbers;
  }

  function load(): void {
    if (division === null || shown.failure !== null) return;
    const half = listPageRows / 2;
    const near = { first: sight.first - half, last: sight.last + half };
    const inSight = pagesInSight(division);
    const around = [near.first, near.last].map((row) => Math.floor(row / listPageRows));
    for (const page of [...inSight, ...around]) {
      if (underWay.size >= mostUnderWay) return;
      if (page < 0 || page >= division.pages.length) continue;
      if (!shown.pages.has(page) && !underWay.has(page)) void read(page, division);
    }
  }

  async function read(number: number, of: ListSummary): Promise<void> {
    const mine = turn;
    underWay.add(number);
    const page = await readPage({ ...asked, ...boundsOf(number, of) });
    if (mine !== turn) return;
    underWay.delete(number);
    if (!page.ok) {
      show({ failure: page.failure });
      return;
    }
    const rows = latest(page.value.paymentIntents);
    show({ pages: nearest(new Map([...shown.pages, [number, rows]])) });
    // Rows have moved to other pages: what the list is sorted by has changed.
    if (rows.length !== Math.min(listPageRows, of.count - number * listPageRows)) later(true);
    load();
  }

  function latest(rows: readonly PaymentIntent[]): readonly PaymentIntent[] {
    return rows.map((row) => {
      const last = told.get(row.id);
      return last !== undefined && last.updatedAt > row.updatedAt ? last : row;
    });
  }

  function learn(paymentIntent: PaymentIntent): void {
    const { id, updatedAt } = paymentIntent;
    if ((told.get(id)?.updatedAt ?? "") > updatedAt) return;
    // Told last, it is forgotten last.
    told.delete(id);
    told.set(id, paymentIntent);
    const [oldest] = told.keys();
    if (told.size > mostTold && oldest !== undefined) told.delete(oldest);
  }

  function nearest(pages: ReadonlyMap<number, readonly PaymentIntent[]>) {
    const middle = (sight.first + sight.last) / 2 / listPageRows;
    const kept = [...pages].toSorted(([a], [b]) => Math.abs(a - middle) - Math.abs(b - middle));
    return new Map(kept.slice(0, mostPages));
  }

  /** Asks for the sums anew, in a while. @param moved the list must be divided anew too */
  function later(moved: boolean): void {
    if (summing > 0 || division === null) missed = true;
    if (summing > 0 || pause !== null || division === null) return;
    const wait = Math.min(mostPauseMs, Math.max(leastPauseMs, pauseFactor * tookMs));
    pause = setTimeout(() => {
      pause = null;
      void sumUp(moved);
    }, wait);
  }

  async function sumUp(moved: boolean): Promise<void> {
    const mine = turn;
    const since = division?.newestAt ?? null;
    const summary = await readTimed(since === null ? {} : { since });
    if (mine === turn && summary.ok) {
      const newer = since === null ? summary.value.count : summary.value.newer;
      if (moved || (newer > 0 && mayGrow())) await takeOver(summary.value);
      else show({ summary: summary.value, newer });
    }
    // Sums that failed are not spoken of: the next change or page asks again.
    if (missed) later(false);
  }

  return {
    shown: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: (question) => void open(question),
    look(first, last) {
      sight = { first, last };
      load();
    },
    changed(paymentIntent) {
      learn(paymentIntent);
      for (const [number, rows] of shown.pages) {
        const index = rows.findIndex(({ id }) => id === paymentIntent.id);
        const before = rows[index];
        if (before === undefined || before.updatedAt > paymentIntent.updatedAt) continue;
        show({ pages: new Map([...shown.pages, [number, rows.with(index, paymentIntent)]]) });
      }
      later(false);
    },
    refresh: () => void (shown.waiting ? open(asked) : divide(begin())),
    reread() {
      const failed = shown.failure !== null;
      show({ failure: null });
      // The relay's database may be an older one: what it says now counts.
      told.clear();
      // What is on its way is shown first, though it may be older than what there is to be told.
      if (shown.waiting || (division === null && !failed)) stale = true;
      else if (shown.pages.size === 0) void open(asked);
      else if (division === null) void divide(begin());
      else rereadInSight(division);
    },
    again() {
      show({ failure: null });
      if (shown.question === null || shown.pages.size === 0) void open(asked);
      else if (division === null) void divide(begin());
      else load();
    },
    close() {
      begin();
      listeners.clear();
    },
  };
}
