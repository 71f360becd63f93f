import { setTimeout as delay } from "node:timers/promises";
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
import { createRelayClock } from "../clock/relay-clock.ts";
import { followFeed, type Feed } from "../feed/follow-feed.ts";
import { createRelayClient, type RelayClient } from "../relay-client/relay-client.ts";
import { isSecretDue } from "../secrets/secret-age.ts";
import { createSeal, type Keychain } from "../secrets/till-secret.ts";
import { createStaffDesk, type StaffDesk } from "../staff/staff-desk.ts";
import { openDocument } from "../settings/document.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";
import { emptyJournal, isOpen, journalSchema } from "./journal.ts";
import { mayPairWith } from "./may-pair-with.ts";
import { pairTill } from "./pair-till.ts";
import { createSales, type Sales } from "./sales.ts";
import { firstSettings, settingsSchema, type Settings } from "./settings-schema.ts";
import { createStorageWatch } from "./storage-watch.ts";
import { createTillBook, type TillBook } from "./till-book.ts";

type TillRoute =
  | "till.get"
  | "till.pair"
  | "problem.retry"
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

/** What lives only while the till is paired and its secret can be read. */
interface Link {
  readonly client: RelayClient;
  readonly sales: Sales;
  readonly staff: StaffDesk;
  readonly feed: Feed;
  readonly close: () => Promise<void>;
  readonly book: TillBook;
}

const tickMs = 1_000;
/** The slow chores come every so many ticks. */
const slowTicks = 3;
/** So long a charge waits to hear whether till and relay fit. */
const longestCheckMs = 3_000;

