import { usePassed } from "../clock/use-now.ts";
import { DisplayScreen } from "./display-screen.tsx";
import { useDisplayStore } from "./display-store.ts";
import { useLost } from "./use-lost.ts";

/** Shows what was told, and no QR that this page cannot vouch for. */
export function DisplayApp() {
  const state = useDisplayStore((store) => store.state);
  const isLost = useLost();
  const endsAt = state?.shows.kind === "charging" ? Date.parse(state.shows.expiresAt) : null;
  const isOver = usePassed(endsAt);
  if (state === null) return null;
  const isTrue = !isLost && !isOver;
  return <DisplayScreen state={state} isLost={!isTrue && state.shows.kind !== "idle"} />;
}
