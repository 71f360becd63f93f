import type { TillState } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { Locale } from "../../contract/money.ts";
import type { ManagerEvent } from "../../contract/manager-api.ts";
import { booksRelayApi } from "../../contract/relay-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { ManagerExports } from "../exports/manager-exports.ts";
import type { Store } from "../../contract/store.ts";
import { createRelayClock } from "../clock/relay-clock.ts";
import { createSeal, type Keychain } from "../secrets/till-secret.ts";
import { fileStamp } from "../settings/file-stamp.ts";
import { applyPreferences } from "../provisioning/apply-preferences.ts";
import { notProvisioned, type ProvisionedTill } from "../provisioning/provisioned-till.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";
import { isOpen } from "./journal.ts";
import { createLinkKeeper } from "./link-keeper.ts";
import { createSelfPairing } from "./self-pairing.ts";
import { createStorageWatch } from "./storage-watch.ts";
import { openTillDocuments } from "./till-documents.ts";
import { createTillPairing } from "./till-pairing.ts";
import { createTillRoutes, type TillHandlers } from "./till-routes.ts";
import { createShownState, type Desk } from "./till-state.ts";

/** The till behind the screens: its pairing, its link to the relay, its sales. */
export interface Till {
  readonly handlers: TillHandlers;
  readonly state: () => TillState;
  readonly subscribe: (listener: (state: TillState) => void) => () => void;
  /** What changes in the store that a manager looks at. */
  readonly subscribeManager: (listener: (event: ManagerEvent) => void) => () => void;
  /** What other parts of the main process have found out, for the state's listeners. */
  readonly setDesk: (change: Partial<Desk>) => void;
  /** The relay's time, Unix milliseconds. */
  readonly relayNow: () => number;
  /** Besides the relay's own, the origins that its pay page opens. */
  readonly payOrigins: () => readonly string[];
  /**
   * One of this till's payment intents: as it stands here, or asked of the relay. Where a manager
   * has the books open, one of the store's.
   */
  readonly findPaymentIntent: (id: string) => Promise<Result<PaymentIntent, Failure>>;
  /** Begins an export in the name of the manager who has the books open. */
  readonly openExport: ManagerExports["open"];
  /** The till's own store, or another one of the manager's who has the books open. */
  readonly findStore: (id: string) => Promise<Result<Store, Failure>>;
  /** What kept a receipt from being printed; `null` takes it back. */
  readonly tellPrinting: (trouble: Failure | null) => void;
  /** When the network is back: connect anew at once. */
  readonly wake: () => void;
  /** After sleep: the same, and the time that was slept has passed. */
  readonly resume: () => void;
  /** The computer is locked or goes to sleep: whoever is signed in has gone. */
  readonly lock: () => void;
  readonly close: () => Promise<void>;
}

export interface TillOptions {
  /** Opens the till's documents in its data folder. */
  readonly openFile: OpenJsonFile;
  /** What a till without settings speaks; Chile's Spanish where it is not given. */
  readonly firstLanguage?: () => Locale;
  readonly safeStorage: Keychain;
  /** From the command line: where to pair, and with which code. */
  readonly relayUrl: string | null;
  readonly pairingCode: string | null;
  /** What was decided for this computer's till; nothing, where it is left out. */
  readonly provisioned?: ProvisionedTill;
  readonly allowUnprotectedKeychain: boolean;
  readonly appVersion?: string;
  /** The browser preview never handles real money. */
  readonly refuseLiveMode: boolean;
  readonly log: (line: object) => void;
  readonly fetch: typeof globalThis.fetch;
  /** Closes connections that may have died unseen, so that no question goes into them. */
  readonly dropConnections?: () => Promise<void>;
  /** This computer's clock, Unix milliseconds: it may be wrong, and set while the till runs. */
  readonly now?: () => number;
  /** Milliseconds that nobody sets. */
  readonly monotonic?: () => number;
  /** How often a connected till asks what its store's settings are. */
  readonly readStoreEveryMs?: number;
}

/** What an administrator changes of the store is at every till after this long at the latest. */
const readStoreEveryMs = 5 * 60_000;

const tickMs = 1_000;
/** The link is looked at every so many ticks. */
const ticksALook = 3;

