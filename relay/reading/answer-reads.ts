import type { MessagePort } from "node:worker_threads";

import type { Mode } from "../../contract/payment-intent.ts";
import { openReader } from "../database/open-reader.ts";
import { RelayError } from "../http/relay-error.ts";
import { longReads, type LongReads } from "./long-reads.ts";
import type { ReadAsked, ReadTold } from "./read-messages.ts";

/**
 * The whole life of the thread that reads: answers what the serving thread asks, until that ends it.
 * @throws Error when the database cannot be opened: the thread ends, and another one is started
 */
export async function answerReads(
  port: MessagePort,
  databaseUrl: string,
  mode: Mode,
): Promise<void> {
  const reads = longReads(await openReader(databaseUrl), mode);

  async function answer({ given, read, turn }: ReadAsked): Promise<ReadTold> {
    try {
      return { turn, kind: "answer", value: await call(reads, read, given) };
    } catch (error) {
      if (error instanceof RelayError) {
        const { code, message, param } = error;
        return { turn, kind: "refused", code, message, param };
      }
      return {
        turn,
        kind: "failed",
        error: error instanceof Error ? error : new Error(String(error)),
      };
    }
  }

  port.on("message", (asked: ReadAsked) => {
    void answer(asked).then((told) => port.postMessage(told, []));
  });
}

function call(
  reads: LongReads,
  read: keyof LongReads,
  given: readonly unknown[],
): Promise<unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- reader.ts asks by the same names and types
  const asked = reads[read] as (...given: readonly unknown[]) => Promise<unknown>;
  return asked(...given);
}
