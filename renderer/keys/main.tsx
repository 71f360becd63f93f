import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "../theme/tokens.css";
import "../theme/base.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import * as v from "valibot";

import type { keyBridgeName, KeyBridge } from "../../contract/key-window.ts";
import { localeSchema } from "../../contract/money.ts";
import { KeysForm } from "./keys-form.tsx";

declare global {
  interface Window {
    /** Put here by the key window's preload; it only takes. */
    readonly [keyBridgeName]: KeyBridge;
  }
}

const root = document.getElementById("root");
if (root === null) throw new Error("keys.html has no element #root");

const asked = new URLSearchParams(location.search);
const language = v.parse(v.fallback(localeSchema, "es-CL"), asked.get("language"));
document.documentElement.lang = language;
document.documentElement.dataset["theme"] = asked.get("theme") === "dark" ? "dark" : "light";
createRoot(root).render(
  <StrictMode>
    <KeysForm language={language} />
  </StrictMode>,
);
