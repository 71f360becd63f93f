import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "./theme/tokens.css";
import "./theme/base.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app.tsx";
import { connectTill } from "./bridge/till-store.ts";
import { followSounds } from "./sound/follow-sounds.ts";
import { followPreferences } from "./theme/follow-preferences.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element #root");

followPreferences(document.documentElement);
followSounds();
connectTill();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
