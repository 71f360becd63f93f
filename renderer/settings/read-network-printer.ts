import * as v from "valibot";

import { printerSchema, type Paper, type Printer } from "../../contract/bridge.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

export type NetworkPrinterFault = "host" | "port";

/** A printer's address as it was typed, and which of its parts are wrong. */
export function readNetworkPrinter(
  host: string,
  port: string,
  paper: Paper,
): Result<Printer, readonly NetworkPrinterFault[]> {
  const isHost = /^[^\s/:]+$|^\[[\da-f:]+\]$/iu.test(host.trim());
  const digits = /^\d+$/u.test(port.trim()) ? Number(port) : 0;
  const read = v.safeParse(printerSchema, { kind: "network", host, port: digits, paper });
  if (isHost && read.success) return ok(read.output);
  const isPort = digits >= 1 && digits <= 65_535;
  return fail([...(isHost ? [] : ["host" as const]), ...(isPort ? [] : ["port" as const])]);
}
