import type { ServerResponse } from "node:http";

import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, Hono } from "hono";
import * as v from "valibot";

import type { ExportedStore } from "../../contract/export-stream.ts";
import { currencySchema } from "../../contract/money.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import type { StoreRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import { readListQuery } from "../payment-intents/list-intents.ts";
import type { Relay } from "../relay.ts";
import type { Caller } from "../staff/caller.ts";
import { managedStores } from "../staff/managed-stores.ts";
import type { ExportQuestion } from "./export-question.ts";
import { readExportRange } from "./read-export-range.ts";
import { startExportThread, type ExportThread } from "./start-export-thread.ts";
import { streamExport, type ExportEnd } from "./stream-export.ts";

/** Threads at once; each is a processor's work. */
const mostThreads = 3;
const retryAfterSeconds = 20;

export interface Exports {
  /** Ends every export; what has been written of it is not the whole, and says so. */
  readonly close: () => void;
}

export function addExportRoutes(app: Hono, relay: Relay): Exports {
  const open = new Set<ExportThread>();
  const answers = new Set<ServerResponse>();

  async function readQuestion(context: Context) {
    const { caller, stores } = await managedStores(relay, context);
    const query = context.req.query();
    const now = relay.clock();
    const { days, parts } = readExportRange(query, stores, now);
    const { attention, cashier, q, status, till } = query;
    const given = Object.entries({ attention, cashier, q, status, till }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
    );
    const filter = readListQuery(Object.fromEntries(given), stores);
    const question: ExportQuestion = {
      databaseUrl: relay.config.databaseUrl,
      publicUrl: relay.publicUrl,
      isLocal: relay.isLocal,
      mode: relay.config.fintoc.mode,
      now: new Date(now).toISOString(),
      parts,
      filter: {
        attention: filter.attention,
        cashier: filter.cashier,
        q: filter.q,
        status: filter.status,
        till: filter.till,
      },
    };
    return { caller, days, question, stores };
  }

  function openThread(question: ExportQuestion): ExportThread {
    if (open.size >= mostThreads) {
      const message = `${mostThreads} exports are under way: try again when one has ended`;
      throw new RelayError("export_busy", message, null, retryAfterSeconds);
    }
    const thread = startExportThread(question);
    open.add(thread);
    return thread;
  }

  async function closeThread(thread: ExportThread): Promise<void> {
    await thread.close();
    open.delete(thread);
  }

  app.get(relayRoutes.countExport.path, async (context) => {
    const { days, question } = await readQuestion(context);
    const thread = openThread(question);
    try {
      return context.json({ rows: await thread.count(), days });
    } finally {
      await closeThread(thread);
    }
  });

  app.get(relayRoutes.exportPaymentIntents.path, async (context) => {
    const { caller, question, stores } = await readQuestion(context);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- @hono/node-server serves this app
    const { outgoing } = context.env as HttpBindings;
    const thread = openThread(question);
    const end = () => void closeThread(thread);
    outgoing.once("close", end);
    if (outgoing.destroyed) end();
    answers.add(outgoing);
    try {
      const rows = await thread.count();
      outgoing.writeHead(200, {
        "Content-Type": "application/x-ndjson; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
      });
      const head = { rows, stores: stores.map(toExportedStore) };
      await streamExport(outgoing, thread, head, () => endingOf(relay, caller));
    } catch (error) {
      if (!outgoing.headersSent && !outgoing.destroyed) {
        end();
        throw error;
      }
      // Whoever has gone is told nothing more.
      if (!outgoing.destroyed) relay.log.error({ err: error }, "an export was cut");
      outgoing.destroy();
    } finally {
      answers.delete(outgoing);
    }
    return RESPONSE_ALREADY_SENT;
  });

  return {
    close() {
      for (const answer of answers) answer.destroy();
    },
  };
}

/**
 * Why an export may not go on: the manager has no session at the till any more, or the till has
 * ended. It may be a later session than the one it began with: the PIN puts off the end.
 */
async function endingOf(relay: Relay, { session, till }: Caller): Promise<ExportEnd | null> {
  const living = await relay.database
    .selectFrom("staff_sessions")
    .innerJoin("tills", "tills.id", "staff_sessions.till_id")
    .select("staff_sessions.token_hash")
    .where("staff_sessions.staff_id", "=", session?.staff.id ?? "")
    .where("staff_sessions.till_id", "=", till.id)
    .where("staff_sessions.ended_at", "is", null)
    .where("staff_sessions.expires_at", ">", relay.now())
    .where("tills.revoked_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  if (living !== undefined) return null;
  return { code: "staff_session_expired", message: "This session has ended: sign in again" };
}

function toExportedStore(store: StoreRow): ExportedStore {
  return {
    id: store.id,
    name: store.name,
    currency: v.parse(currencySchema, store.currency),
    timeZone: store.time_zone,
    dayStartsAtHour: store.day_starts_at_hour,
  };
}
