/** Reads and matches a statement off the screen's thread. The file never leaves this computer. */
import type { Currency } from "../../contract/money.ts";
import type { ColumnMapping } from "../../contract/statement.ts";
import { matchStatement } from "./match-statement.ts";
import type { Movement, PaidSale, StatementCheck } from "./statement-check.ts";
import {
  readHead,
  readStatement,
  type ReadStatement,
  type StatementHead,
} from "./read-statement.ts";
import type { StatementColumns } from "./statement-manner.ts";
import { StatementFileError, type FileFault } from "./statement-file.ts";

/** What the screen asks of the worker. */
export type StatementQuestion =
  | { readonly kind: "head"; readonly file: File }
  | {
      readonly kind: "read";
      readonly file: File;
      readonly head: StatementColumns;
      readonly mapping: ColumnMapping;
      readonly currency: Currency;
    }
  /** Of the statement that was read last. */
  | { readonly kind: "match"; readonly sales: readonly PaidSale[] };

/** A statement that was read; its movements stay with the worker. */
export type ReadAnswer = Omit<ReadStatement, "movements"> & {
  readonly count: number;
  /** Of its movements, in the smallest unit. */
  readonly sum: number;
};

/** What the worker tells. */
export type StatementAnswer =
  | { readonly kind: "head"; readonly head: StatementHead }
  | { readonly kind: "progress"; readonly bytes: number; readonly of: number }
  | {
      readonly kind: "read";
      readonly statement: ReadAnswer;
    }
  | { readonly kind: "matched"; readonly check: StatementCheck }
  | {
      readonly kind: "fault";
      readonly fault: FileFault | "unreadable";
      readonly line: number | null;
    };

const progressEveryBytes = 1024 * 1024;
let movements: readonly Movement[] = [];
let days: ReadStatement["days"] = null;

function tell(answer: StatementAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origins to choose from
  self.postMessage(answer);
}

async function answer(question: StatementQuestion): Promise<void> {
  switch (question.kind) {
    case "head":
      tell({ kind: "head", head: await readHead(question.file) });
      return;
    case "read": {
      let told = 0;
      const { currency, file, head, mapping } = question;
      const read = await readStatement(file, head, mapping, currency, (bytes) => {
        if (bytes - told < progressEveryBytes) return;
        told = bytes;
        tell({ kind: "progress", bytes, of: file.size });
      });
      ({ days, movements } = read);
      const { movements: _, ...statement } = read;
      const sum = movements.reduce((total, { amount }) => total + amount, 0);
      tell({ kind: "read", statement: { ...statement, count: movements.length, sum } });
      return;
    }
    case "match":
      if (days === null) return;
      tell({ kind: "matched", check: matchStatement(movements, question.sales, days) });
  }
}

self.addEventListener("message", ({ data }: MessageEvent<StatementQuestion>) => {
  answer(data).catch((error: unknown) => {
    tell(
      error instanceof StatementFileError
        ? { kind: "fault", fault: error.fault, line: error.line }
        : // The file was moved or changed while it was read.
          { kind: "fault", fault: "unreadable", line: null },
    );
  });
});
