import { createServer, type Socket } from "node:net";

import { readPaper, type Paper } from "./read-paper.ts";

/** How the printer behaves. */
export interface PrinterBehaviour {
  /** Its answer to the question for paper (DLE EOT 4); `null`: it answers no questions. */
  readonly paperStatus: number | null;
  /** `hang`: takes the connection and never reads; `drop`: closes at the first byte of the page. */
  readonly fault: "none" | "hang" | "drop";
}

export interface TestPrinter {
  readonly port: number;
  readonly behave: (behaviour: Partial<PrinterBehaviour>) => void;
  /** What came out so far, a page for each job, in the order in which they ended. */
  readonly pages: () => readonly Paper[];
  /** The raw bytes of each job. */
  readonly jobs: () => readonly Uint8Array[];
  /** Resolves once so many pages have come out. */
  readonly printed: (count: number) => Promise<readonly Paper[]>;
  /** How many connections were open at once, at most. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

/** A status byte as Epson's manual has it: bits 1 and 4 are always set; 5 and 6 say that paper has run out. */
export const paperStatus = { present: 0x12, out: 0x72 } as const;
const askForPaper = Buffer.from([0x10, 0x04, 0x04]);

/** A network printer for tests: reads ESC/POS over TCP and tells what would stand on the paper. */
export async function startTestPrinter(): Promise<TestPrinter> {
  let behaviour: PrinterBehaviour = { paperStatus: paperStatus.present, fault: "none" };
  const jobs: Uint8Array[] = [];
  const sockets = new Set<Socket>();
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let mostAtOnce = 0;

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    mostAtOnce = Math.max(mostAtOnce, sockets.size);
    const { fault, paperStatus: status } = behaviour;
    let received: Buffer = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    if (fault === "hang") return;
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (let at = received.indexOf(askForPaper); at !== -1; at = received.indexOf(askForPaper)) {
        // A question in real time is no part of the page, wherever it comes.
        received = Buffer.concat([received.subarray(0, at), received.subarray(at + 3)]);
        if (status !== null) socket.write(Buffer.from([status]));
      }
      if (fault === "drop" && received.length > 0) socket.resetAndDestroy();
    });
    socket.on("end", () => {
      if (received.length > 0) jobs.push(received);
      socket.end();
      for (const each of waiting) if (jobs.length >= each.count) each.resolve();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The printer has no port");
  const pages = () => jobs.map((job) => readPaper(job));

  return {
    port: address.port,
    behave(changes) {
      behaviour = { ...behaviour, ...changes };
    },
    pages,
    jobs: () => jobs,
    async printed(count) {
      if (jobs.length < count) {
        await new Promise<void>((resolve) => {
          waiting.push({ count, resolve });
        });
      }
      return pages();
    },
    mostAtOnce: () => mostAtOnce,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
