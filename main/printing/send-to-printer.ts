import { createConnection, type Socket } from "node:net";

import { ok } from "../../contract/result.ts";
import { maybePrinted, notPrinted, type Printed } from "./printed.ts";

export interface PrinterTimes {
  /** Within this the printer must have taken the connection. */
  readonly connectMs: number;
  /** So long it may think about whether it has paper before it is printed to anyway. */
  readonly statusMs: number;
  /** Within this the whole job is done or has failed. */
  readonly jobMs: number;
}

export const printerTimes: PrinterTimes = { connectMs: 3_000, statusMs: 400, jobMs: 5_000 };

/** DLE EOT 4: a question in real time, answered even while printing. */
const askForPaper = Uint8Array.of(0x10, 0x04, 0x04);
/** Both bits of "the roll has ended" in its answer. */
const paperOut = 0x60;

/**
 * Sends bytes to an ESC/POS printer over TCP. It counts as printed once the printer has shown that
 * it lives after the last byte: by closing its side, as printers do at the end of a job, or by
 * answering a second question. Bytes that only lie in a network buffer are no paper.
 */
export async function sendToPrinter(
  host: string,
  port: number,
  bytes: Uint8Array,
  times: PrinterTimes = printerTimes,
): Promise<Printed> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), times.jobMs);
  const socket = createConnection({ host, port, noDelay: true, allowHalfOpen: true });
  const line = listen(socket, late.signal);
  try {
    const connected = await line.connected(times.connectMs);
    if (connected !== null) return notPrinted("printer_unreachable", connected);
    socket.write(askForPaper);
    const status = await line.answer(times.statusMs);
    if (line.ended()) return notPrinted("printer_unreachable", line.why());
    if (status !== null && (status & paperOut) !== 0) {
      return notPrinted("printer_failed", "out of paper");
    }
    socket.write(bytes);
    if (status !== null) socket.write(askForPaper);
    socket.end();
    const alive = await line.aliveOrClosed();
    return alive ? ok(null) : maybePrinted(line.why());
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** What the printer's side of the connection does. */
function listen(socket: Socket, late: AbortSignal) {
  const connected = Promise.withResolvers<string | null>();
  /** Anything that may end a wait; each waiter looks at the state itself. */
  let stir = Promise.withResolvers<void>();
  const answers: number[] = [];
  let closedInOrder = false;
  let handedOver = false;
  let error: string | null = null;
  const stirred = () => {
    stir.resolve();
    stir = Promise.withResolvers<void>();
  };
  async function until(met: () => boolean): Promise<void> {
    while (!met()) await stir.promise;
  }
  socket.on("connect", () => connected.resolve(null));
  socket.on("data", (chunk) => {
    answers.push(...chunk);
    stirred();
  });
  socket.on("end", () => {
    closedInOrder = true;
    stirred();
  });
  socket.on("finish", () => {
    handedOver = true;
    stirred();
  });
  socket.on("error", (cause: NodeJS.ErrnoException) => {
    error = cause.code ?? cause.message;
    connected.resolve(error);
    stirred();
  });
  late.addEventListener("abort", () => {
    error ??= "no answer in time";
    connected.resolve(error);
    stirred();
  });

  return {
    /** `null`, or why not. */
    async connected(withinMs: number): Promise<string | null> {
      const timer = setTimeout(() => connected.resolve("no connection in time"), withinMs);
      const outcome = await connected.promise;
      clearTimeout(timer);
      return outcome;
    },
    /** The next byte that the printer answers; `null` when there is none in time. */
    async answer(withinMs: number): Promise<number | null> {
      let over = false;
      const timer = setTimeout(() => {
        over = true;
        stirred();
      }, withinMs);
      await until(() => answers.length > 0 || over || error !== null || closedInOrder);
      clearTimeout(timer);
      return answers.shift() ?? null;
    },
    async aliveOrClosed(): Promise<boolean> {
      const heard = () => handedOver && (answers.length > 0 || closedInOrder);
      await until(() => heard() || error !== null);
      return error === null;
    },
    ended: () => error !== null || closedInOrder,
    why: () => error ?? "closed by the printer",
  };
}