/** Opens the till with what is on disk, and pairs it where the command line says so. */
export async function openTill(options: TillOptions): Promise<Till> {
  const { now: wall = Date.now, monotonic = () => performance.now() } = options;
  const { fetch, log, provisioned = notProvisioned, refuseLiveMode } = options;
  const clock = createRelayClock(wall, monotonic);
  const stamp = () => fileStamp(wall());
  const shown = createShownState(tell);
  const onChange = shown.push;
  const storage = createStorageWatch({ documents: () => [journal, settings], onChange });
  const documents = openTillDocuments(
    options.openFile,
    stamp,
    storage.failed,
    options.firstLanguage,
  );
  const { damage, journal, settings } = documents;
  for (const each of damage) shown.addNotice(each);
  const preferred = applyPreferences(settings.get(), provisioned);
  if (preferred !== null) settings.remember(preferred);
  const ended = journal.get().sales.filter((sale) => !isOpen(sale));
  const endedBefore = ended.map(({ id }) => id);
  const pairing = createTillPairing({
    settings,
    seal: createSeal(options.safeStorage, options.allowUnprotectedKeychain),
    fetch,
    refuseLiveMode,
    installersUrl: options.relayUrl,
    decidedUrl: provisioned.relayUrl,
    relayNow: clock.now,
    now: wall,
  });
  const managerListeners = new Set<(event: ManagerEvent) => void>();
  const keeper = createLinkKeeper({
    pairing,
    settings,
    journal,
    clock,
    stamp,
    fetch,
    dropConnections: options.dropConnections ?? (() => Promise.resolve()),
    refuseLiveMode,
    readStoreEveryMs: options.readStoreEveryMs ?? readStoreEveryMs,
    onChange,
    onNotice: shown.addNotice,
    onManagerEvent(event) {
      for (const listener of managerListeners) listener(event);
    },
    log,
  });
  const selfPairing = createSelfPairing({
    pairing,
    pairedWith: () => settings.get().pairedWith,
    relayUrl: options.relayUrl,
    code: options.pairingCode,
    name: provisioned.tillName,
    onPaired: keeper.beginWork,
    onRefused(why) {
      settings.remember({ ...settings.get(), unpairedBecause: why });
    },
    onChange,
    log,
  });
  const { locked } = provisioned;
  const handlers = createTillRoutes({ keeper, pairing, settings, journal, shown, storage, locked });

  function tell() {
    return {
      pairing: pairing.shown(),
      home: "shared" as const,
      connection: keeper.connection(),
      clockOffsetMs: clock.offsetMs(),
      sales: journal.get().sales,
      endedBefore,
      preferences: settings.get().preferences,
      signIn: keeper.link()?.staff.state() ?? ({ kind: "nobody" } as const),
      manager: keeper.link()?.manager.session()?.access ?? null,
      closedBooks: keeper.link()?.manager.closed() ?? null,
      hasBooks: (pairing.known()?.relayApi ?? booksRelayApi) >= booksRelayApi,
      incompatible: keeper.incompatible(),
      problem: keeper.locked() ?? storage.problem(),
      appVersion: options.appVersion ?? "",
      provisioning: {
        file: provisioned.file,
        locked: [...locked],
        trouble: provisioned.trouble,
        waiting: selfPairing.waiting(),
        otherRelay: otherRelay(),
      },
    };
  }

  /** The relay that was decided, where the till belongs to another: it goes on with its own. */
  function otherRelay(): string | null {
    const known = pairing.known();
    const decided = provisioned.relayUrl;
    return known === null || decided === null || known.relayUrl === decided ? null : decided;
  }

  if (otherRelay() !== null) {
    log({ level: "warn", event: "provisioned_elsewhere", relayUrl: otherRelay() });
  }
  await selfPairing.begin();
  await keeper.connect();

  let ticks = 0;
  const ticking = setInterval(() => {
    if (clock.hasJumped()) {
      log({ level: "warn", event: "clock_set", offsetMs: clock.offsetMs() });
      onChange();
    }
    ticks += 1;
    if (ticks % ticksALook === 0) keeper.look();
  }, tickMs);
  ticking.unref();

  return {
    handlers,
    state: shown.get,
    subscribe: shown.subscribe,
    subscribeManager(listener) {
      managerListeners.add(listener);
      return () => managerListeners.delete(listener);
    },
    setDesk: shown.setDesk,
    tellPrinting: shown.tellPrinting,
    relayNow: clock.now,
    payOrigins: () => pairing.known()?.payOrigins ?? [],
    async findPaymentIntent(id) {
      const known = journal.get().sales.find((sale) => sale.id === id);
      if (known?.paymentIntent != null) return ok(known.paymentIntent);
      if (known !== undefined) return fail(failure("receipt_not_ready"));
      const link = keeper.link();
      if (link === null) return fail(failure("not_paired"));
      const found = await link.client.get(id);
      if (found.ok) return found;
      const { failure: why } = found.failure;
      const isOurs = why.code !== "payment_intent_not_found" || link.manager.session() === null;
      return isOurs ? fail(why) : link.findAsManager(id);
    },
    async findStore(id) {
      const own = pairing.known()?.store;
      if (own?.id === id) return ok(own);
      return keeper.link()?.findStoreAsManager(id) ?? fail(failure("not_paired"));
    },
    async openExport(query, signal) {
      const link = keeper.link();
      return link === null ? fail(failure("not_paired")) : link.exports.open(query, signal);
    },
    wake() {
      keeper.wake();
      selfPairing.wake();
    },
    resume() {
      clock.slept();
      onChange();
      keeper.wake();
      selfPairing.wake();
    },
    lock: () => keeper.link()?.staff.lock(),
    async close() {
      clearInterval(ticking);
      selfPairing.close();
      storage.close();
      await keeper.close();
    },
  };
}
