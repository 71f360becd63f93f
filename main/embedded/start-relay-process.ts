import type { EmbeddedConfig, OwnShop } from "../../contract/embedded-relay.ts";
import type { Failure } from "../../contract/failures.ts";
import type { Mode } from "../../contract/payment-intent.ts";
import { ok, type Result } from "../../contract/result.ts";
import { crashPauseMs } from "../windows/crash-pause.ts";
import { openRelayChild, type RelayChild, type RelayChildOptions } from "./relay-child.ts";

/** The app's own relay, over all the lives of its process. */
export interface RelayProcess {
  /** The address that its process has told; `null` while there is none to be believed. */
  readonly url: () => string | null;
  readonly mode: Mode;
  /** Makes the shop and its till, and a code for the till. */
  readonly setUp: (shop: OwnShop) => Promise<Result<{ readonly pairingCode: string }, Failure>>;
  /** A code for the till of the shop that is there. */
  readonly newCode: () => Promise<Result<{ readonly pairingCode: string }, Failure>>;
  /** The first manager of a shop where nobody has a PIN. */
  readonly addManager: (manager: NonNullable<OwnShop["manager"]>) => Promise<Result<null, Failure>>;
  /** A copy of its database that a shared relay can serve. */
  readonly backUp: (
    file: string,
  ) => Promise<Result<{ readonly file: string; readonly bytes: number }, Failure>>;
  readonly close: () => Promise<void>;
}

export interface RelayProcessOptions extends RelayChildOptions {
  readonly config: EmbeddedConfig;
  /** Hears of every address that it listens on after the first, and why it is down until then. */
  readonly onChange?: (state: RelayProcessState) => void;
}

export type RelayProcessState =
  | { readonly kind: "listening"; readonly url: string }
  | { readonly kind: "down"; readonly failure: Failure };

/**
 * Starts the relay's process, and another when it dies: at once the first times, then with pauses,
 * on the same port while that is free.
 * @returns why its first start failed
 */
export async function startRelayProcess(
  options: RelayProcessOptions,
): Promise<Result<RelayProcess, Failure>> {
  const { config, log, onChange = () => undefined } = options;
  const deaths: number[] = [];
  const closing = new AbortController();
  let child: RelayChild = openRelayChild(options);
  let url: string | null = null;
  let wake = () => {};

  const first = await child.ask("start", config);
  if (!first.ok) {
    await child.close();
    return first;
  }
  ({ url } = first.value);
  log({ level: "info", event: "own_relay_listening", url });
  /** Where the till knows it: asked for again, so that only a taken port changes its address. */
  let port = Number(new URL(url).port);
  const watching = watch();

  /** Keeps a process running until it is closed. */
  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      const code = await child.ended;
      url = null;
      if (closing.signal.aborted) return;
      log({ level: "error", event: "own_relay_died", code });
      onChange({
        kind: "down",
        failure: { code: "own_relay_stopped", detail: `exit code ${code}` },
      });
      await again();
    }
  }

  async function again(): Promise<void> {
    while (!closing.signal.aborted) {
      deaths.push(performance.now());
      await pause(crashPauseMs(deaths));
      if (closing.signal.aborted) return;
      child = openRelayChild(options);
      const started = await child.ask("start", { ...config, port });
      if (started.ok) {
        ({ url } = started.value);
        port = Number(new URL(url).port);
        log({ level: "info", event: "own_relay_listening", url });
        onChange({ kind: "listening", url });
        return;
      }
      log({ level: "error", event: "own_relay_not_started", ...started.failure });
      onChange({ kind: "down", failure: started.failure });
      await child.close();
    }
  }

  async function pause(ms: number): Promise<void> {
    if (ms === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    wake = resolve;
    await promise;
    clearTimeout(timer);
  }

  return ok({
    url: () => url,
    mode: first.value.mode,
    setUp: (shop) => child.ask("setUp", shop),
    newCode: () => child.ask("newCode", {}),
    addManager: (manager) => child.ask("addManager", manager),
    backUp: (file) => child.ask("backUp", { file }),
    async close() {
      closing.abort();
      wake();
      await child.close();
      await watching;
    },
  });
}
