import * as v from "valibot";

import { lastClosingSchema, type NextClosing } from "../../contract/closing.ts";
import type { Mode } from "../../contract/payment-intent.ts";
import { inSnapshot } from "../database/in-snapshot.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { closingFigures, isEmpty } from "./closing-figures.ts";
import { closingFrom, lastClosing, nextScope } from "./read-closings.ts";

/** What a closing would hold now, all of one moment. @param now ISO 8601 */
export function nextClosing(
  database: Database,
  store: StoreRow,
  mode: Mode,
  now: string,
): Promise<NextClosing> {
  return inSnapshot(database, async (snapshot) => {
    const row = await lastClosing(snapshot, store.id);
    const scope = await nextScope(snapshot, store.id, mode);
    const figures = await closingFigures(snapshot, store, scope, now);
    const last = row === undefined ? null : v.parse(lastClosingSchema, closingFrom(row));
    return { last, empty: isEmpty(figures), figures };
  });
}
