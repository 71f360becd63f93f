import * as v from "valibot";

import { bankToldSchema, type BankOrder, type PracticeOutcome } from "../../contract/practice.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Fork } from "../embedded/relay-child.ts";
import { crashPauseMs } from "../windows/crash-pause.ts";

export interface PracticeBankOptions {
  readonly fork: Fork;
  /** The simulated bank's one file. */
  readonly program: string;
  /** Where its payments are kept. */
  readonly file: string;
  readonly keys: { readonly secretKey: string; readonly publicKey: string };
  readonly log: (line: object) => void;
}

/** The simulated bank, over all the lives of its process. */
export interface PracticeBank {
  /** On loopback; the same for as long as the app runs. */
  readonly url: string;
  /** @param id the payment intent, as the bank knows it */
  readonly act: (id: string, outcome: PracticeOutcome) => Promise<Result<null, Failure>>;
  readonly close: () => Promise<void>;
}

type Body<Order> = Order extends unknown ? Omit<Order, "number"> : never;

/** Longer than it takes to stop by itself. */
const closeWithinMs = 5_000;

/** Starts the simulated bank's process, and another on the same port when it dies. */
export async function startPracticeBank(
  options: PracticeBankOptions,
): Promise<Result<PracticeBank, Failure>> {
  const { file, keys, log } = options;
  const deaths: number[] = [];
  const closing = new AbortController();
  let wake: () => void = () => undefined;
  let child = openChild(options);
  const start = (port: number) => child.ask({ order: "start", port, ...keys, file });

  const first = await start(0);
  const url = first.ok ? first.value : null;
  if (!first.ok || url === null) {
    await child.close();
    return fail(failure("practice_not_started", first.ok ? null : first.failure));
  }
  const port = Number(new URL(url).port);
  const watching = watch();

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      const code = await child.ended;
      if (closing.signal.aborted) return;
      log({ level: "error", event: "practice_bank_died", code });
      deaths.push(performance.now());
      await pause(crashPauseMs(deaths));
      if (closing.signal.aborted) return;
      child = openChild(options);
      const started = await start(port);
      if (started.ok) continue;
      log({ level: "error", event: "practice_bank_not_started", why: started.failure });
      await child.close();
    }
  }

  async function pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    wake = resolve;
    await promise;
    clearTimeout(timer);
  }

  return ok({
    url,
    async act(id, outcome) {
      const done = await child.ask({ order: "act", id, outcome });
      return done.ok ? ok(null) : fail(failure("practice_act_refused", done.failure));
    },
    async close() {
      closing.abort();
      wake();
      await child.close();
      await watching;
    },
  });
}

/** One life of its process. */
function openChild({ fork, log, program }: PracticeBankOptions) {
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  const open = new Map<number, (answer: Result<string | null, string>) => void>();
  let number = 0;
  let isOver = false;
  const child = fork(program, [], {
    serviceName: "Cobro practice bank",
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (said: Buffer) => {
      log({ level: "warn", event: "practice_bank_said", said: said.toString().slice(0, 2_000) });
    });
  }
  child.on("message", (message: unknown) => {
    const parsed = v.safeParse(bankToldSchema, message);
    if (!parsed.success) return;
    const told = parsed.output;
    if (told.told === "log") {
      log({ level: "info", event: "practice_bank", line: told.line });
      return;
    }
    const settle = open.get(told.number);
    open.delete(told.number);
    settle?.(told.told === "done" ? ok(told.url) : fail(told.why));
  });
  child.on("exit", (code) => {
    isOver = true;
    for (const settle of open.values()) settle(fail(`exit code ${code}`));
    end(code);
  });

  async function ask(order: Body<BankOrder>): Promise<Result<string | null, string>> {
    if (isOver) return fail("The bank's process has ended");
    number += 1;
    const answered = Promise.withResolvers<Result<string | null, string>>();
    open.set(number, answered.resolve);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
    child.postMessage({ ...order, number });
    return answered.promise;
  }

  return {
    ask,
    ended,
    async close(): Promise<void> {
      const late = setTimeout(() => child.kill(), closeWithinMs);
      await ask({ order: "close" });
      child.kill();
      await ended;
      clearTimeout(late);
    },
  };
}
