import { errorBody, type ApiError } from "./api-error.ts";
import type { NodeContext } from "./http-fault.ts";
import type { SavedAnswer } from "./idempotency.ts";

export function success(status: SavedAnswer["status"], value: unknown): SavedAnswer {
  return { status, body: JSON.stringify(value) };
}

export function refusal(error: ApiError): SavedAnswer {
  return success(error.status, errorBody(error));
}

export function answer(c: NodeContext, { status, body }: SavedAnswer): Response {
  return c.body(body, status, { "Content-Type": "application/json; charset=utf-8" });
}
