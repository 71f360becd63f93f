import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Where a call of the till stands when it is tapped. */
export type Tap = "arriving" | "forwarded" | "answered";

/** A relay as it stands, seen by somebody who knows of every call on its way. */
export interface TappedRelay {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * @param onCall hears of each call's moments; `lose` ends it there: before the relay has it
 * (`arriving`), or before the till has the answer (`answered`)
 */
export async function tapRelay(
  relayUrl: string,
  onCall: (call: string, tap: Tap) => "go" | "lose",
): Promise<TappedRelay> {
  const server = createServer((asked, answered) => {
    const { headers, method = "GET", url: path = "/" } = asked;
    const call = `${method} ${path}`;
    if (onCall(call, "arriving") === "lose") {
      answered.destroy();
      return;
    }
    const onward = request(`${relayUrl}${path}`, { method, headers }, (answer) => {
      if (onCall(call, "answered") === "lose") {
        answered.destroy();
        return;
      }
      answered.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(answered);
      answer.on("close", () => answered.destroy());
    });
    onward.on("error", () => answered.destroy());
    // What the till has sent in full reaches the relay, whether the till still lives or not.
    if (method === "GET") answered.on("close", () => onward.destroy());
    asked.pipe(onward);
    asked.on("end", () => onCall(call, "forwarded"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on TCP
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}
