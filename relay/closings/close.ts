import type { Closing } from "../../contract/closing.ts";
import type { Mode } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import { hash } from "../hash.ts";
import { RelayError } from "../http/relay-error.ts";
import { closingFigures, isEmpty } from "./closing-figures.ts";
import { insertEntries } from "./closing-lines.ts";
import { closingFrom, lastClosing, nextScope } from "./read-closings.ts";

export interface ClosingWish {
  /** Chosen by the till: the same one again is the same closing. */
  readonly id: string;
  readonly storeId: string;
  readonly mode: Mode;
  /** The number of the last closing that the manager has seen; 0: none. */
  readonly after: number;
  readonly evenEmpty: boolean;
  readonly closedBy: { readonly id: string; readonly name: string };
  readonly till: { readonly id: string; readonly name: string };
}

/**
 * Closes what has ended since the closing before, in one transaction under the store's row lock.
 * Every change of a sale takes that lock before it is committed: whatever was committed before is
 * in this closing, whatever comes after is in the next one.
 * @returns the closing, and whether it is new
 * @throws RelayError closing_id_taken, closing_outdated, closing_empty
 */
export function close(
  database: Database,
  wish: ClosingWish,
  now: () => string,
): Promise<{ readonly closing: Closing; readonly isNew: boolean }> {
  return database.transaction().execute(async (transaction) => {
    const store = await transaction
      .updateTable("stores")
      .set((row) => ({ feed_position: row.ref("feed_position") }))
      .where("id", "=", wish.storeId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const made = await transaction
      .selectFrom("closings")
      .select(["store_id", "document", "hash"])
      .where("id", "=", wish.id)
      .executeTakeFirst();
    if (made !== undefined) {
      if (made.store_id === wish.storeId) return { closing: closingFrom(made), isNew: false };
      throw new RelayError("closing_id_taken", "Another store has a closing with this id", "id");
    }

    const last = await lastClosing(transaction, wish.storeId);
    if ((last?.number ?? 0) !== wish.after) {
      const message = `The last closing is ${last?.number ?? 0}, not ${wish.after}: look at it first`;
      throw new RelayError("closing_outdated", message, "after");
    }
    const scope = await nextScope(transaction, wish.storeId, wish.mode);
    // The clocks of several processes differ: no closing ends before it begins.
    const at = now();
    const to = last !== undefined && at < last.closed_at ? last.closed_at : at;
    const figures = await closingFigures(transaction, store, scope, to);
    if (isEmpty(figures) && !wish.evenEmpty) {
      throw new RelayError("closing_empty", "Nothing has ended since the last closing");
    }
    const number = wish.after + 1;
    const document = JSON.stringify({
      id: wish.id,
      number,
      closedBy: wish.closedBy,
      till: wish.till,
      ...figures,
      previousHash: last?.hash ?? null,
    } satisfies Omit<Closing, "hash">);
    const row = { document, hash: hash(document) };
    await transaction
      .insertInto("closings")
      .values({
        id: wish.id,
        store_id: wish.storeId,
        number,
        mode: wish.mode,
        closed_at: to,
        feed_position: store.feed_position,
        received: figures.received.amount,
        corrections: figures.corrections.amount,
        ...row,
      })
      .execute();
    await insertEntries(transaction, scope, number);
    return { closing: closingFrom(row), isNew: true };
  });
}
