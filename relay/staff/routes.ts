import type { Hono } from "hono";
import * as v from "valibot";

import { relayRoutes } from "../../contract/relay-api.ts";
import {
  staffSessionBodySchema,
  staffSessionHeader,
  type StaffListAnswer,
  type StaffSessionAnswer,
} from "../../contract/staff.ts";
import { readJson } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { byName } from "../stores/name-of.ts";
import { authenticate } from "../tills/authenticate.ts";
import { identify } from "./caller.ts";
import { countTry } from "./pin-tries.ts";
import { isPin } from "./pin.ts";
import { beginSession, endSession, toStaff } from "./staff-session.ts";
import { selectStaffAt } from "./staff-stores.ts";

export function addStaffRoutes(app: Hono, relay: Relay): void {
  const { database } = relay;

  app.get(relayRoutes.listStaff.path, async (context) => {
    // With a session's header: the till asks at once whether that one still lives.
    const { store } = await identify(relay, context);
    const rows = await selectStaffAt(database, store.id).select(["id", "name", "role"]).execute();
    const answer: StaffListAnswer = { staff: rows.toSorted(byName).map(toStaff) };
    return context.json(answer);
  });

  app.post(relayRoutes.createStaffSession.path, async (context) => {
    const authorization = context.req.header("Authorization");
    const { store, till } = await authenticate(database, authorization, relay.now());
    const body = v.safeParse(staffSessionBodySchema, await readJson(context.req.raw));
    if (!body.success) {
      const param = v.getDotPath(body.issues[0]) ?? "pin";
      // The issue's own message would repeat what was typed.
      throw new RelayError("parameter_invalid", `${param} is not valid`, param);
    }
    const { pin, staffId } = body.output;
    const pepper = relay.config.staffPinPepper;
    if (pepper === null) {
      const message = "STAFF_PIN_PEPPER is not set at the relay: no PIN can be checked until it is";
      throw new RelayError("staff_unavailable", message);
    }
    const row = await selectStaffAt(database, store.id)
      .selectAll()
      .where("id", "=", staffId)
      .executeTakeFirst();
    if (row === undefined) {
      throw new RelayError("staff_not_found", "This store has no such staff member", "staffId");
    }
    await countTry(database, { staffId, tillId: till.id }, relay.clock());
    const session = (await isPin(pin, pepper, row.pin_hash))
      ? await beginSession(database, row, till.id, relay.clock())
      : null;
    if (session === null) {
      relay.log.warn({ till: till.id, staff: staffId }, "wrong PIN");
      throw new RelayError("staff_pin_wrong", "This is not the staff member's PIN", "pin");
    }
    relay.log.info({ till: till.id, staff: staffId }, "staff signed in");
    const answer: StaffSessionAnswer = { ...session, staff: toStaff(row) };
    return context.json(answer, 201);
  });

  app.delete(relayRoutes.endStaffSession.path, async (context) => {
    const authorization = context.req.header("Authorization");
    const { till } = await authenticate(database, authorization, relay.now());
    const token = context.req.header(staffSessionHeader);
    await endSession(database, token, till.id, relay.now());
    return context.body(null, 204);
  });
}
