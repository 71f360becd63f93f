import { isDeepStrictEqual } from "node:util";

import type {
  BridgeHandlers,
  Connection,
  Pairing,
  Preferences,
  TillState,
} from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import type { FeedEvent } from "../../contract/feed.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { followFeed, type Feed } from "../feed/follow-feed.ts";
import { createRelayClient, type RelayClient } from "../relay-client/relay-client.ts";
import { createSeal, type Keychain } from "../secrets/till-secret.ts";
import { createStaffDesk, type StaffDesk } from "../staff/staff-desk.ts";
import { openDocument } from "../settings/document.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";
import { emptyJournal, isOpen, journalSchema } from "./journal.ts";
import { mayPairWith } from "./may-pair-with.ts";
import { pairTill } from "./pair-till.ts";
import { createSales, type Sales } from "./sales.ts";
import { firstSettings, settingsSchema } from "./settings-schema.ts";
import { createTillBook, type TillBook } from "./till-book.ts";

type TillRoute =
  | "till.get"
  | "till.pair"
  | "preferences.set"
  | "sales.charge"
  | "sales.cancel"
  | "sales.checkNow"
  | "sales.leave"
  | "sales.settle"
  | "staff.signIn"
  | "staff.lock"
  | "till.unpair"
  | "sales.see"
  | keyof TillBook;
/** The routes that the till itself answers. */
export type TillHandlers = Pick<BridgeHandlers, TillRoute>;

/** What the till's state tells of this computer. */
export type Desk = Pick<TillState, "displays" | "payPageOf">;

/** The till behind the screens: its pairing, its link to the relay, its sales. */
export interface Till {
  readonly handlers: TillHandlers;
  readonly state: () => TillState;
  readonly subscribe: (listener: (state: TillState) => void) => () => void;
  /** What other parts of the main process have found out, for the state's listeners. */
  readonly setDesk: (change: Partial<Desk>) => void;
  /** Besides the relay's own, the origins that its pay page opens. */
  readonly payOrigins: () => readonly string[];
  /** One of this till's payment intents: as it stands here, or asked of the relay. */
  readonly findPaymentIntent: (id: string) => Promise<Result<PaymentIntent, Failure>>;
  /** What kept a receipt from being printed; `null` takes it back. */
  readonly tellPrinting: (trouble: Failure | null) => void;
  /** After sleep, or when the network is back: connect anew at once. */
  readonly wake: () => void;
  /** The computer is locked or goes to sleep: whoever is signed in has gone. */
  readonly lock: () => void;
  readonly close: () => Promise<void>;
}

export interface TillOptions {
  /** Opens the till's documents in its data folder. */
  readonly openFile: OpenJsonFile;
  readonly safeStorage: Keychain;
  /** From the command line: where to pair, and with which code. */
  readonly relayUrl: string | null;
  readonly pairingCode: string | null;
  readonly allowUnprotectedKeychain: boolean;
  readonly appVersion?: string;
  /** The browser preview never handles real money. */
  readonly refuseLiveMode: boolean;
  readonly log: (line: object) => void;
  readonly fetch: typeof globalThis.fetch;
  readonly now?: () => number;
  /** How often a connected till asks what its store's settings are. */
  readonly readStoreEveryMs?: number;
}

/** What an administrator changes of the store is at every till after this long at the latest. */
const readStoreEveryMs = 5 * 60_000;

/** What lives only while the till is paired and its secret can be read. */
interface Link {
  readonly client: RelayClient;
  readonly sales: Sales;
  readonly staff: StaffDesk;
  readonly feed: Feed;
  readonly close: () => Promise<void>;
  readonly book: TillBook;
}

