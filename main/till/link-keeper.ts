import { setTimeout as delay } from "node:timers/promises";

import type { Connection } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import type { ManagerEvent } from "../../contract/manager-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { RelayClock } from "../clock/relay-clock.ts";
import type { Document } from "../settings/document.ts";
import { createConnectionWatch } from "./connection-watch.ts";
import { createFitCheck } from "./fit-check.ts";
import { isOpen, type Journal } from "./journal.ts";
import { openLink, type Link } from "./link.ts";
import type { Settings } from "./settings-schema.ts";
import { startJournalAfresh, takeJournal } from "./till-documents.ts";
import type { TillPairing } from "./till-pairing.ts";

/** The link to the relay and its life: opened, lost, refused, and opened again. */
export interface LinkKeeper {
  /** `null`: not paired, or the secret cannot be read. */
  readonly link: () => Link | null;
  readonly connection: () => Connection;
  /** Why the pairing on disk cannot be used at present; it is kept. */
  readonly locked: () => Failure | null;
  /** Why till and relay do not fit. */
  readonly incompatible: () => Failure | null;
  readonly connect: () => Promise<void>;
  /** The first connection of a new pairing: where staff sign in, the till is never shown open. */
  readonly beginWork: () => Promise<void>;
  /** The link under which something may be charged now. */
  readonly readyToCharge: () => Promise<Result<Link, Failure>>;
  /** Somebody wants it to be tried now. */
  readonly retry: () => Promise<void>;
  /** What nobody asks for and has to be looked at now and then. */
  readonly look: () => void;
  /** When the network is back: connect anew at once. */
  readonly wake: () => void;
  /** The relay is at another address: what was connected is connected anew. */
  readonly moved: () => Promise<void>;
  /** A manager has said so: the pairing is forgotten. */
  readonly free: () => Result<null, Failure>;
  readonly close: () => Promise<void>;
}

export interface LinkKeeperOptions {
  readonly pairing: TillPairing;
  readonly settings: Document<Settings>;
  readonly journal: Document<Journal>;
  readonly clock: RelayClock;
  /** Names what is put aside. */
  readonly stamp: () => string;
  readonly fetch: typeof globalThis.fetch;
  readonly dropConnections: () => Promise<void>;
  readonly refuseLiveMode: boolean;
  readonly readStoreEveryMs: number;
  readonly onChange: () => void;
  readonly onNotice: (notice: Failure) => void;
  readonly onManagerEvent: (event: ManagerEvent) => void;
  readonly log: (line: object) => void;
}

/** So long a charge waits to hear whether till and relay fit. */
const longestCheckMs = 3_000;

