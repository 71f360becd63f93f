import { create } from "zustand";

import { addDays } from "../../contract/business-day.ts";
import type { Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { ColumnMapping } from "../../contract/statement.ts";
import type { ManagedStore } from "../../contract/stores.ts";
import { bridge } from "../bridge/bridge.ts";
import { presentTill, useTillStore } from "../bridge/till-store.ts";
import { layoutOf } from "./column-mapping.ts";
import type { StatementCheck } from "./statement-check.ts";
import { readPaidSales, toPaidSale } from "./paid-sales.ts";
import type { StatementHead } from "./read-statement.ts";
import type { FileFault } from "./statement-file.ts";
import type { ReadAnswer, StatementAnswer, StatementQuestion } from "./statement-worker.ts";

/** A statement of more days than this is refused: every sale of them would be asked for. */
export const mostDays = 92;

export type StatementFault =
  | {
      readonly kind: "file";
      readonly fault: FileFault | "unreadable";
      readonly line: number | null;
    }
  | { readonly kind: "no_movements" }
  | { readonly kind: "too_many_days" }
  | { readonly kind: "relay"; readonly failure: Failure };

/** How far the check of a statement is. */
export type StatementState =
  | { readonly kind: "none"; readonly fault: StatementFault | null }
  | { readonly kind: "opening"; readonly file: File }
  | {
      readonly kind: "columns";
      readonly file: File;
      readonly head: StatementHead;
      readonly mapping: Partial<ColumnMapping>;
      readonly fault: StatementFault | null;
    }
  | {
      readonly kind: "working";
      readonly file: File;
      /** Of the file, while it is read; `null`: the sales are asked for. */
      readonly part: number | null;
      readonly sales: number;
    }
  | {
      readonly kind: "checked";
      readonly file: File;
      readonly head: StatementHead;
      readonly mapping: ColumnMapping;
      readonly statement: ReadAnswer;
      readonly check: StatementCheck;
      readonly sales: ReadonlyMap<string, PaymentIntent>;
      /** The store that it was checked with. */
      readonly store: ManagedStore;
      /** The same as it stands in the address. */
      readonly storeChoice: string | undefined;
    };

interface StatementStore {
  readonly state: StatementState;
}

export const useStatementStore = create<StatementStore>()(() => ({
  state: { kind: "none", fault: null },
}));

function show(state: StatementState): void {
  useStatementStore.setState({ state });
}

/** The manager who opened it: it ends with the till's lock, and where another one comes. */
let owner: string | null = null;
/** The one statement that is worked on; whatever an earlier one still says is not heard. */
let worker: Worker | null = null;
let working = new AbortController();

function stopWork(): void {
  working.abort();
  working = new AbortController();
  worker?.terminate();
  worker = null;
}

function startWorker(onAnswer: (answer: StatementAnswer) => void): Worker {
  const started = new Worker(new URL("./statement-worker.ts", import.meta.url), { type: "module" });
  // It could not be started, or ran out of memory: nothing more is to be heard of it.
  started.addEventListener("error", () =>
    onAnswer({ kind: "fault", fault: "unreadable", line: null }),
  );
  started.addEventListener("message", ({ data }: MessageEvent<StatementAnswer>) => onAnswer(data));
  return started;
}

function ask(question: StatementQuestion): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origins to choose from
  worker?.postMessage(question);
}

/** Gives the statement up; nothing of it is kept. */
export function forgetStatement(): void {
  stopWork();
  show({ kind: "none", fault: null });
}

/** Looks at a file's beginning and at how its bank's columns were told apart the last time. */
export function openStatement(file: File): void {
  stopWork();
  owner = presentTill()?.manager?.staff.id ?? null;
  const { signal } = working;
  show({ kind: "opening", file });
  worker = startWorker((answer) => {
    if (answer.kind === "fault") giveUp({ kind: "file", fault: answer.fault, line: answer.line });
    if (answer.kind === "head") void chooseColumns(file, answer.head, signal);
  });
  ask({ kind: "head", file });
}

function giveUp(fault: StatementFault): void {
  stopWork();
  show({ kind: "none", fault });
}

