import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import * as v from "valibot";

import { doorAddressName, doorAddressSchema } from "./door-document.ts";

/** What the running app answered; `null` when nobody answered. */
export interface DoorReply {
  readonly status: number;
  readonly body: unknown;
}

/** Asks the app that has this data folder open, through its socket. */
export async function callDoor(
  dataFolder: string,
  call: {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly body: object | null;
    readonly program: string;
    readonly timeoutMs: number;
  },
): Promise<DoorReply | null> {
  const socketPath = readAddress(dataFolder);
  if (socketPath === null) return null;
  const { promise, resolve } = Promise.withResolvers<DoorReply | null>();
  const sent = request({
    socketPath,
    method: call.method,
    path: call.path,
    headers: {
      // A header holds no letter beyond ASCII; the door reads it back.
      "User-Agent": encodeURIComponent(call.program.toWellFormed()),
      "Content-Type": "application/json",
    },
    signal: AbortSignal.timeout(call.timeoutMs),
  });
  sent.on("error", () => resolve(null));
  sent.on("response", (response) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("error", () => resolve(null));
    response.on("end", () => {
      try {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        resolve({ status: response.statusCode ?? 0, body });
      } catch {
        resolve(null);
      }
    });
  });
  sent.end(call.body === null ? undefined : JSON.stringify(call.body));
  return promise;
}

function readAddress(dataFolder: string): string | null {
  try {
    const stored: unknown = JSON.parse(
      readFileSync(join(dataFolder, `${doorAddressName}.json`), "utf8"),
    );
    return v.parse(doorAddressSchema, stored).path;
  } catch {
    return null;
  }
}
