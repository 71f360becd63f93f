import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "hono";

import { assertNever } from "../../contract/assert-never.ts";
import type { HttpFault } from "../behaviour.ts";
import { errorBody, troubleError } from "./api-error.ts";
import type { SavedAnswer } from "./idempotency.ts";

export type NodeContext = Context<{ Bindings: HttpBindings }>;

/** What a request is asked to do: `trouble` answers (and saves) an error instead of doing it. */
export interface Handling {
  readonly perform: () => SavedAnswer;
  readonly trouble: (answer: SavedAnswer) => SavedAnswer;
}

/** Answers a request under one fault. */
export async function answerUnder(
  fault: HttpFault,
  c: NodeContext,
  { perform, trouble }: Handling,
): Promise<Response> {
  switch (fault.kind) {
    case "ok":
      return json(c, perform());
    case "delay":
      await wait(fault.ms);
      return json(c, perform());
    case "status": {
      const answer = {
        status: fault.status,
        body: JSON.stringify(errorBody(troubleError(fault.status))),
      };
      return json(c, fault.saved === false ? answer : trouble(answer));
    }
    case "commit_then_timeout":
      perform();
      if (fault.destroy === true) return reset(c);
      return silence(c);
    case "timeout":
      return silence(c);
    case "reset":
      return reset(c);
    case "html":
      if (fault.commit === true) perform();
      return html(fault.status ?? 502);
    default:
      return assertNever(fault);
  }
}

/** Through the context, which keeps the headers that `perform` has set (the list's Link). */
function json(c: NodeContext, { status, body }: SavedAnswer): Response {
  return c.body(body, status, { "Content-Type": "application/json; charset=utf-8" });
}

function html(status: number): Response {
  return new Response(
    `<!doctype html><html><head><title>${status}</title></head><body><h1>${status}</h1><hr>nginx</body></html>`,
    { status, headers: { "Content-Type": "text/html" } },
  );
}

/** Never answers; ends when the caller has had enough. */
async function silence(c: NodeContext): Promise<Response> {
  const { outgoing } = c.env;
  await new Promise<void>((resolve) => {
    if (outgoing.closed || outgoing.destroyed) resolve();
    else outgoing.once("close", resolve);
  });
  return RESPONSE_ALREADY_SENT;
}

function reset(c: NodeContext): Response {
  const { socket } = c.env.incoming;
  if ("resetAndDestroy" in socket && typeof socket.resetAndDestroy === "function") {
    socket.resetAndDestroy();
  } else {
    socket.destroy();
  }
  return RESPONSE_ALREADY_SENT;
}
