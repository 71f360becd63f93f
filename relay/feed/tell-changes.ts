import { latestChanges } from "../changes/record-change.ts";
import type { Database } from "../database/open-database.ts";
import type { FeedWriter } from "./feed-writer.ts";
import { sendEvent } from "./send-event.ts";

interface ToldFeed {
  readonly toldChanges: Map<string, number>;
  readonly writer: FeedWriter;
}

/**
 * Tells the feeds of each store whose staff, tills or settings have changed, wherever that was. It
 * carries no figures: whoever hears it asks for what it shows. An older till passes over it.
 */
export async function tellChanges(database: Database, open: ReadonlySet<ToldFeed>): Promise<void> {
  const stores = new Set<string>();
  for (const { toldChanges } of open) for (const id of toldChanges.keys()) stores.add(id);
  const latest = await latestChanges(database, [...stores]);
  for (const { toldChanges, writer } of open) {
    let isNew = false;
    for (const [storeId, told] of toldChanges) {
      const present = latest.get(storeId) ?? 0;
      if (present <= told) continue;
      toldChanges.set(storeId, present);
      isNew = true;
    }
    if (isNew) sendEvent(writer, "store", {}, null);
  }
}
