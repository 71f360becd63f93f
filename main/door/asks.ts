import * as v from "valibot";

import { askSchema, hasLapsed, type Ask } from "../../contract/door.ts";
import type { Failure } from "../../contract/failures.ts";
import { ok, type Result } from "../../contract/result.ts";
import { openDocument } from "../settings/document.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";

/** What programs have asked for, kept on disk. */
export interface Asks {
  readonly find: (id: string) => Ask | undefined;
  /** Those that wait for the cashier, oldest first. */
  readonly waiting: () => readonly Ask[];
  /** On disk before it answers. A failed write changes nothing. */
  readonly add: (ask: Ask) => Result<null, Failure>;
  readonly turn: (id: string, state: Ask["state"]) => Result<null, Failure>;
  readonly last: () => Ask | null;
}

/** Later ones are asked of the relay, which keeps every id for ever. */
const mostKept = 200;

const asksSchema = v.object({ asks: v.array(askSchema) });

/** @param now Unix milliseconds */
export function openAsks(openFile: OpenJsonFile, suffix: string, now: () => number): Asks {
  const { document } = openDocument(openFile("door-asks"), asksSchema, { asks: [] }, suffix);
  const all = () => document.get().asks;
  return {
    find: (id) => all().find((ask) => ask.id === id),
    waiting: () => all().filter((ask) => ask.state === "waiting" && !hasLapsed(ask, now())),
    add(ask) {
      const kept = [...all(), ask].slice(-mostKept);
      const written = document.set({ asks: kept });
      return written.ok ? ok(null) : written;
    },
    turn(id, state) {
      const turned = (ask: Ask): Ask => (ask.id === id ? { ...ask, state } : ask);
      const asks = all().map(turned);
      const written = document.set({ asks });
      return written.ok ? ok(null) : written;
    },
    last: () => all().at(-1) ?? null,
  };
}
