import type { Config } from "./config.ts";
import type { Database } from "./database/open-database.ts";
import type { FeedHub } from "./feed/feed-hub.ts";
import type { Claims } from "./feed/shared-feed.ts";
import type { FintocProducts } from "./fintoc/create-products.ts";
import type { FintocClient } from "./fintoc/fintoc-client.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics/metrics.ts";
import type { Reader } from "./reading/reader.ts";

/** What every room of the relay works with. */
export interface Relay {
  readonly config: Config;
  /** The address under which customers reach this relay, without a trailing slash. */
  readonly publicUrl: string;
  /** Nobody but this computer reaches that address. */
  readonly isLocal: boolean;
  readonly database: Database;
  /** For what goes through many rows. */
  readonly reader: Reader;
  readonly epoch: string;
  readonly fintoc: FintocClient;
  readonly products: FintocProducts;
  readonly hub: FeedHub;
  /** What one process at a time may work on. */
  readonly claims: Claims;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** The same instant as ISO 8601 text. */
  readonly now: () => string;
  /** Something may be due to be asked of Fintoc. */
  readonly askSoon: () => void;
}
