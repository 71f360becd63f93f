import type { Hono } from "hono";

import { addStaffBodySchema, changeStaffBodySchema } from "../../contract/people-api.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import { readParsed } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { addMember, changeMember, removeMember } from "./change-staff.ts";
import { managedStore } from "./managed-stores.ts";
import { hashPin, isPin } from "./pin.ts";
import { refuseEasyPin } from "./refuse-easy-pin.ts";

export function addStaffChangeRoutes(app: Hono, relay: Relay): void {
  const { database } = relay;

  app.post(relayRoutes.addStaff.path, async (context) => {
    const { manager, store } = await managedStore(relay, context);
    const { id, name, pin, role } = await readParsed(addStaffBodySchema, context.req.raw);
    refuseEasyPin(role, pin);
    const pepper = pepperOf(relay);
    const member = { id, name, role, pinHash: await hashPin(pin, pepper) };
    const change = { storeId: store.id, by: manager, now: relay.now() };
    const { known, staff } = await addMember(database, change, member);
    if (known === null) {
      relay.log.info({ store: store.id, staff: id, by: manager.id }, "staff added");
      return context.json({ staff }, 201);
    }
    // The answer before was lost, or somebody else has this id.
    const isSame =
      known.store_id === store.id &&
      known.removed_at === null &&
      known.name === name.trim().replaceAll(/\s+/gu, " ") &&
      known.role === role &&
      (await isPin(pin, pepper, known.pin_hash));
    if (isSame) return context.json({ staff });
    throw new RelayError("staff_differs", "Somebody else was added under this id", "id");
  });

  app.patch(relayRoutes.changeStaff.path, async (context) => {
    const { caller, manager, store } = await managedStore(relay, context);
    const { pin, ...changes } = await readParsed(changeStaffBodySchema, context.req.raw);
    const pinHash = pin === undefined ? undefined : await hashPin(pin, pepperOf(relay));
    const id = context.req.param("id");
    const ownSession = caller.session?.tokenHash;
    const change = {
      storeId: store.id,
      by: manager,
      now: relay.now(),
      ...(ownSession === undefined ? {} : { ownSession }),
    };
    const staff = await changeMember(database, change, id, { ...changes, pin, pinHash });
    relay.log.info({ store: store.id, staff: id, by: manager.id }, "staff changed");
    return context.json({ staff });
  });

  app.delete(relayRoutes.removeStaff.path, async (context) => {
    const { manager, store } = await managedStore(relay, context);
    const id = context.req.param("id");
    await removeMember(database, { storeId: store.id, by: manager, now: relay.now() }, id);
    relay.log.info({ store: store.id, staff: id, by: manager.id }, "staff removed");
    return context.body(null, 204);
  });
}

function pepperOf({ config }: Relay): string {
  if (config.staffPinPepper !== null) return config.staffPinPepper;
  const message = "STAFF_PIN_PEPPER is not set at the relay: no PIN can be kept until it is";
  throw new RelayError("staff_unavailable", message);
}
