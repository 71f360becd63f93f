import { join } from "node:path";

import type { EmbeddedConfig, OwnShop } from "../../contract/embedded-relay.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { OwnKeys } from "./own-keys.ts";
import type { RelayChildOptions } from "./relay-child.ts";
import { startRelayProcess, type RelayProcess } from "./start-relay-process.ts";

/** The relay of this computer as its till sees it: where it is at present, or why it is not. */
export interface OwnRelay {
  /** Told by its own process; `null` while nobody's address is to be believed. */
  readonly url: () => string | null;
  readonly failure: () => Failure | null;
  /** Hears of every change of either. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Somebody wants it to be tried now, or its keys have changed. */
  readonly restart: () => Promise<Result<null, Failure>>;
  readonly process: () => RelayProcess | null;
  readonly close: () => Promise<void>;
}

export interface OwnRelayOptions extends RelayChildOptions {
  /** The till's data folder. */
  readonly dataFolder: string;
  readonly keys: OwnKeys;
  /** The Fintoc that is asked; `null` the real one. */
  readonly fintocUrl: string | null;
}

/** Where it could not be started it is tried again after this long. */
const againAfterMs = 10_000;

/** Opens this computer's relay; one that cannot be started says why, and is tried again. */
export async function openOwnRelay(options: OwnRelayOptions): Promise<OwnRelay> {
  const listeners = new Set<() => void>();
  let running: RelayProcess | null = null;
  let why: Failure | null = null;
  let port = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  let busy: Promise<Result<null, Failure>> = start();
  await busy;

  async function start(): Promise<Result<null, Failure>> {
    clearTimeout(timer);
    await running?.close();
    running = null;
    if (isClosed) return ok(null);
    const started = await startOwn(options, port, (state) => {
      why = state.kind === "down" ? state.failure : null;
      tell();
    });
    why = started.ok ? null : started.failure;
    if (started.ok) {
      running = started.value;
      port = Number(new URL(running.url() ?? "http://x").port);
    } else {
      options.log({ level: "error", event: "own_relay_not_started", ...started.failure });
      // Keys that are missing are missing until somebody types them.
      if (started.failure.code !== "keys_missing") {
        timer = setTimeout(() => void restart(), againAfterMs);
      }
    }
    tell();
    return started.ok ? ok(null) : started;
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function restart(): Promise<Result<null, Failure>> {
    busy = busy.then(start);
    return busy;
  }

  return {
    url: () => running?.url() ?? null,
    failure: () => why,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    restart,
    process: () => running,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await busy;
      await running?.close();
      running = null;
    },
  };
}

/** Makes the shop in the relay's database, once, before the till moves in. */
export async function setUpOwnShop(
  options: OwnRelayOptions,
  shop: OwnShop,
): Promise<Result<null, Failure>> {
  const started = await startOwn(options, 0, () => undefined);
  if (!started.ok) return started;
  const made = await started.value.setUp(shop);
  await started.value.close();
  return made.ok ? ok(null) : made;
}

async function startOwn(
  options: OwnRelayOptions,
  port: number,
  onChange: NonNullable<Parameters<typeof startRelayProcess>[0]["onChange"]>,
): Promise<Result<RelayProcess, Failure>> {
  if (!options.keys.areThere()) return fail(failure("keys_missing"));
  const secrets = await options.keys.open();
  if (!secrets.ok) return secrets;
  const config: EmbeddedConfig = {
    ...secrets.value,
    fintoc: addressesOf(options.fintocUrl),
    databaseFile: ownDatabase(options.dataFolder),
    port,
    isLocal: true,
  };
  return startRelayProcess({ ...options, config, onChange });
}

/** Where the shop's sales lie. */
export function ownDatabase(dataFolder: string): string {
  return join(dataFolder, "relay", "relay.sqlite");
}

/** A simulated Fintoc serves its widget beside its API. */
export function addressesOf(fintocUrl: string | null): EmbeddedConfig["fintoc"] {
  return { apiUrl: fintocUrl, widgetUrl: fintocUrl === null ? null : `${fintocUrl}/v1/` };
}
