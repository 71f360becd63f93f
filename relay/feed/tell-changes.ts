import type { Database } from "../database/open-database.ts";
import type { FeedWriter } from "./feed-writer.ts";

interface ToldFeed {
  readonly storeId: string;
  readonly writer: FeedWriter;
  toldChange: number;
}

/** So many stores are looked at in one query. */
const mostStores = 1_000;

/**
 * Tells the feeds of each store whose staff, tills or settings have changed, wherever that was. It
 * carries no figures: whoever hears it asks for what it shows. An older till passes over it.
 */
export async function tellChanges(database: Database, open: ReadonlySet<ToldFeed>): Promise<void> {
  const stores = [...new Set([...open].map(({ storeId }) => storeId))];
  const latest = new Map<string, number>();
  for (let from = 0; from < stores.length; from += mostStores) {
    const rows = await database
      .selectFrom("changes")
      .select("store_id")
      .select(({ fn }) => fn.max<number>("number").as("number"))
      .where("store_id", "in", stores.slice(from, from + mostStores))
      .groupBy("store_id")
      .execute();
    for (const row of rows) latest.set(row.store_id, row.number);
  }
  for (const feed of open) {
    const present = latest.get(feed.storeId) ?? 0;
    if (present <= feed.toldChange) continue;
    feed.toldChange = present;
    feed.writer.write("event: store\ndata: {}\n\n");
  }
}
