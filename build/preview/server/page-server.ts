import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import * as v from "valibot";

import { createAccess, type Access, type AccessRequest } from "./access.ts";
import { bodyOf, json, notice, redirect } from "./answers.ts";
import { injectScript, ownPath } from "./inject.ts";
import type { PageChannel } from "./page-channel.ts";

const callSchema = v.object({ channel: v.string(), args: v.string() });
const deniedSchema = v.object({ what: v.picklist(["navigation", "window"]), url: v.string() });

export type Call = v.InferOutput<typeof callSchema>;
export type DeniedByPage = v.InferOutput<typeof deniedSchema>;

/** What a window does with the requests of its pages. */
export interface PageBackend {
  /** The address that the window has loaded, as the app knows it: `app://host/path`. */
  readonly address: () => string;
  /** Answers from the app's own protocol handler. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly script: () => Promise<string>;
  readonly permissionsPolicy: () => string;
  readonly channel: PageChannel;
  readonly invoke: (call: Call) => Promise<unknown>;
  readonly send: (call: Call) => void;
  readonly denied: (denied: DeniedByPage) => void;
  readonly pageOpened: () => void;
  /** Tells the person at the terminal the window's address. */
  readonly announce: (address: string) => void;
}

export interface PageServer {
  /** Tells the window's address once more. */
  readonly announceAgain: () => void;
  readonly close: () => void;
}

/** Serves one window on loopback. @param port 0 takes a free one; so does a taken one */
export async function servePages(port: number, backend: PageBackend): Promise<PageServer> {
  const server = createServer();
  const actualPort = await listen(server, port);
  const access = createAccess(actualPort, () => randomBytes(32).toString("base64url"));
  const origin = `http://127.0.0.1:${actualPort}`;
  const announce = (token: string): void => {
    backend.announce(`${origin}/?token=${token}`);
  };
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response, access, backend, announce).catch((error: unknown) => {
      process.stderr.write(`preview: ${String(error)}\n`);
      if (response.headersSent) response.destroy();
      else notice(response, 500, "The preview could not answer.");
    });
  });
  announce(access.freshToken());
  return {
    announceAgain: () => {
      announce(access.freshToken());
    },
    close: () => {
      backend.channel.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
  backend: PageBackend,
  announce: (token: string) => void,
): Promise<void> {
  const verdict = access.check(accessRequestOf(request));
  switch (verdict.kind) {
    case "refused":
      notice(response, verdict.status, verdict.why);
      return;
    case "used":
      announce(verdict.freshToken);
      notice(
        response,
        403,
        "Esta dirección ya se usó; la terminal muestra una nueva. / This address was already used; the terminal shows a fresh one.",
      );
      return;
    case "enter":
      if (verdict.setCookie !== null) response.setHeader("Set-Cookie", verdict.setCookie);
      redirect(response, backend.address());
      return;
    case "allowed":
      await serve(request, response, backend);
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  backend: PageBackend,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  switch (`${request.method ?? ""} ${url.pathname}`) {
    case "GET /":
      redirect(response, backend.address());
      return;
    case "GET /favicon.ico":
      // A window of Electron never asks for one; a browser does, and complains when there is none.
      response.writeHead(204);
      response.end();
      return;
    case `GET ${ownPath}page.js`:
      response.setHeader("Content-Type", "text/javascript; charset=utf-8");
      response.setHeader("Cache-Control", "no-store");
      response.end(await backend.script());
      return;
    case `GET ${ownPath}events`:
      backend.channel.open(
        response,
        Number(request.headers["last-event-id"] ?? url.searchParams.get("after") ?? "0"),
      );
      backend.pageOpened();
      return;
    case `POST ${ownPath}invoke`:
      json(response, await backend.invoke(v.parse(callSchema, await bodyOf(request))));
      return;
    case `POST ${ownPath}send`:
      backend.send(v.parse(callSchema, await bodyOf(request)));
      json(response, null);
      return;
    case `POST ${ownPath}denied`:
      backend.denied(v.parse(deniedSchema, await bodyOf(request)));
      json(response, null);
      return;
    default:
      await serveApp(url, request.method ?? "GET", response, backend);
  }
}

async function serveApp(
  url: URL,
  method: string,
  response: ServerResponse,
  backend: PageBackend,
): Promise<void> {
  const target = new URL(backend.address());
  const address = `${target.protocol}//${target.host}${url.pathname}${url.search}`;
  // Read before the page is: what is sent meanwhile reaches it too.
  const position = backend.channel.position();
  const answer = await backend.fetch(new Request(address, { method }));
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") === true;
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(
    answer.status,
    [
      ...answer.headers,
      ["Cross-Origin-Resource-Policy", "same-origin"],
      ["Permissions-Policy", backend.permissionsPolicy()],
    ].flat(),
  );
  response.end(isPage ? injectScript(bytes.toString("utf8"), position) : bytes);
}

function accessRequestOf(request: IncomingMessage): AccessRequest {
  const { headers } = request;
  const site = headers["sec-fetch-site"];
  return {
    method: request.method ?? "",
    target: request.url ?? "/",
    host: headers.host,
    origin: headers.origin,
    fetchSite: Array.isArray(site) ? site.join(",") : site,
    cookie: headers.cookie,
  };
}

async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onError = (error: Error): void => {
    const isTaken = "code" in error && error.code === "EADDRINUSE" && port !== 0;
    if (isTaken) server.listen(0, "127.0.0.1");
    else reject(error);
  };
  server.on("error", onError);
  server.once("listening", resolve);
  server.listen(port, "127.0.0.1");
  await promise;
  server.off("error", onError);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The preview has no port.");
  return address.port;
}
