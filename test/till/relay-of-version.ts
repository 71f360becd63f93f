import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

type Change = (answer: object) => object;

/** A relay as it stands, but for the version that it says. */
export interface RelayOfVersion {
  readonly url: string;
  /** What `GET /v1/till` answers from now on; the feeds end, as when a relay is updated. `null`: the relay's own. */
  readonly become: (change: Change | null) => void;
  /** What a route (`POST /v1/staff/sessions`) answers from now on where it succeeds. */
  readonly alter: (route: string, change: Change | null) => void;
  /** This path is answered as by a relay that has never heard of it. */
  readonly withhold: (path: string) => void;
  readonly close: () => Promise<void>;
}

export async function relayOfVersion(relayUrl: string): Promise<RelayOfVersion> {
  let withheld: string | null = null;
  const changes = new Map<string, Change>();
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
      const change = changes.get(`${method} ${asked.url}`);
      const status = answer.statusCode ?? 502;
      if (change === undefined || status >= 300) {
        answered.writeHead(status, answer.headers);
        answer.pipe(answered);
        // A feed that the relay cuts is cut here too.
        answer.on("close", () => answered.destroy());
        return;
      }
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => {
        text += String(part);
      });
      answer.on("end", () => {
        answered.writeHead(status, { "Content-Type": "application/json" });
        answered.end(JSON.stringify(change(JSON.parse(text))));
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
  const alter = (route: string, next: Change | null) => {
    if (next === null) changes.delete(route);
    else changes.set(route, next);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    alter,
    become(next) {
      alter("GET /v1/till", next);
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
