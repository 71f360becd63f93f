import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The least that fans events out over node:http: one map of open responses, one write an event.
 * `GET /events?till=N` follows; `POST /publish?till=N` hands its body on.
 */
const open = new Map<string, ServerResponse>();

const server = createServer((request, response) => {
  const till = new URL(request.url ?? "", "http://bare").searchParams.get("till") ?? "";
  if (request.method === "GET") {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    const events = request.headers["x-replay"];
    const missed = typeof events === "string" ? Buffer.from(events, "base64url").toString() : "";
    response.write(`event: hello\ndata: {}\n\n${missed}`);
    open.set(till, response);
    return;
  }
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (text: string) => (body += text));
  request.on("end", () => {
    open.get(till)?.write(`event: payment_intent\ndata: ${body}\n\n`);
    response.end();
  });
});
server.keepAliveTimeout = 75_000;
server.listen(0, "127.0.0.1", () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
setInterval(() => {
  for (const response of open.values()) response.write(":\n\n");
}, 10_000);
process.stdin.once("close", () => process.exit(0)).resume();
