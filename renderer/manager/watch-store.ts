import { useEffect, useEffectEvent } from "react";

import type { ManagerEvent } from "../../contract/manager-api.ts";
import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";

/** Follows the store's changes while the manager's screens are open. One of them at a time. */
export function useStoreWatch(store: string | undefined): void {
  // A new session follows anew.
  const session = useTill(({ manager }) =>
    manager === null ? null : `${manager.staff.id} ${manager.endsAt}`,
  );
  useEffect(() => {
    if (session === null) return undefined;
    void bridge.call("manager.watch", store === undefined ? {} : { store });
    return () => void bridge.call("manager.unwatch", {});
  }, [session, store]);
}

/** Hears each change of the store that is followed. */
export function useManagerEvents(listener: (event: ManagerEvent) => void): void {
  const onEvent = useEffectEvent(listener);
  useEffect(() => bridge.subscribe("manager", (event) => onEvent(event)), []);
}