async function chooseColumns(file: File, head: StatementHead, signal: AbortSignal): Promise<void> {
  const layout = layoutOf(head.headings);
  const known = layout === "" ? null : await bridge.call("statement.columns", { layout });
  if (signal.aborted) return;
  const remembered = known?.ok === true ? known.value : null;
  const { amount, date, ...others } = head.guess;
  const guessed = {
    ...others,
    ...(amount === null ? {} : { amount }),
    ...(date === null ? {} : { date }),
  };
  show({ kind: "columns", file, head, mapping: remembered ?? guessed, fault: null });
}

/** Another column for one of the roles; `null`: none. */
export function changeColumn(role: keyof ColumnMapping, column: number | null): void {
  const { state } = useStatementStore.getState();
  if (state.kind !== "columns") return;
  const { [role]: _, ...others } = state.mapping;
  const mapping = column === null ? { ...others, ...noneOf(role) } : { ...others, [role]: column };
  show({ ...state, mapping, fault: null });
}

function noneOf(role: keyof ColumnMapping): Partial<ColumnMapping> {
  return role === "date" || role === "amount" ? {} : { [role]: null };
}

/** Back to the columns of the same file. */
export function chooseColumnsAgain(): void {
  const { state } = useStatementStore.getState();
  if (state.kind !== "checked") return;
  const { file, head, mapping } = state;
  show({ kind: "columns", file, head, mapping, fault: null });
}

/** Once more, by amount, day and bank alone: this bank's numbers are not those of the receipts. */
export function checkWithoutNumber(): void {
  const { state } = useStatementStore.getState();
  if (state.kind !== "checked") return;
  const { mapping, store, storeChoice } = state;
  chooseColumnsAgain();
  checkStatement({ ...mapping, operation: null }, store, storeChoice);
}

/** Reads the file and matches it with the store's paid sales. */
export function checkStatement(
  mapping: ColumnMapping,
  store: ManagedStore,
  storeChoice: string | undefined,
): void {
  const { state } = useStatementStore.getState();
  if (state.kind !== "columns") return;
  const { file, head } = state;
  const layout = layoutOf(head.headings);
  if (layout !== "") void bridge.call("statement.remember", { layout, mapping });
  stopWork();
  const { signal } = working;
  const backToColumns = (fault: StatementFault) => {
    stopWork();
    show({ ...state, mapping, fault });
  };
  let sales: readonly PaymentIntent[] = [];
  let statement: ReadAnswer | null = null;

  async function readSales(read: ReadAnswer): Promise<void> {
    const { days } = read;
    if (days === null || read.count === 0) return backToColumns({ kind: "no_movements" });
    if (addDays(days.first, mostDays) <= days.last) {
      return backToColumns({ kind: "too_many_days" });
    }
    const working = (count: number) => show({ kind: "working", file, part: null, sales: count });
    working(0);
    const told = await readPaidSales(store, storeChoice, days, working, signal);
    if (signal.aborted) return;
    if (!told.ok) return backToColumns({ kind: "relay", failure: told.failure });
    statement = read;
    sales = told.value;
    ask({ kind: "match", sales: sales.map((each) => toPaidSale(each, store.timeZone)) });
  }

  show({ kind: "working", file, part: 0, sales: 0 });
  worker = startWorker((answer) => {
    switch (answer.kind) {
      case "fault":
        giveUp({ kind: "file", fault: answer.fault, line: answer.line });
        return;
      case "progress":
        show({ kind: "working", file, part: answer.bytes / answer.of, sales: 0 });
        return;
      case "read":
        void readSales(answer.statement);
        return;
      case "matched":
        if (statement === null) return;
        show({
          kind: "checked",
          file,
          head,
          mapping,
          statement,
          check: answer.check,
          sales: new Map(sales.map((each) => [each.id, each])),
          store,
          storeChoice,
        });
        stopWork();
        return;
      case "head":
    }
  });
  ask({ kind: "read", file, head, mapping, currency: store.currency });
}

useTillStore.subscribe(({ till }) => {
  if (till === null || useStatementStore.getState().state.kind === "none") return;
  const present = till.manager?.staff.id ?? owner;
  if (till.signIn.kind === "locked" || (owner !== null && present !== owner)) forgetStatement();
  owner = present;
});
