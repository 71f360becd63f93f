import type { Hono } from "hono";

import { businessDayOf, isCalendarDay } from "../../contract/business-day.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { identify } from "../staff/caller.ts";
import { tillReport } from "./till-report.ts";

/** The till's own day; a till may ask it of anybody who works or worked in its store. */
export function addTillReportRoute(app: Hono, relay: Relay): void {
  app.get(relayRoutes.getTillReport.path, async (context) => {
    const { store, till } = await identify(relay, context);
    const now = relay.clock();
    const today = businessDayOf(now, store.time_zone, store.day_starts_at_hour);
    const day = context.req.query("day") ?? today;
    if (!isCalendarDay(day)) {
      throw new RelayError("day_invalid", "The day must be one of the calendar, yyyy-mm-dd", "day");
    }
    const staffId = context.req.query("cashier");
    const cashier = staffId === undefined ? null : await findStaff(store.id, till.id, staffId);
    const report = await tillReport(
      relay.database,
      store,
      { day, till, cashier, mode: relay.config.fintoc.mode },
      new Date(now).toISOString(),
    );
    return context.json({ report });
  });

  async function findStaff(storeId: string, tillId: string, id: string) {
    const found = await relay.database
      .selectFrom("staff")
      .select(["staff.id", "staff.name"])
      .where("staff.id", "=", id)
      .where((staff) =>
        staff.or([
          staff("staff.store_id", "=", storeId),
          staff.exists(
            staff
              .selectFrom("staff_sessions")
              .select("staff_sessions.staff_id")
              .where("staff_sessions.staff_id", "=", id)
              .where("staff_sessions.till_id", "=", tillId),
          ),
          staff.exists(
            staff
              .selectFrom("staff_stores")
              .select("staff_stores.staff_id")
              .where("staff_stores.staff_id", "=", id)
              .where("staff_stores.store_id", "=", storeId),
          ),
        ]),
      )
      .executeTakeFirst();
    if (found !== undefined) return found;
    throw new RelayError("staff_not_found", "This store has no such staff member", "cashier");
  }
}