/** Opens the till with what is on disk, and pairs it where the command line says so. */
export async function openTill(options: TillOptions): Promise<Till> {
  const { now = Date.now, openFile } = options;
  const stamp = () => new Date(now()).toISOString().replaceAll(/[:.]/gu, "-");
  const { document: settings, corrupt: settingsCorrupt } = openDocument(
    openFile("settings"),
    settingsSchema,
    firstSettings,
    `corrupt-${stamp()}`,
  );
  const { document: journal, corrupt: journalCorrupt } = openDocument(
    openFile("sales"),
    journalSchema,
    emptyJournal,
    `corrupt-${stamp()}`,
  );
  const endedBefore = journal
    .get()
    .sales.filter((sale) => !isOpen(sale))
    .map(({ id }) => id);
  const seal = createSeal(options.safeStorage, options.allowUnprotectedKeychain);
  const listeners = new Set<(state: TillState) => void>();
  let version = 0;
  let link: Link | null = null;
  let closed = false;
  let connection: Connection = { kind: "connecting", since: isoNow() };
  let clockOffsetMs = 0;
  let desk: Desk = { displays: [], payPageOf: null };
  /** Why the pairing on disk cannot be used at present; it is kept. */
  let locked: Failure | null = null;
  let notice: Failure | null =
    settingsCorrupt || journalCorrupt ? failure("settings_corrupt") : null;

  /** Told while nothing graver is. */
  let printTrouble: Failure | null = null;

  function isoNow(): string {
    return new Date(now()).toISOString();
  }

  function pairing(): Pairing {
    const { lastRelayUrl, pairing: known, unpairedBecause } = settings.get();
    if (known === null || locked !== null) {
      const relayUrl = options.relayUrl ?? lastRelayUrl;
      return { kind: "unpaired", relayUrl, why: locked ?? unpairedBecause };
    }
    const { mode, relayUrl, store, till } = known;
    return { kind: "paired", relayUrl, till, store, mode };
  }

  function state(): TillState {
    return {
      version,
      pairing: pairing(),
      connection,
      clockOffsetMs,
      sales: journal.get().sales,
      endedBefore,
      preferences: settings.get().preferences,
      signIn: link?.staff.state() ?? { kind: "nobody" },
      incompatible: null,
      ...desk,
      appVersion: options.appVersion ?? "",
      notice: notice ?? printTrouble,
    };
  }

  function push(): void {
    version += 1;
    const present = state();
    for (const listener of listeners) listener(present);
  }

  function setConnection(next: Connection): void {
    connection = next;
    push();
  }

  function lost(why: Failure): void {
    options.log({ level: "warn", event: "feed_lost", code: why.code, detail: why.detail });
    // The first loss may be a moment's: only a failed try to come back says that we are offline.
    if (connection.kind === "online") setConnection({ kind: "connecting", since: isoNow() });
    else setConnection({ kind: "offline", since: connection.since, failure: why });
  }

  async function connect(): Promise<void> {
    const known = settings.get().pairing;
    if (known === null || link !== null || closed) return;
    const opened = await seal.open(known.sealedSecret);
    locked = opened.ok ? null : opened.failure;
    if (!opened.ok) {
      options.log({ level: "error", event: "keychain_locked", detail: opened.failure.detail });
      push();
      return;
    }
    const { sealAgain, secret } = opened.value;
    if (sealAgain) {
      const sealed = await seal.seal(secret);
      if (sealed.ok) {
        settings.set({ ...settings.get(), pairing: { ...known, sealedSecret: sealed.value } });
      }
    }
    if (settings.get().journalTillId !== known.till.id) {
      journal.startAfresh(`of-${settings.get().journalTillId ?? "nobody"}-${stamp()}`);
      settings.set({ ...settings.get(), journalTillId: known.till.id });
    }
    const client = createRelayClient(known.relayUrl, secret, options.fetch);
    const staff = createStaffDesk({
      client,
      settings,
      carried: (token) => sales.carried(token),
      onChange: push,
      onRefused: unpair,
      relayNow: () => now() + clockOffsetMs,
    });
    const sales = createSales({
      client,
      session: staff.session,
      onSessionRefused: staff.sessionRefused,
      store: () => settings.get().pairing?.store ?? known.store,
      journal,
      onChange: push,
      onRefused: unpair,
      onTrouble: (why) => {
        notice = why;
        push();
      },
      now,
    });
    setConnection({ kind: "connecting", since: isoNow() });
    const feed = followFeed({
      relayUrl: known.relayUrl,
      secret,
      lastEventId: () => journal.get().lastEventId,
      onEvent: (event) => onFeedEvent(event, { client, sales, staff }),
      onLost: lost,
      onRefused: unpair,
      fetch: options.fetch,
    });
    const reading = setInterval(() => {
      if (connection.kind === "online") void readTill(client);
    }, options.readStoreEveryMs ?? readStoreEveryMs);
    const book = createTillBook({
      client,
      tillId: known.till.id,
      session: staff.session,
      onSessionRefused: staff.sessionRefused,
      onRefused: unpair,
    });
    link = {
      client,
      sales,
      staff,
      feed,
      book,
      close() {
        clearInterval(reading);
        staff.close();
        sales.close();
        return feed.close();
      },
    };
  }

  function onFeedEvent(
    event: FeedEvent,
    { client, sales, staff }: Pick<Link, "client" | "sales" | "staff">,
  ): void {
    switch (event.name) {
      case "hello":
        clockOffsetMs = Date.parse(event.data.serverTime) - now();
        if (event.id !== null) keepPosition(event.id);
        setConnection({ kind: "online", since: isoNow() });
        void readTill(client);
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
    }
  }

  function keepPosition(lastEventId: string): void {
    const kept = journal.remember({ ...journal.get(), lastEventId });
    if (!kept.ok) notice = kept.failure;
  }

  /** What the store is and offers may have changed: read at every connection and now and then. */
  async function readTill(client: RelayClient): Promise<void> {
    const told = await client.getTill();
    const known = settings.get().pairing;
    if (!told.ok || known === null) return;
    const { mode, payOrigins, store, till } = told.value;
    if (mode === "live" && options.refuseLiveMode) {
      unpair(failure("live_mode_refused"));
      return;
    }
    const present = { ...known, mode, payOrigins, store, till };
    if (isDeepStrictEqual(present, known) && settings.get().claim === null) return;
    settings.set({ ...settings.get(), claim: null, pairing: present });
    push();
  }

  function unpair(why: Failure): void {
    options.log({ level: "warn", event: "unpaired", code: why.code, detail: why.detail });
    closeLink();
    settings.set({ ...settings.get(), pairing: null, members: null, unpairedBecause: why });
    push();
  }

  /** A manager has said so: the pairing is forgotten, and the next one may be with any relay. */
  function free(): Result<null, Failure> {
    const before = settings.get();
    const freed = settings.set({
      ...before,
      pairing: null,
      claim: null,
      unpairedBecause: null,
      members: null,
      lastStaffId: null,
      addressFreed: true,
    });
    if (!freed.ok) return freed;
    options.log({ level: "warn", event: "freed_by_manager" });
    closeLink();
    // Should the power be cut here: the next pairing puts another till's journal aside as well.
    journal.startAfresh(`of-${before.journalTillId ?? "nobody"}-${stamp()}`);
    settings.set({ ...settings.get(), journalTillId: null });
    push();
    return ok(null);
  }

  /** The first connection of a new pairing: where staff sign in, the till is never shown open. */
  async function beginWork(): Promise<void> {
    await connect();
    const begun: Link | null = link;
    await begun?.staff.readMembers();
  }

  function closeLink(): void {
    const closing = link;
    link = null;
    void closing?.close();
  }

  const notPaired = () => Promise.resolve(fail(failure("not_paired")));

  const handlers: TillHandlers = {
    "till.get": () => Promise.resolve(ok(state())),
    async "till.pair"({ code, relayUrl }) {
      if (link !== null) return fail(failure("already_paired"));
      if (!mayPairWith(relayUrl, settings.get(), options.relayUrl)) {
        return fail(failure("relay_address_locked"));
      }
      const { fetch, refuseLiveMode } = options;
      const paired = await pairTill({ settings, seal, fetch, refuseLiveMode }, relayUrl, code);
      if (paired.ok) await beginWork();
      push();
      return paired;
    },
    async "preferences.set"(changes) {
      const next: Preferences = { ...settings.get().preferences, ...withoutUndefined(changes) };
      const kept = settings.set({ ...settings.get(), preferences: next });
      push();
      return kept.ok ? ok(null) : kept;
    },
    async "sales.charge"(input) {
      if (link === null) return notPaired();
      if (connection.kind !== "online") return fail(failure("offline"));
      const barred = await link.staff.barsCharge();
      if (barred !== null) return fail(barred);
      if (link === null) return notPaired();
      return link.sales.charge(input);
    },
    async "sales.cancel"({ id }) {
      return link === null ? notPaired() : link.sales.cancel(id);
    },
    "sales.checkNow": ({ id }) => (link === null ? notPaired() : link.sales.checkNow(id)),
    async "sales.leave"({ id }) {
      return link === null ? notPaired() : link.sales.leave(id);
    },
    "sales.find": (input) => link?.book["sales.find"](input) ?? notPaired(),
    "receipts.check": (input) => link?.book["receipts.check"](input) ?? notPaired(),
    "report.get": (input) => link?.book["report.get"](input) ?? notPaired(),
    async "sales.settle"({ id, note, pin, staffId }) {
      if (link === null) return notPaired();
      const { client, sales, staff } = link;
      const find = () => journal.get().sales.find((sale) => sale.id === id);
      if (find() === undefined) return fail(failure("sale_unknown"));
      return staff.asManager(staffId, pin, async (token) => {
        const settled = await client.settle(id, note, token);
        if (!settled.ok) return fail(settled.failure.failure);
        sales.told(settled.value, null);
        const sale = find();
        return sale === undefined ? fail(failure("sale_unknown")) : ok(sale);
      });
    },
    async "staff.signIn"({ pin, staffId }) {
      return link === null ? notPaired() : link.staff.signIn(staffId, pin);
    },
    async "staff.lock"() {
      link?.staff.lock();
      return ok(null);
    },
    async "till.unpair"({ pin, staffId }) {
      if (link === null) return notPaired();
      const hasOpenSales = () => journal.get().sales.some(isOpen);
      if (hasOpenSales()) return fail(failure("sales_open"));
      return link.staff.asManager(staffId, pin, async () =>
        // Somebody may have charged while the PIN was on its way.
        hasOpenSales() ? fail(failure("sales_open")) : free(),
      );
    },
    async "sales.see"({ id }) {
      return link === null ? notPaired() : link.sales.see(id);
    },
  };

  if (settings.get().pairing === null && options.relayUrl !== null) {
    if (options.pairingCode !== null) {
      const tools = {
        settings,
        seal,
        fetch: options.fetch,
        refuseLiveMode: options.refuseLiveMode,
      };
      const paired = await pairTill(tools, options.relayUrl, options.pairingCode);
      if (!paired.ok) {
        settings.set({ ...settings.get(), unpairedBecause: paired.failure });
        options.log({ level: "warn", event: "pairing_failed", ...paired.failure });
      } else await beginWork();
    }
  }
  await connect();

  return {
    handlers,
    state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setDesk(change) {
      const next = { ...desk, ...change };
      if (isDeepStrictEqual(next, desk)) return;
      desk = next;
      push();
    },
    payOrigins: () => settings.get().pairing?.payOrigins ?? [],
    async findPaymentIntent(id) {
      const known = journal.get().sales.find((sale) => sale.id === id);
      if (known?.paymentIntent != null) return ok(known.paymentIntent);
      if (known !== undefined) return fail(failure("receipt_not_ready"));
      if (link === null) return notPaired();
      const found = await link.client.get(id);
      return found.ok ? found : fail(found.failure.failure);
    },
    tellPrinting(trouble) {
      if (trouble === null && printTrouble === null) return;
      printTrouble = trouble;
      push();
    },
    wake: () => link?.feed.wake(),
    lock: () => link?.staff.lock(),
    async close() {
      closed = true;
      const closing = link;
      link = null;
      await closing?.close();
    },
  };
}

type Present<Value extends object> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** What was given, without what was left out. */
function withoutUndefined<Value extends object>(value: Value): Present<Value> {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys and values, fewer of them
  return Object.fromEntries(entries) as Present<Value>;
}
