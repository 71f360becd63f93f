import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "../theme/tokens.css";
import "../theme/base.css";
import "./display.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { displayBridgeName } from "../../contract/display-channels.ts";
import type { DisplayBridge } from "../../contract/display.ts";
import { DisplayApp } from "./display-app.tsx";
import { connectDisplay } from "./display-store.ts";

declare global {
  interface Window {
    /** Put here by the display's preload; the only way out of this window. */
    readonly [displayBridgeName]: DisplayBridge;
  }
}

const root = document.getElementById("root");
if (root === null) throw new Error("display.html has no element #root");

connectDisplay(window[displayBridgeName], document.documentElement);
createRoot(root).render(
  <StrictMode>
    <DisplayApp />
  </StrictMode>,
);
