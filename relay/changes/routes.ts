import type { Hono } from "hono";
import * as v from "valibot";

import { changesAnswerSchema } from "../../contract/people-api.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import type { Relay } from "../relay.ts";
import { managedStore } from "../staff/managed-stores.ts";

const mostChanges = 100;

export function addChangeRoutes(app: Hono, relay: Relay): void {
  app.get(relayRoutes.listChanges.path, async (context) => {
    const { store } = await managedStore(relay, context);
    const rows = await relay.database
      .selectFrom("changes")
      .selectAll()
      .where("store_id", "=", store.id)
      .orderBy("number", "desc")
      .limit(mostChanges)
      .execute();
    const changes = rows.map((row) => ({
      number: row.number,
      at: row.at,
      by: row.by_id === null ? null : { id: row.by_id, name: row.by_name },
      kind: row.kind,
      subject: row.subject_id === null ? null : { id: row.subject_id, name: row.subject_name },
      before: JSON.parse(row.before),
      after: JSON.parse(row.after),
    }));
    return context.json(v.parse(changesAnswerSchema, { changes }));
  });
}
