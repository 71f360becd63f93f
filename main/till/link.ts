import * as v from "valibot";

import { failure, type Failure } from "../../contract/failures.ts";
import type { FeedEvent } from "../../contract/feed.ts";
import type { ManagerEvent } from "../../contract/manager-api.ts";
import { createManagerExports, type ManagerExports } from "../exports/manager-exports.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { paymentIntentAnswerSchema } from "../../contract/relay-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Store } from "../../contract/store.ts";
import { managedStoresAnswerSchema } from "../../contract/stores.ts";
import { followFeed, type Feed, type FeedOptions } from "../feed/follow-feed.ts";
import { createManagerDesk, type ManagerDesk } from "../manager/manager-desk.ts";
import { createManagerRoutes, type ManagerHandlers } from "../manager/manager-routes.ts";
import { createStoreWatch } from "../manager/store-watch.ts";
import { createRelayClient, type RelayClient } from "../relay-client/relay-client.ts";
import type { Document } from "../settings/document.ts";
import { createStaffDesk, type StaffDesk } from "../staff/staff-desk.ts";
import type { Journal } from "./journal.ts";
import { createSales, type Sales } from "./sales.ts";
import type { KnownPairing, Settings } from "./settings-schema.ts";
import { createTillBook, type TillBook } from "./till-book.ts";

/** What lives only while the till is paired and its secret can be read. */
export interface Link {
  readonly client: RelayClient;
  readonly sales: Sales;
  readonly staff: StaffDesk;
  readonly manager: ManagerDesk;
  readonly managerRoutes: ManagerHandlers;
  readonly exports: ManagerExports;
  /** A payment intent of any till that the manager may see. */
  readonly findAsManager: (id: string) => Promise<Result<PaymentIntent, Failure>>;
  /** Another store of the manager's, without its picture. */
  readonly findStoreAsManager: (id: string) => Promise<Result<Store, Failure>>;
  readonly feed: Feed;
  readonly book: TillBook;
  /** Connects anew at once. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

export interface LinkOptions {
  readonly pairing: KnownPairing;
  readonly secret: string;
  readonly settings: Document<Settings>;
  readonly journal: Document<Journal>;
  readonly fetch: typeof globalThis.fetch;
  readonly relayNow: () => number;
  readonly onChange: () => void;
  /** The feed has begun, and the relay's time is this. */
  readonly onHello: (relayTime: number) => void;
  readonly onLost: FeedOptions["onLost"];
  /** The relay refused this till. */
  readonly onRefused: (why: Failure) => void;
  readonly onUnreachable: () => void;
  /** The store's settings, or the till's name, may have changed. */
  readonly onStoreChanged: () => void;
  /** For the manager's screens. */
  readonly onManagerEvent: (event: ManagerEvent) => void;
}

/** Begins to follow the relay's feed, and to carry the sales of the journal. */
export function openLink(options: LinkOptions): Link {
  const { fetch, journal, onChange, onRefused, pairing, relayNow, secret, settings } = options;
  const client = createRelayClient(pairing.relayUrl, secret, fetch);
  const staff = createStaffDesk({
    client,
    settings,
    carried: (token) => sales.carried(token),
    onChange,
    onLocked: () => manager.leave(),
    onRefused,
    relayNow,
  });
  const watch = createStoreWatch({
    relayUrl: pairing.relayUrl,
    secret,
    fetch,
    onEvent: options.onManagerEvent,
  });
  const manager = createManagerDesk({
    staff,
    onChange,
    onEnd() {
      watch.unwatch();
      exports.sessionEnded();
    },
    relayNow,
  });
  const exports = createManagerExports({
    address: { relayUrl: pairing.relayUrl, secret, fetch },
    desk: () => manager,
    onRefused,
  });
  const managerRoutes = createManagerRoutes({ client, desk: manager, ...watch, onRefused });
  const sales = createSales({
    client,
    session: staff.session,
    onSessionRefused: staff.sessionRefused,
    store: () => settings.get().pairing?.store ?? pairing.store,
    journal,
    onChange,
    onRefused,
    onUnreachable: options.onUnreachable,
    now: relayNow,
  });
  const book = createTillBook({
    client,
    tillId: pairing.till.id,
    session: staff.session,
    onSessionRefused: staff.sessionRefused,
    onRefused,
  });
  const feed = followFeed({
    relayUrl: pairing.relayUrl,
    secret,
    lastEventId: () => journal.get().lastEventId,
    onEvent,
    onLost: options.onLost,
    onRefused,
    fetch,
  });

  function onEvent(event: FeedEvent): void {
    switch (event.name) {
      case "hello":
        keepPosition(event.id ?? journal.get().lastEventId);
        options.onHello(Date.parse(event.data.serverTime));
        void staff.readMembers();
        void sales.reconcile();
        return;
      case "payment_intent":
        sales.told(event.data.paymentIntent, event.id);
        return;
      case "reset":
        if (event.id !== null) keepPosition(event.id);
        void sales.reconcile();
        return;
      case "store":
        void staff.readMembers();
        options.onStoreChanged();
        return;
    }
  }

  function keepPosition(lastEventId: string | null): void {
    journal.remember({ ...journal.get(), lastEventId, offlineSince: null });
  }

  async function findAsManager(id: string): Promise<Result<PaymentIntent, Failure>> {
    const question = { route: "getPaymentIntent", params: { id }, query: {} } as const;
    const answer = await managerRoutes["manager.ask"](question);
    return answer.ok ? ok(v.parse(paymentIntentAnswerSchema, answer.value).paymentIntent) : answer;
  }

  async function findStoreAsManager(id: string): Promise<Result<Store, Failure>> {
    const question = { route: "listManagedStores", params: {}, query: {} } as const;
    const answer = await managerRoutes["manager.ask"](question);
    if (!answer.ok) return answer;
    const { stores } = v.parse(managedStoresAnswerSchema, answer.value);
    const store = stores.find((each) => each.id === id);
    return store === undefined ? fail(failure("store_not_found")) : ok({ ...store, logo: null });
  }

  return {
    client,
    sales,
    staff,
    manager,
    managerRoutes,
    exports,
    findAsManager,
    findStoreAsManager,
    feed,
    book,
    wake() {
      feed.wake();
      watch.wake();
    },
    async close() {
      manager.close();
      staff.close();
      sales.close();
      await Promise.all([feed.close(), watch.close()]);
    },
  };
}
