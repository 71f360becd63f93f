import type { Config } from "./config.ts";
import type { Database } from "./database/open-database.ts";
import type { FeedHub } from "./feed/feed-hub.ts";
import type { FintocProducts } from "./fintoc/create-products.ts";
import type { FintocClient } from "./fintoc/fintoc-client.ts";
import type { Log } from "./log.ts";

/** What every room of the relay works with. */
export interface Relay {
  readonly config: Config;
  /** The address under which customers reach this relay, without a trailing slash. */
  readonly publicUrl: string;
  readonly database: Database;
  readonly epoch: string;
  readonly fintoc: FintocClient;
  readonly products: FintocProducts;
  readonly hub: FeedHub;
  readonly log: Log;
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** The same instant as ISO 8601 text. */
  readonly now: () => string;
  /** Something may be due to be asked of Fintoc. */
  readonly askSoon: () => void;
}
