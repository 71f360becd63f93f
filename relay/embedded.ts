/**
 * The relay as a utility process of the app: everything comes by message, nothing by argument,
 * environment or file, so that Fintoc's keys are in no place where a process' surroundings are read.
 */
import { isMainThread } from "node:worker_threads";

import * as v from "valibot";

import {
  orderSchema,
  type EmbeddedConfig,
  type Order,
  type RelayTold,
} from "../contract/embedded-relay.ts";
import { failure, type Failure } from "../contract/failures.ts";
import type { Mode } from "../contract/payment-intent.ts";
import { fail, ok, type Result } from "../contract/result.ts";
import { backup } from "./admin/backup-command.ts";
import { readConfig, type Config } from "./config.ts";
import { checkKeys, modeOfKeys } from "./embedded/check-keys.ts";
import { dropUncheckablePins } from "./embedded/drop-uncheckable-pins.ts";
import { lastFintocPage } from "./embedded/last-fintoc-page.ts";
import { addFirstManager, newTillCode, setUpShop } from "./embedded/set-up-shop.ts";
import { RelayError } from "./http/relay-error.ts";
import { createLog } from "./log.ts";
import { startRelay, type RunningRelay } from "./start-relay.ts";
import { runThread } from "./threads/run-thread.ts";

/** What Electron gives a utility process to talk to the app with. */
interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: "message", listener: (event: { readonly data: unknown }) => void) => unknown;
}

const version = "2023-11-15";
let config: Config | null = null;
let running: RunningRelay | null = null;

// In the one-file build this file is also what a thread of ours runs.
if (isMainThread) obey(parentPort());
else await runThread();

function parentPort(): ParentPort {
  const port: unknown = Reflect.get(process, "parentPort");
  if (typeof port !== "object" || port === null) {
    throw new Error("This is the app's own relay: the app starts it as a utility process");
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Electron's own declaration
  return port as ParentPort;
}

function obey(port: ParentPort): void {
  const tell = (told: RelayTold): void => port.postMessage(told);
  const log = createLog("info", (line) => tell({ told: "log", line: line.trimEnd() }));
  /** One order at a time, in the order of their coming. */
  let last: Promise<void> = Promise.resolve();
  port.on("message", ({ data }) => {
    last = last.then(() => take(data));
  });

  async function take(data: unknown): Promise<void> {
    const parsed = v.safeParse(orderSchema, data);
    if (!parsed.success) {
      // Not what was sent: there may be a key in it.
      log.error({ at: v.getDotPath(parsed.issues[0]) }, "an order could not be read");
      const { number } = v.parse(v.object({ number: v.number() }), data);
      tell({ told: "refusal", number, failure: failure("input_invalid") });
      return;
    }
    const { number } = parsed.output;
    const answer = await carryOut(parsed.output).catch((error: unknown): Result<never, Failure> =>
      fail(failureOf(error)),
    );
    tell(
      answer.ok
        ? { told: "answer", number, value: answer.value }
        : { told: "refusal", number, failure: answer.failure },
    );
  }

  function carryOut(order: Order): Promise<Result<unknown, Failure>> {
    switch (order.order) {
      case "checkKeys":
        return check(order.input);
      case "start":
        return start(order.input);
      case "setUp":
        return withRelay((relay, { staffPinPepper }) =>
          setUpShop(relay.database, order.input, {
            nowMs: Date.now(),
            pepper: staffPinPepper ?? "",
          }),
        );
      case "newCode":
        return withRelay((relay) => newTillCode(relay.database, Date.now()));
      case "addManager":
        return withRelay(async (relay, { staffPinPepper }) => {
          await addFirstManager(relay.database, order.input, staffPinPepper ?? "", now());
          return null;
        });
      case "backUp":
        return withRelay((_relay, { databaseUrl }) => {
          const { bytes, file } = backup(databaseUrl, ["--", order.input.file]).backup;
          return Promise.resolve({ bytes, file });
        });
      case "close":
        return close();
    }
  }

  async function check({
    databaseFile,
    fintoc,
    keys,
  }: Extract<Order, { order: "checkKeys" }>["input"]): Promise<Result<unknown, Failure>> {
    const apiUrl = fintoc.apiUrl ?? "https://api.fintoc.com";
    const ownPage = (mode: Mode) => lastFintocPage(databaseFile, mode);
    const mode = await checkKeys(keys, { apiUrl, ownPage, version });
    return mode.ok ? ok({ mode: mode.value }) : mode;
  }

  async function start(wish: EmbeddedConfig): Promise<Result<unknown, Failure>> {
    if (running !== null) return fail(failure("input_invalid", "The relay runs already"));
    const mode = modeOfKeys(wish.keys);
    if (!mode.ok) return mode;
    const read = readConfig(environmentOf(wish));
    if (!read.ok) return fail(failure("own_relay_not_started", read.failure.join("; ")));
    const { isLocal, isPractice = false } = wish;
    const wished: Config = { ...read.value, isLocal, isPractice };
    running = await startRelay(wished, log).catch((error: unknown) => {
      if (wish.port === 0 || !isTaken(error)) throw error;
      log.warn({ port: wish.port }, "the port is another program's: any other is taken");
      return startRelay({ ...wished, port: 0 }, log);
    });
    config = wished;
    const left = await dropUncheckablePins(running.database, wish.pepper, now());
    if (left > 0) log.warn({ left }, "the pepper of these PINs was lost: nobody has one now");
    return ok({ url: running.url, mode: mode.value });
  }
}

function now(): string {
  return new Date().toISOString();
}

async function withRelay(
  act: (relay: RunningRelay, config: Config) => Promise<unknown>,
): Promise<Result<unknown, Failure>> {
  if (running === null || config === null) return fail(failure("own_relay_stopped"));
  return ok(await act(running, config));
}

async function close(): Promise<Result<null, Failure>> {
  await running?.close();
  running = null;
  return ok(null);
}

function environmentOf({ databaseFile, fintoc, keys, pepper, port }: EmbeddedConfig) {
  return {
    HOST: "127.0.0.1",
    PORT: String(port),
    DATABASE_URL: `sqlite:${databaseFile}`,
    FINTOC_SECRET_KEY: keys.secretKey,
    FINTOC_PUBLIC_KEY: keys.publicKey,
    STAFF_PIN_PEPPER: pepper,
    FINTOC_VERSION: version,
    ...(fintoc.apiUrl === null ? {} : { FINTOC_API_URL: fintoc.apiUrl }),
    ...(fintoc.widgetUrl === null ? {} : { FINTOC_WIDGET_URL: fintoc.widgetUrl }),
  };
}

function isTaken(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : null;
  return cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
}

function failureOf(error: unknown): Failure {
  if (error instanceof RelayError) {
    const where = error.param === null ? "" : `${error.param}: `;
    return failure(error.code, `${where}${error.message}`);
  }
  const message = error instanceof Error ? error.message : String(error);
  return failure(running === null ? "own_relay_not_started" : "storage_unavailable", message);
}
