/** The page's half of the stand-in. It runs before the page's own scripts, in the top frame only. */
import { exposeInMainWorld } from "./context-bridge.ts";
import { confine } from "./confine.ts";
import { createIpcRenderer } from "./ipc-renderer.ts";
import { showRibbon } from "./ribbon.ts";

type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void;

export function startPage(preload: Preload): void {
  if (window !== window.top) return;
  const position = Number(document.currentScript?.dataset["position"] ?? 0);
  const ribbon = showRibbon();
  const ipcRenderer = createIpcRenderer(position, ribbon);
  confine();

  const module = { exports: {} };
  preload(
    (name) => {
      if (name === "electron") return { contextBridge: { exposeInMainWorld }, ipcRenderer };
      throw new Error(`module not found: ${name}`);
    },
    module,
    module.exports,
  );
}
