import { Hono } from "hono";

import { isStorageFailure } from "../database/storage-failure.ts";
import type { Log } from "../log.ts";
import { RelayError } from "./relay-error.ts";

/** An application that answers every error as `{"error":{code, message, param}}`. */
export function createApp(log: Log): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.res.headers.set("X-Content-Type-Options", "nosniff");
    if (!context.res.headers.has("Cache-Control")) {
      context.res.headers.set("Cache-Control", "no-store");
    }
  });

  app.notFound((context) => {
    const error = new RelayError("route_not_found", `Nothing here: ${context.req.path}`);
    return context.json(error.toBody(), error.status);
  });

  app.onError((error, context) => {
    const known = error instanceof RelayError ? error : unexpected(error, log);
    if (known.retryAfterSeconds !== null) {
      context.header("Retry-After", String(known.retryAfterSeconds));
    }
    return context.json(known.toBody(), known.status);
  });

  return app;
}

function unexpected(error: Error, log: Log): RelayError {
  log.error({ err: error }, "request failed");
  return isStorageFailure(error)
    ? new RelayError(
        "storage_unavailable",
        "The relay cannot reach or write its database: try again",
      )
    : new RelayError("internal_error", "The relay failed; its log says why");
}
