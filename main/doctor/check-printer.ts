import { createConnection } from "node:net";

import type { Printer, SystemPrinter } from "../../contract/bridge.ts";
import type { Finding } from "./finding.ts";

const connectMs = 3_000;
const answerMs = 600;
/** DLE EOT 2 and 4: what keeps the printer from printing, and whether there is paper. Nothing is printed. */
const askForCause = Uint8Array.of(0x10, 0x04, 0x02);
const askForPaper = Uint8Array.of(0x10, 0x04, 0x04);
const coverOpen = 0x04;
const paperOut = 0x60;

/** @param systemPrinters those of this computer */
export async function checkPrinter(
  printer: Printer,
  systemPrinters: () => Promise<readonly SystemPrinter[]>,
): Promise<Finding> {
  switch (printer.kind) {
    case "none":
      return { grade: "ok", code: "printer_none", facts: {} };
    case "system": {
      const found = (await systemPrinters()).find(({ name }) => name === printer.name);
      return found === undefined
        ? { grade: "fail", code: "printer_gone", facts: { printer: printer.name } }
        : { grade: "ok", code: "printer_ready", facts: { printer: found.label } };
    }
    case "network":
      return ask(printer.host, printer.port);
  }
}

async function ask(host: string, port: number): Promise<Finding> {
  const printer = `${host}:${port}`;
  const end = Promise.withResolvers<Finding>();
  const answers: number[] = [];
  const unreachable = (detail: string) =>
    end.resolve({ grade: "fail", code: "printer_unreachable", facts: { printer, detail } });
  const socket = createConnection({ host, port, noDelay: true });
  let timer = setTimeout(() => unreachable("no connection in time"), connectMs);
  const heard = () => end.resolve(stateOf(printer, answers));
  socket.once("connect", () => {
    clearTimeout(timer);
    timer = setTimeout(heard, answerMs);
    socket.write(Buffer.concat([askForCause, askForPaper]));
  });
  socket.on("data", (bytes) => {
    answers.push(...bytes);
    if (answers.length >= 2) heard();
  });
  socket.once("end", heard);
  socket.once("error", (error: NodeJS.ErrnoException) => unreachable(error.code ?? error.message));
  try {
    return await end.promise;
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** Printers that know no status are reached all the same. */
function stateOf(printer: string, [cause, paper]: readonly number[]): Finding {
  if (cause === undefined || paper === undefined) {
    return { grade: "ok", code: "printer_silent", facts: { printer } };
  }
  if ((paper & paperOut) !== 0)
    return { grade: "fail", code: "printer_paper_out", facts: { printer } };
  if ((cause & coverOpen) !== 0) {
    return { grade: "fail", code: "printer_cover_open", facts: { printer } };
  }
  return { grade: "ok", code: "printer_ready", facts: { printer } };
}
