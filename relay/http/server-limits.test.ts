import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";

import { afterEach, expect, it } from "vitest";

import { createLimitedServer, serverLimits } from "./server-limits.ts";

const quick = {
  ...serverLimits,
  headersMs: 150,
  requestMs: 300,
  checkEveryMs: 25,
  mostConnections: 3,
};
let server: Server;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

async function listen() {
  server = createLimitedServer(quick);
  server.on("request", (request, response) => {
    request.resume();
    request.on("end", () => response.end("done"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}

/** Everything that the server says until it closes the connection. */
async function conversation(socket: Socket): Promise<string> {
  let heard = "";
  socket.setEncoding("utf8");
  socket.on("data", (text) => {
    heard += text;
  });
  // `once` would take a reset, which is one of the ways to be cut, for a failure.
  await new Promise((resolve) => socket.once("close", resolve));
  return heard;
}

function open(text: string): Socket {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on TCP
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1", () => socket.write(text));
  // A reset is one of the ways in which the server may end it.
  socket.on("error", () => undefined);
  sockets.push(socket);
  return socket;
}

it("headers that are dripped without end are answered 408 and cut", async () => {
  await listen();
  const socket = open("GET / HTTP/1.1\r\nHost: here\r\n");
  const drip = setInterval(() => socket.write("X-Drop: 1\r\n"), 20);
  expect(await conversation(socket)).toMatch(/^HTTP\/1\.1 408 /u);
  clearInterval(drip);
});

it("a body that never ends is answered 408 and cut", async () => {
  await listen();
  const socket = open("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\n");
  const drip = setInterval(() => socket.write("x"), 20);
  expect(await conversation(socket)).toMatch(/^HTTP\/1\.1 408 /u);
  clearInterval(drip);
});

it("headers above the limit are answered 431 and cut", async () => {
  await listen();
  const large = "x".repeat(quick.mostHeaderBytes);
  const socket = open(`GET / HTTP/1.1\r\nHost: here\r\nX-Large: ${large}\r\n\r\n`);
  expect(await conversation(socket)).toMatch(/^HTTP\/1\.1 431 /u);
});

it("a connection too many is closed, and those that there are go on", async () => {
  await listen();
  const held = Array.from({ length: quick.mostConnections }, () => open(""));
  await Promise.all(held.map((socket) => once(socket, "connect")));
  expect(await conversation(open("GET / HTTP/1.1\r\nHost: here\r\n\r\n"))).toBe("");
  const [first] = held;
  first?.write("GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
  expect(first === undefined ? "" : await conversation(first)).toContain("done");
});

it("keeps idle connections longer than a balancer's 60 s", () => {
  server = createLimitedServer();
  expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
  server.listen(0, "127.0.0.1");
});
