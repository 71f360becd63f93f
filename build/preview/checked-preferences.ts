import type { WebPreferences } from "electron";

/** A page in a browser is always without Node and always isolated; one that wants less is a mistake. */
export function checkedPreferences(wishes: WebPreferences): WebPreferences {
  if (wishes.nodeIntegration === true) throw new Error("The preview has no nodeIntegration.");
  if (wishes.webviewTag === true) throw new Error("The preview has no webviewTag.");
  if (wishes.sandbox === false) throw new Error("The preview has no window without a sandbox.");
  if (wishes.contextIsolation === false) {
    throw new Error("The preview has no window without contextIsolation.");
  }
  return wishes;
}
