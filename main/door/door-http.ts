import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

import { fail, ok, type Result } from "../../contract/result.ts";
import { uuidPattern } from "../../contract/uuid.ts";
import { doorFailure, type DoorFailure } from "./door-failure.ts";
import type { DoorGuard } from "./door-guard.ts";
import { readDoorRequest } from "./door-request.ts";
import type { DoorSale } from "./door-sale.ts";
import type { DoorService } from "./door-service.ts";

const largestBody = 16 * 1_024;
const longestWaitSeconds = 60;
const longestName = 60;

interface DoorAnswer {
  readonly status: number;
  readonly sale: DoorSale;
}

/** Answers one entrance of the door; both speak the same JSON. */
export function doorHttp(
  service: DoorService,
  guard: DoorGuard,
  log: (line: object) => void,
): RequestListener {
  async function answer(request: IncomingMessage, gone: AbortSignal) {
    const barred = guard(request);
    if (barred !== null) return fail(barred);
    const url = new URL(request.url ?? "/", "http://door");
    const [, version, what, id, act, ...rest] = url.pathname.split("/");
    if (version !== "v1" || what !== "sales" || rest.length > 0) return noRoute();
    const { method } = request;
    if (id === undefined) return method === "POST" ? ask(request) : noRoute();
    if (!uuidPattern.test(id)) return fail(doorFailure("id_not_uuid"));
    const sale = id.toLowerCase();
    if (act === undefined && method === "GET") return look(sale, url.searchParams, gone);
    if (act === "cancel" && method === "POST") return told(await service.cancel(sale));
    return noRoute();
  }

  async function ask(request: IncomingMessage): Promise<Result<DoorAnswer, DoorFailure>> {
    const body = await readBody(request);
    if (!body.ok) return body;
    const key = request.headers["idempotency-key"];
    const read = readDoorRequest(body.value, typeof key === "string" ? key : null);
    if (!read.ok) return read;
    const asked = await service.ask(read.value, nameOf(request));
    if (!asked.ok) return asked;
    return ok({ status: asked.value.isNew ? 201 : 200, sale: asked.value.sale });
  }

  async function look(id: string, query: URLSearchParams, gone: AbortSignal) {
    const wait = query.get("wait") ?? "0";
    if (!/^\d{1,3}$/u.test(wait) || Number(wait) > longestWaitSeconds) {
      return fail(doorFailure("parameter_invalid", `wait: expected 0 to ${longestWaitSeconds}`));
    }
    return told(await service.look(id, Number(wait) * 1_000, gone));
  }

  return (request, response) => {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    answer(request, gone.signal).then(
      (given) => {
        if (given.ok) send(response, given.value.status, { sale: given.value.sale });
        else refuse(response, given.failure);
      },
      (error: unknown) => {
        log({ level: "error", event: "door_failed", error });
        refuse(response, doorFailure("internal_error"));
      },
    );
  };
}

function told(sale: Result<DoorSale, DoorFailure>): Result<DoorAnswer, DoorFailure> {
  return sale.ok ? ok({ status: 200, sale: sale.value }) : sale;
}

function noRoute() {
  return fail(doorFailure("route_not_found"));
}

/** What the program calls itself, fit for a screen. */
function nameOf(request: IncomingMessage): string {
  const printable = decoded(request.headers["user-agent"] ?? "")
    .replaceAll(/\p{C}/gu, "")
    .trim();
  return printable === "" ? "?" : printable.slice(0, longestName);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Another program's name may hold a sign of its own for per cent.
    return text;
  }
}

async function readBody(request: IncomingMessage): Promise<Result<unknown, DoorFailure>> {
  // A form of a page can send text or a form, but no JSON.
  if (!/^application\/json\b/iu.test(request.headers["content-type"] ?? "")) {
    return fail(doorFailure("body_unreadable"));
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) return fail(doorFailure("body_too_large"));
    chunks.push(bytes);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
    return ok(JSON.parse(text) as unknown);
  } catch {
    return fail(doorFailure("body_unreadable"));
  }
}

function refuse(response: ServerResponse, { code, detail, message, status }: DoorFailure): void {
  if (status === 429) response.setHeader("Retry-After", "1");
  // What was not read of a body goes with its connection.
  response.setHeader("Connection", "close");
  send(response, status, { error: { code, message, detail } });
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(`${JSON.stringify(body)}\n`);
}