export function createLinkKeeper(options: LinkKeeperOptions): LinkKeeper {
  const { clock, journal, log, onChange, pairing, settings, stamp } = options;
  let link: Link | null = null;
  let closed = false;
  const connection = createConnectionWatch(journal, clock.now, onChange);
  let locked: Failure | null = null;
  let opening: Promise<void> | null = null;
  /** Whether till and relay fit: asked at every connection, before anything is charged. */
  let checked: Promise<void> = Promise.resolve();
  const fit = createFitCheck({
    settings,
    refuseLiveMode: options.refuseLiveMode,
    isPresent: (client) => link?.client === client,
    onForbidden: unpair,
    onChange,
    log,
  });
  const asking = setInterval(() => {
    if (link !== null && connection.isOnline()) void fit.ask(link.client);
  }, options.readStoreEveryMs);

  function connect(): Promise<void> {
    opening ??= open().finally(() => {
      opening = null;
    });
    return opening;
  }

  async function open(): Promise<void> {
    const known = pairing.known();
    if (known === null || link !== null || closed) return;
    const opened = await pairing.openSecret(known);
    if (pairing.known()?.sealedSecret !== known.sealedSecret || closed) return;
    locked = opened.ok ? null : opened.failure;
    if (!opened.ok) {
      log({ level: "error", event: "keychain_locked", detail: opened.failure.detail });
      connection.barred(opened.failure);
      return;
    }
    const { sealAgain, secret } = opened.value;
    if (sealAgain) await pairing.sealAgain(known, secret);
    const owner = { tillId: known.till.id, relayUrl: known.relayUrl };
    const setAside = takeJournal(journal, owner, stamp);
    if (setAside !== null) options.onNotice(setAside);
    connection.begun();
    const present: Link = openLink({
      pairing: known,
      secret,
      settings,
      journal,
      fetch: options.fetch,
      relayNow: clock.now,
      onChange,
      onHello,
      onLost: lost,
      onRefused: (why) => {
        if (link === present) refused(why);
      },
      onUnreachable: () => {
        if (link === present && connection.isOnline()) present.feed.wake();
      },
      onStoreChanged: () => {
        if (link === present) void fit.ask(present.client);
      },
      onManagerEvent: options.onManagerEvent,
    });
    link = present;
  }

  function onHello(relayTime: number): void {
    clock.told(relayTime);
    pairing.adoptSecret();
    connection.online();
    if (link !== null) checked = fit.ask(link.client);
  }

  function lost(why: Failure, quietMs: number): void {
    log({ level: "warn", event: "feed_lost", code: why.code, detail: why.detail });
    // What the feed's connection died of, the others may have died of too.
    if (why.code === "relay_timeout") void options.dropConnections().catch(() => undefined);
    connection.lost(why, quietMs);
  }

  /** The relay does not take this secret: the one before it may still be good. */
  function refused(why: Failure): void {
    if (why.code !== "till_unknown" || !pairing.fallBack()) {
      unpair(why);
      return;
    }
    closeLink();
    void connect();
  }

  /** The new secret is on disk beside the old one before its first use. */
  async function rotateSecret({ client }: Link): Promise<void> {
    const told = await client.rotateSecret();
    if (!told.ok) return;
    const sealed = await pairing.sealSecret(told.value.secret);
    if (!sealed.ok || link?.client !== client) return;
    if (!pairing.change({ nextSealedSecret: sealed.value })) return;
    log({ level: "info", event: "secret_rotated" });
    closeLink();
    await connect();
  }

  function unpair(why: Failure): void {
    log({ level: "warn", event: "unpaired", code: why.code, detail: why.detail });
    closeLink();
    pairing.forget(why);
    locked = null;
    fit.forget();
    onChange();
  }

  function closeLink(): void {
    const closing = link;
    link = null;
    void closing?.close();
  }

  /** A new connection signs whoever works here out. */
  function isBusy({ staff }: Link): boolean {
    return journal.get().sales.some(isOpen) || staff.state().kind === "signed_in";
  }

  return {
    link: () => link,
    connection: connection.present,
    locked: () => locked,
    incompatible: fit.incompatible,
    connect,

    async beginWork() {
      await connect();
      await link?.staff.readMembers();
    },

    async readyToCharge() {
      if (locked !== null) return fail(locked);
      if (link === null) return fail(failure("not_paired"));
      if (!connection.isOnline()) return fail(failure("offline"));
      const barred = await link.staff.barsCharge();
      if (barred !== null) return fail(barred);
      await Promise.race([checked, delay(longestCheckMs)]);
      const incompatible = fit.incompatible();
      if (incompatible !== null) return fail(incompatible);
      return link === null || !connection.isOnline() ? fail(failure("offline")) : ok(link);
    },

    async retry() {
      if (link === null) await connect();
      else if (fit.incompatible() !== null) await fit.ask(link.client);
      else if (!connection.isOnline()) link.feed.wake();
    },

    look() {
      if (link === null) void connect();
      else if (fit.incompatible() !== null) void fit.ask(link.client);
      else if (connection.isOnline() && pairing.isSecretOld(isBusy(link))) {
        void rotateSecret(link);
      }
    },

    wake() {
      void options
        .dropConnections()
        .catch(() => undefined)
        .then(() => link?.wake());
    },

    async moved() {
      closeLink();
      await connect();
    },

    free() {
      const freed = pairing.free();
      if (!freed.ok) return freed;
      log({ level: "warn", event: "freed_by_manager" });
      closeLink();
      // Should the power be cut here: the next pairing puts another till's journal aside as well.
      startJournalAfresh(journal, stamp);
      onChange();
      return ok(null);
    },

    async close() {
      closed = true;
      clearInterval(asking);
      const closing = link;
      link = null;
      await closing?.close();
    },
  };
}
