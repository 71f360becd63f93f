import { useTillStore } from "../bridge/till-store.ts";
import type { TillState } from "../../contract/bridge.ts";

/** Keeps the document's language and theme as preferred. Answers its unsubscribe. */
export function followPreferences(root: HTMLElement): () => void {
  const apply = ({ till }: { readonly till: TillState | null }) => {
    if (till === null) return;
    root.lang = till.preferences.language;
    root.dataset["theme"] = till.preferences.theme;
  };
  apply(useTillStore.getState());
  return useTillStore.subscribe(apply);
}
