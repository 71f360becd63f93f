import { randomBytes } from "node:crypto";

import type { BridgeHandlers } from "../../contract/bridge.ts";
import type { DoorState } from "../../contract/door.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { fileStamp } from "../settings/file-stamp.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";
import type { Till } from "../till/till.ts";
import { openAsks } from "./asks.ts";
import { doorAddressName, openDoorDocuments } from "./door-document.ts";
import { createLocalGuard, createPortGuard } from "./door-guard.ts";
import { doorHttp } from "./door-http.ts";
import { listenLocally, listenOnPort, type Listening } from "./door-listeners.ts";
import { createDoorService } from "./door-service.ts";

/** The door of this till: open while the app runs. */
export interface Door {
  readonly handlers: Pick<
    BridgeHandlers,
    "door.accept" | "door.decline" | "door.set" | "door.makeSecret"
  >;
  readonly close: () => Promise<void>;
}

export interface DoorOptions {
  readonly till: Till;
  readonly dataFolder: string;
  readonly openFile: OpenJsonFile;
  /** The port that an administrator has decided; `null`: the manager chooses. */
  readonly fixedPort: number | null;
  readonly log: (line: object) => void;
  readonly now?: () => number;
}

export async function openDoor(options: DoorOptions): Promise<Door> {
  const { dataFolder, fixedPort, log, openFile, till, now = Date.now } = options;
  const stamp = `corrupt-${fileStamp(now())}`;
  const documents = openDoorDocuments(openFile, stamp);
  const asks = openAsks(openFile, stamp, now);
  const address = openFile(doorAddressName);
  let opened: Listening | null = null;
  let trouble: Failure | null = null;
  const service = createDoorService({ till, asks, now, onChange: push });

  const port = () => fixedPort ?? documents.chosen.get().port;
  const secret = () => documents.secret.get().secret;

  function push(): void {
    const { home, sales } = till.state();
    const last = asks.last();
    const door: DoorState = {
      port: port(),
      fixed: fixedPort !== null,
      failure: trouble,
      lastAsk: last === null ? null : { by: last.by, at: last.askedAt },
      asks: asks
        .waiting()
        .filter((ask) => ask.home === home && sales.every((sale) => sale.id !== ask.id)),
    };
    till.setDesk({ door });
  }

  /** The port as it is wanted now; what was open before is closed. */
  async function openPort(): Promise<void> {
    await opened?.close();
    opened = null;
    trouble = null;
    const wanted = port();
    if (wanted !== null) {
      const kept = secret() === null ? keepNewSecret() : ok("");
      const listening = kept.ok
        ? await listenOnPort(wanted, doorHttp(service, createPortGuard(secret, wanted, now), log))
        : kept;
      if (listening.ok) opened = listening.value;
      else {
        trouble = listening.failure;
        log({ level: "warn", event: "door_not_opened", port: wanted, ...listening.failure });
      }
    }
    push();
  }

  function keepNewSecret(): Result<string, Failure> {
    const made = `cobro_door_${randomBytes(32).toString("base64url")}`;
    const kept = documents.secret.set({ secret: made });
    return kept.ok ? ok(made) : kept;
  }

  const local = await listenLocally(dataFolder, doorHttp(service, createLocalGuard(now), log));
  if (local.ok) address.write({ path: local.value.path });
  else log({ level: "warn", event: "door_not_opened", ...local.failure });
  await openPort();
  // A change of home shows that home's asks.
  let home = till.state().home;
  const stopFollowing = till.subscribe((state) => {
    if (state.home === home) return;
    ({ home } = state);
    push();
  });
  /** One change of the port at a time. */
  let changing: Promise<unknown> = Promise.resolve();

  return {
    handlers: {
      "door.accept": ({ id }) => service.accept(id),
      "door.decline": ({ id }) => service.decline(id),

      async "door.set"({ manager, port: wanted }) {
        if (fixedPort !== null) return fail(failure("door_fixed"));
        const allowed = await till.checkManager(manager);
        if (!allowed.ok) return allowed;
        const before = changing;
        const change = (async () => {
          await before;
          const kept = documents.chosen.set({ port: wanted });
          if (!kept.ok) return kept;
          await openPort();
          return trouble === null ? ok(null) : fail(trouble);
        })();
        changing = change.catch(() => undefined);
        return change;
      },

      async "door.makeSecret"({ manager }) {
        const allowed = await till.checkManager(manager);
        if (!allowed.ok) return allowed;
        const made = keepNewSecret();
        return made.ok ? ok({ secret: made.value }) : made;
      },
    },

    async close() {
      stopFollowing();
      service.close();
      await changing;
      await opened?.close();
      if (local.ok) await local.value.close();
    },
  };
}
