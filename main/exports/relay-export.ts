import * as v from "valibot";

import { exportLineSchema, type ExportHead } from "../../contract/export-stream.ts";
import { failure, relayErrorSchema, toFailureCode, type Failure } from "../../contract/failures.ts";
import type { ExportQuery } from "../../contract/manager-api.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import { staffSessionHeader } from "../../contract/staff.ts";
import { networkFailure } from "../relay-client/network-failure.ts";
import { ExportError } from "./export-error.ts";

/** A relay that says nothing for so long is gone. */
const silenceMs = 30_000;

/** An export that the relay has begun to tell. */
export interface RelayExport {
  readonly head: ExportHead;
  /**
   * Every payment intent, and the end: it throws when what came is not the whole.
   * @throws ExportError
   */
  readonly intents: AsyncIterable<PaymentIntent>;
}

export interface RelayAddress {
  readonly relayUrl: string;
  readonly secret: string;
  readonly fetch: typeof globalThis.fetch;
}

/** @param signal ends it, for the reason that it was aborted with. @throws ExportError */
export async function openRelayExport(
  { fetch, relayUrl, secret }: RelayAddress,
  query: ExportQuery,
  session: string,
  signal: AbortSignal,
): Promise<RelayExport> {
  const address = new URL(relayRoutes.exportPaymentIntents.path, relayUrl);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) address.searchParams.set(name, value);
  }
  const silence = watchSilence(signal);
  try {
    const response = await silence.within(
      fetch(address, {
        headers: { Authorization: `Bearer ${secret}`, [staffSessionHeader]: session },
        signal: silence.signal,
        redirect: "error",
      }),
    );
    if (!response.ok || response.body === null) {
      throw new ExportError(refusalOf(response.status, await response.text()));
    }
    const lines = readLines(response.body, silence);
    const first = await lines.next();
    const head = first.done === true ? null : parseLine(first.value);
    if (head === null || !("export" in head)) {
      throw new ExportError(failure("relay_answer_unreadable", "exportPaymentIntents: head"));
    }
    return { head: head.export, intents: intentsOf(lines, silence) };
  } catch (error) {
    silence.stop();
    throw reasonOf(error, signal, networkFailure(error));
  }
}

async function* intentsOf(
  lines: AsyncGenerator<string>,
  silence: Silence,
): AsyncGenerator<PaymentIntent> {
  let told = 0;
  try {
    for await (const line of lines) {
      const parsed = parseLine(line);
      if ("paymentIntent" in parsed) {
        told += 1;
        yield parsed.paymentIntent;
      } else if ("end" in parsed && parsed.end.rows === told) return;
      else if ("error" in parsed) {
        const { code, message } = parsed.error;
        throw new ExportError(failure(toFailureCode(code), message));
      } else break;
    }
    throw new ExportError(failure("export_cut_off", `after ${told} rows`));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw reasonOf(error, silence.outer, failure("export_cut_off", detail));
  } finally {
    silence.stop();
  }
}

/** What an abort was for tells more than that the connection ended. */
function reasonOf(error: unknown, signal: AbortSignal, otherwise: Failure): ExportError {
  if (signal.reason instanceof ExportError) return signal.reason;
  if (error instanceof ExportError) return error;
  return new ExportError(otherwise, { cause: error });
}

function refusalOf(status: number, text: string): Failure {
  const told = v.safeParse(v.pipe(v.string(), v.parseJson(), relayErrorSchema), text);
  if (!told.success) return failure("relay_error", `HTTP ${status}`);
  return failure(toFailureCode(told.output.error.code), told.output.error.message);
}

function parseLine(line: string) {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), exportLineSchema), line);
  if (parsed.success) return parsed.output;
  throw new ExportError(failure("relay_answer_unreadable", "exportPaymentIntents: line"));
}

/** The whole lines of a stream; a last one without its end is none. */
async function* readLines(
  body: ReadableStream<Uint8Array>,
  silence: Silence,
): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await silence.within(reader.read());
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

interface Silence {
  /** The caller's, which carries why. */
  readonly outer: AbortSignal;
  readonly signal: AbortSignal;
  /** Waits for the relay, but not for ever. */
  readonly within: <Value>(work: Promise<Value>) => Promise<Value>;
  readonly stop: () => void;
}

function watchSilence(outer: AbortSignal): Silence {
  const own = new AbortController();
  const abort = () => own.abort(outer.reason);
  if (outer.aborted) abort();
  outer.addEventListener("abort", abort);
  return {
    outer,
    signal: own.signal,
    async within(work) {
      const timer = setTimeout(
        () => own.abort(new ExportError(failure("relay_timeout"))),
        silenceMs,
      );
      try {
        return await work;
      } catch (error) {
        throw own.signal.reason instanceof ExportError ? own.signal.reason : error;
      } finally {
        clearTimeout(timer);
      }
    },
    stop: () => outer.removeEventListener("abort", abort),
  };
}
