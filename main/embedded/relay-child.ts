import * as v from "valibot";

import {
  orderAnswers,
  relayToldSchema,
  type OrderAnswer,
  type OrderInput,
  type OrderName,
} from "../../contract/embedded-relay.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

/** What we need of Electron's `utilityProcess`. */
export type Fork = (
  program: string,
  args: string[],
  options: Electron.ForkOptions,
) => Pick<Electron.UtilityProcess, "on" | "postMessage" | "kill" | "stdout" | "stderr">;

export interface RelayChildOptions {
  readonly fork: Fork;
  /** The relay's one file. */
  readonly program: string;
  readonly log: (line: object) => void;
}

/** One life of the relay's process. */
export interface RelayChild {
  /** A process that has ended answers `own_relay_stopped`. */
  readonly ask: <Name extends OrderName>(
    order: Name,
    input: OrderInput<Name>,
  ) => Promise<Result<OrderAnswer<Name>, Failure>>;
  /** Settles with its exit code. */
  readonly ended: Promise<number>;
  /** Lets it finish what is under way, then sees that it is gone. */
  readonly close: () => Promise<void>;
}

/** Longer than the relay takes to stop by itself. */
const closeWithinMs = 10_000;

/** Starts the relay's process; it does nothing until it is asked. */
export function openRelayChild({ fork, log, program }: RelayChildOptions): RelayChild {
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  const open = new Map<number, (answer: Result<unknown, Failure>) => void>();
  let number = 0;
  let isOver = false;
  const child = fork(program, [], {
    serviceName: "Cobro relay",
    stdio: ["ignore", "pipe", "pipe"],
    env: surroundings(),
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (said: Buffer) => {
      log({ level: "warn", event: "own_relay_said", said: said.toString("utf8").slice(0, 2_000) });
    });
  }
  child.on("message", (message: unknown) => {
    const parsed = v.safeParse(relayToldSchema, message);
    if (!parsed.success) return;
    const told = parsed.output;
    if (told.told === "log") {
      log({ level: "info", event: "own_relay", line: told.line });
      return;
    }
    const settle = open.get(told.number);
    open.delete(told.number);
    settle?.(told.told === "answer" ? ok(told.value) : fail(told.failure));
  });
  child.on("exit", (code) => {
    isOver = true;
    for (const settle of open.values()) settle(fail(stopped(code)));
    open.clear();
    end(code);
  });

  async function ask<Name extends OrderName>(
    order: Name,
    input: OrderInput<Name>,
  ): Promise<Result<OrderAnswer<Name>, Failure>> {
    if (isOver) return fail(stopped(await ended));
    number += 1;
    const answered = Promise.withResolvers<Result<unknown, Failure>>();
    open.set(number, answered.resolve);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
    child.postMessage({ order, number, input });
    const answer = await answered.promise;
    if (!answer.ok) return answer;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this very order's schema
    return ok(v.parse(orderAnswers[order], answer.value) as OrderAnswer<Name>);
  }

  return {
    ask,
    ended,
    async close() {
      const late = setTimeout(() => child.kill(), closeWithinMs);
      await ask("close", {});
      child.kill();
      await ended;
      clearTimeout(late);
    },
  };
}

function stopped(code: number): Failure {
  return failure("own_relay_stopped", `exit code ${code}`);
}

/** The relay takes its configuration by message: nothing of ours is in its environment. */
function surroundings(): Record<string, string> {
  const passed = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined && !/^(?:FINTOC|STAFF_PIN|DATABASE|NODE_OPTIONS)/iu.test(name),
  );
  return Object.fromEntries(passed.map(([name, value]) => [name, value ?? ""]));
}
