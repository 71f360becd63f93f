import { useEffect } from "react";

import type { Ask } from "../../contract/door.ts";
import { useTill } from "../bridge/till-store.ts";
import { useEntryStore } from "../cashier/entry-store.ts";
import { relayNow } from "../clock/relay-clock.ts";
import { takeAsk, useTakeAsksStore } from "./take-asks-store.ts";

/** An ask that has waited longer may have lost its customer: a person decides. */
const freshMs = 2 * 60_000;

/**
 * What the shop's own software asks for is charged at once when the cashier is at an empty keypad;
 * else it waits for them.
 * @param idle nothing but the keypad is on the screen
 * @returns what waits for the cashier, oldest first
 */
export function useTakeAsks(idle: boolean): readonly Ask[] {
  const asks = useTill((till) => till.door.asks);
  const isOnline = useTill((till) => till.connection.kind === "online");
  const isEmpty = useEntryStore(
    ({ entry }) =>
      entry.amount === 0 && entry.reference === "" && entry.customerEmail === "" && !entry.charging,
  );
  const tried = useTakeAsksStore((state) => state.tried);
  const taking = useTakeAsksStore((state) => state.taking);
  const [next] = asks;
  const takes =
    idle &&
    isEmpty &&
    isOnline &&
    taking === null &&
    next !== undefined &&
    !tried.includes(next.id) &&
    relayNow() - Date.parse(next.askedAt) < freshMs;
  const takesId = takes ? next.id : null;

  useEffect(() => {
    if (takesId !== null) void takeAsk(takesId);
  }, [takesId]);
  return asks.filter(({ id }) => id !== taking && id !== takesId);
}
