import type { Hono } from "hono";
import * as v from "valibot";

import {
  closeBodySchema,
  closingNumberSchema,
  closingsQuerySchema,
} from "../../contract/closing.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import { uuidSchema } from "../../contract/uuid.ts";
import { readJson } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { managedStore } from "../staff/managed-stores.ts";
import { close } from "./close.ts";
import { listClosings, readClosing } from "./read-closings.ts";

export function addClosingRoutes(app: Hono, relay: Relay): void {
  const { database } = relay;
  const { mode } = relay.config.fintoc;

  app.put(relayRoutes.putClosing.path, async (context) => {
    const { caller, manager, store } = await managedStore(relay, context);
    const id = v.safeParse(uuidSchema, context.req.param("id"));
    if (!id.success) throw new RelayError("id_not_uuid", "The closing's id must be a UUID", "id");
    const body = parse(closeBodySchema, await readJson(context.req.raw));
    const { closing, isNew } = await close(
      database,
      {
        id: id.output,
        storeId: store.id,
        mode,
        ...body,
        closedBy: { id: manager.id, name: manager.name },
        till: { id: caller.till.id, name: caller.till.name },
      },
      relay.now,
    );
    if (isNew) relay.log.info({ store: store.id, number: closing.number }, "day closed");
    return context.json({ closing }, isNew ? 201 : 200);
  });

  app.get(relayRoutes.listClosings.path, async (context) => {
    const { store } = await managedStore(relay, context);
    const { cursor, limit } = parse(closingsQuerySchema, context.req.query());
    return context.json(await listClosings(database, store.id, { before: cursor, limit }));
  });

  app.get(relayRoutes.getNextClosing.path, async (context) => {
    const { store } = await managedStore(relay, context);
    const next = await relay.reader.nextClosing(store, relay.now());
    return context.json({ next });
  });

  app.get(relayRoutes.getClosing.path, async (context) => {
    const { store } = await managedStore(relay, context);
    const number = v.safeParse(closingNumberSchema, context.req.param("number"));
    if (!number.success) {
      throw new RelayError("closing_not_found", "A closing is asked for by its number", "number");
    }
    return context.json({
      closing: await readClosing(database, store.id, Number(number.output)),
    });
  });
}

/** @throws RelayError parameter_invalid */
function parse<Value>(schema: v.GenericSchema<unknown, Value>, input: unknown): Value {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const param = v.getDotPath(issue) ?? "body";
  throw new RelayError("parameter_invalid", `${param}: ${issue.message}`, param);
}
