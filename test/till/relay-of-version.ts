import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A relay as it stands, but for the version that it says. */
export interface RelayOfVersion {
  readonly url: string;
  /** What `GET /v1/till` answers from now on; the feeds end, as when a relay is updated. `null`: the relay's own. */
  readonly become: (change: ((answer: object) => object) | null) => void;
  /** This path is answered as by a relay that has never heard of it. */
  readonly withhold: (path: string) => void;
  readonly close: () => Promise<void>;
}

export async function relayOfVersion(relayUrl: string): Promise<RelayOfVersion> {
  let change: ((answer: object) => object) | null = null;
  let withheld: string | null = null;
  const server = createServer((asked, answered) => {
    if (asked.url === withheld) {
      const error = { code: "route_not_found", message: `Nothing here: ${withheld}` };
      answered.writeHead(404, { "Content-Type": "application/json" });
      answered.end(JSON.stringify({ error }));
      return;
    }
    const target = `${relayUrl}${asked.url ?? "/"}`;
    const { method, headers } = asked;
    const onward = request(target, { method: method ?? "GET", headers }, (answer) => {
      const isTill = asked.method === "GET" && asked.url === "/v1/till";
      if (!isTill || change === null || answer.statusCode !== 200) {
        answered.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(answered);
        // A feed that the relay cuts is cut here too.
        answer.on("close", () => answered.destroy());
        return;
      }
      const changing = change;
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => {
        text += String(part);
      });
      answer.on("end", () => {
        answered.writeHead(200, { "Content-Type": "application/json" });
        answered.end(JSON.stringify(changing(JSON.parse(text))));
      });
    });
    onward.on("error", () => answered.destroy());
    answered.on("close", () => onward.destroy());
    asked.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on TCP
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    become(next) {
      change = next;
      server.closeAllConnections();
    },
    withhold(path) {
      withheld = path;
    },
    async close() {
      server.closeAllConnections();
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}
