import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { fintocIntent } from "./webhook.ts";

/** A Fintoc that confirms every filled intent's success, and costs next to nothing. */
const server = createServer((request, response) => {
  const index = Number(/pi_bench(\d+)/u.exec(request.url ?? "")?.[1] ?? Number.NaN);
  const known = Number.isInteger(index);
  response.writeHead(known ? 200 : 404, { "Content-Type": "application/json" });
  response.end(JSON.stringify(known ? fintocIntent(index, "succeeded") : {}));
});
server.listen(0, "127.0.0.1", () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
process.stdin.once("close", () => process.exit(0)).resume();