/** Opens the till with what is on disk, and pairs it where the command line says so. */
export async function openTill(options: TillOptions): Promise<Till> {
  const { now: wall = Date.now, monotonic = () => performance.now(), openFile } = options;
  const clock = createRelayClock(wall, monotonic);
  const stamp = () => new Date(wall()).toISOString().replaceAll(/[:.]/gu, "-");
  const storage = createStorageWatch({ documents: () => [journal, settings], onChange: push });
  const listeners = new Set<(state: TillState) => void>();
  let version = 0;
  let link: Link | null = null;
  let closed = false;
  const notices: Failure[] = [];

  const { document: settings, keptAs: settingsKeptAs } = openDocument(
    openFile("settings"),
    settingsSchema,
    firstSettings,
    `corrupt-${stamp()}`,
    storage.failed,
  );
  const { document: journal, keptAs: journalKeptAs } = openDocument(
    openFile("sales"),
    journalSchema,
    emptyJournal,
    `corrupt-${stamp()}`,
    storage.failed,
  );
  if (settingsKeptAs !== null) {
    notices.push(failure("settings_corrupt", settingsKeptAs));
    // The till goes on trusting the relay that it trusted.
    settings.remember({ ...settings.get(), lastRelayUrl: journal.get().relayUrl });
  }
  if (journalKeptAs !== null) notices.push(failure("sales_corrupt", journalKeptAs));
  const endedBefore = journal
    .get()
    .sales.filter((sale) => !isOpen(sale))
    .map(({ id }) => id);
  const seal = createSeal(options.safeStorage, options.allowUnprotectedKeychain);
  let connection: Connection = {
    kind: "connecting",
    since: journal.get().offlineSince ?? isoNow(),
  };
  let desk: Desk = { displays: [], payPageOf: null };
  /** Why the pairing on disk cannot be used at present; it is kept. */
  let locked: Failure | null = null;
  let incompatible: Failure | null = null;
  /** Whether till and relay fit: asked at every connection, before anything is charged. */
  let checked: Promise<void> = Promise.resolve();
  let opening: Promise<void> | null = null;
  let ticks = 0;

  /** Told while nothing graver is. */
  let printTrouble: Failure | null = null;

  function isoNow(): string {
    return new Date(clock.now()).toISOString();
  }

  function pairing(): Pairing {
    const { lastRelayUrl, pairing: known, unpairedBecause } = settings.get();
    if (known === null) {
      return { kind: "unpaired", relayUrl: options.relayUrl ?? lastRelayUrl, why: unpairedBecause };
    }
    const { mode, relayUrl, store, till } = known;
    return { kind: "paired", relayUrl, till, store, mode };
  }

  function state(): TillState {
    return {
      version,
      pairing: pairing(),
      connection,
      clockOffsetMs: clock.offsetMs(),
      sales: journal.get().sales,
      endedBefore,
      preferences: settings.get().preferences,
      signIn: link?.staff.state() ?? { kind: "nobody" },
      incompatible,
      problem: locked ?? storage.problem(),
      ...desk,
      appVersion: options.appVersion ?? "",
      notice: notices[0] ?? printTrouble,
    };
  }

  function push(): void {
    version += 1;
    if (listeners.size === 0) return;
    const present = state();
    for (const listener of listeners) listener(present);
  }

  function setConnection(next: Connection): void {
    connection = next;
    push();
  }

  function lost(why: Failure, quietMs: number): void {
    options.log({ level: "warn", event: "feed_lost", code: why.code, detail: why.detail });
    // What the feed's connection died of, the others may have died of too.
    if (why.code === "relay_timeout") void options.dropConnections?.().catch(() => undefined);
    // The first loss may be a moment's: only a failed try to come back says that we are offline.
    if (connection.kind === "online") {
      const since = new Date(clock.now() - quietMs).toISOString();
      setConnection({ kind: "connecting", since });
      return;
    }
    const { since } = connection;
    const known = journal.get();
    if (known.offlineSince !== since) journal.remember({ ...known, offlineSince: since });
    setConnection({ kind: "offline", since, failure: why });
  }

  function connect(): Promise<void> {
    opening ??= openLink().finally(() => {
      opening = null;
    });
    return opening;
  }

  async function openLink(): Promise<void> {
    const known = settings.get().pairing;
    if (known === null || link !== null || closed) return;
    const { nextSealedSecret, sealedSecret } = known;
    const opened = await seal.open(nextSealedSecret ?? sealedSecret);
    if (settings.get().pairing?.sealedSecret !== sealedSecret || closed) return;
    locked = opened.ok ? null : opened.failure;
    if (!opened.ok) {
      options.log({ level: "error", event: "keychain_locked", detail: opened.failure.detail });
      setConnection({ kind: "offline", since: connection.since, failure: opened.failure });
      return;
    }
    const { sealAgain, secret } = opened.value;
    if (sealAgain) {
      const sealed = await seal.seal(secret);
      const slot = nextSealedSecret === null ? "sealedSecret" : "nextSealedSecret";
      if (sealed.ok) changePairing({ [slot]: sealed.value });
    }
    takeJournal(known.till.id, known.relayUrl);
    const client = createRelayClient(known.relayUrl, secret, options.fetch);
    const isPresent = () => link !== null && link.sales === sales;
    const onRefused = (why: Failure) => {
      if (isPresent()) refused(why);
    };
    const staff = createStaffDesk({
      client,
      settings,
      carried: (token) => sales.carried(token),
      onChange: push,
      onRefused,
      relayNow: clock.now,
    });
    const sales = createSales({
      client,
      session: staff.session,
      onSessionRefused: staff.sessionRefused,
      store: () => settings.get().pairing?.store ?? known.store,
      journal,
      onChange: push,
      onRefused,
      onUnreachable: () => {
        if (isPresent() && connection.kind === "online") feed.wake();
      },
      now: clock.now,
    });
    setConnection({ kind: "connecting", since: journal.get().offlineSince ?? isoNow() });
    const feed = followFeed({
      relayUrl: known.relayUrl,
      secret,
      lastEventId: () => journal.get().lastEventId,
      onEvent: (event) => onFeedEvent(event, { client, sales, staff }),
      onLost: lost,
      onRefused,
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
      onRefused,
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

  /** The journal of another till is kept aside; its open sales are told of. */
  function takeJournal(tillId: string, relayUrl: string): void {
    const before = journal.get();
    if (before.tillId !== tillId) {
      const open = before.sales.filter(isOpen).length;
      const suffix = `of-${before.tillId ?? "nobody"}-${stamp()}`;
      journal.startAfresh(suffix);
      if (open > 0) notices.push(failure("sales_set_aside", `sales.${suffix}.json`));
    } else if (before.relayUrl === relayUrl) return;
    journal.remember({ ...journal.get(), tillId, relayUrl });
  }

  function changePairing(change: Partial<NonNullable<Settings["pairing"]>>): boolean {
    const { pairing: known } = settings.get();
    if (known === null) return false;
    return settings.set({ ...settings.get(), pairing: { ...known, ...change } }).ok;
  }

  /** The relay does not take this secret: the one before it may still be good. */
  function refused(why: Failure): void {
    const { pairing: known } = settings.get();
    if (why.code !== "till_unknown" || known === null || known.nextSealedSecret === null) {
      unpair(why);
      return;
    }
    closeLink();
    const back = { ...known, nextSealedSecret: null };
    settings.remember({ ...settings.get(), pairing: back });
    void connect();
  }

  /** The relay has taken this secret: it is the only one from now on. */
  function adoptSecret(): void {
    const { pairing: known } = settings.get();
    if (known === null) return;
    const { nextSealedSecret: next, secretSince } = known;
    if (next !== null) {
      changePairing({ sealedSecret: next, nextSealedSecret: null, secretSince: isoNow() });
    } else if (secretSince === null) changePairing({ secretSince: isoNow() });
  }

  /** The new secret is on disk beside the old one before its first use. */
  async function rotateSecret({ client }: Link): Promise<void> {
    const told = await client.rotateSecret();
    if (!told.ok) return;
    const sealed = await seal.seal(told.value.secret);
    if (!sealed.ok || link?.client !== client) return;
    if (!changePairing({ nextSealedSecret: sealed.value })) return;
    options.log({ level: "info", event: "secret_rotated" });
    closeLink();
    await connect();
  }

  function onFeedEvent(
    event: FeedEvent,
    { client, sales, staff }: Pick<Link, "client" | "sales" | "staff">,
  ): void {
    switch (event.name) {
      case "hello":
        clock.told(Date.parse(event.data.serverTime));
        adoptSecret();
        keepPosition(event.id ?? journal.get().lastEventId);
        setConnection({ kind: "online", since: isoNow() });
        checked = readTill(client);
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

  function keepPosition(lastEventId: string | null): void {
    journal.remember({ ...journal.get(), lastEventId, offlineSince: null });
  }

  /**
   * What the store is and offers may have changed, and the relay's version: read at every
   * connection and now and then.
   */
  async function readTill(client: RelayClient): Promise<void> {
    const told = await client.getTill();
    const known = settings.get().pairing;
    if (known === null || link?.client !== client) return;
    if (!told.ok) {
      const { failure: why } = told.failure;
      if (why.code !== "relay_too_old" && why.code !== "relay_too_new") return;
      if (incompatible?.code !== why.code) {
        options.log({ level: "error", event: "incompatible", code: why.code, detail: why.detail });
      }
      incompatible = why;
      push();
      return;
    }
    const wasIncompatible = incompatible !== null;
    incompatible = null;
    if (wasIncompatible) push();
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
    settings.remember({ ...settings.get(), pairing: null, members: null, unpairedBecause: why });
    locked = null;
    incompatible = null;
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
    journal.startAfresh(`of-${journal.get().tillId ?? "nobody"}-${stamp()}`);
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
      if (settings.get().pairing !== null && locked === null)
        return fail(failure("already_paired"));
      if (!mayPairWith(relayUrl, settings.get(), options.relayUrl)) {
        return fail(failure("relay_address_locked"));
      }
      const { fetch, refuseLiveMode } = options;
      const paired = await pairTill({ settings, seal, fetch, refuseLiveMode }, relayUrl, code);
      if (paired.ok) {
        const corrupt = notices.findIndex((each) => each.code === "settings_corrupt");
        if (corrupt >= 0) notices.splice(corrupt, 1);
        await beginWork();
      }
      push();
      return paired;
    },
    async "problem.retry"() {
      storage.retry();
      if (link === null) await connect();
      else if (incompatible !== null) await readTill(link.client);
      else if (connection.kind !== "online") link.feed.wake();
      return ok(null);
    },
    async "preferences.set"(changes) {
      const next: Preferences = { ...settings.get().preferences, ...withoutUndefined(changes) };
      const kept = settings.set({ ...settings.get(), preferences: next });
      push();
      return kept.ok ? ok(null) : kept;
    },
    async "sales.charge"(input) {
      if (locked !== null) return fail(locked);
      if (link === null) return notPaired();
      if (connection.kind !== "online") return fail(failure("offline"));
      const barred = await link.staff.barsCharge();
      if (barred !== null) return fail(barred);
      await Promise.race([checked, delay(longestCheckMs)]);
      if (incompatible !== null) return fail(incompatible);
      if (link === null || connection.kind !== "online") return fail(failure("offline"));
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

  /** What nobody asks for and has to be looked at now and then. */
  const chores = setInterval(() => {
    if (clock.hasJumped()) {
      options.log({ level: "warn", event: "clock_set", offsetMs: clock.offsetMs() });
      push();
    }
    ticks += 1;
    if (ticks % slowTicks !== 0) return;
    if (link === null) void connect();
    else if (incompatible !== null) void readTill(link.client);
    else if (connection.kind === "online" && isSecretOld()) void rotateSecret(link);
  }, tickMs);
  chores.unref();

  function isSecretOld(): boolean {
    const since = settings.get().pairing?.secretSince ?? null;
    // A new connection signs whoever works here out.
    const busy = journal.get().sales.some(isOpen) || state().signIn.kind === "signed_in";
    return since !== null && isSecretDue(Date.parse(since), clock.now(), busy);
  }

  const wake = () => {
    const dropped = options.dropConnections?.() ?? Promise.resolve();
    void dropped.catch(() => undefined).then(() => link?.feed.wake());
  };

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
    wake,
    resume() {
      clock.slept();
      push();
      wake();
    },
    lock: () => link?.staff.lock(),
    async close() {
      closed = true;
      clearInterval(chores);
      storage.close();
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
