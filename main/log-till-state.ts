import type { TillState } from "../contract/bridge.ts";
import type { Log } from "./log.ts";
import type { Till } from "./till/till.ts";

/**
 * Logs whether the till is paired and connected, now and whenever it changes. `npm start` waits
 * for these lines before it says `ready`.
 */
export function logTillState(till: Pick<Till, "state" | "subscribe">, log: Log): () => void {
  let last = "";
  const write = (state: TillState): void => {
    const line = {
      level: "info",
      event: "till_state",
      pairing: state.pairing.kind,
      connection: state.connection.kind,
      failure: state.connection.kind === "offline" ? state.connection.failure : null,
    };
    const text = JSON.stringify(line);
    if (text === last) return;
    last = text;
    log(line);
  };
  const unsubscribe = till.subscribe(write);
  write(till.state());
  return unsubscribe;
}
