import type { Input } from "electron";

type Pressed = Pick<Input, "key" | "type" | "control" | "meta" | "alt" | "shift">;

/** Reload, full screen, developer tools, and the keyboard's own ways back and forth. */
const alone = new Set([
  "f5",
  "f11",
  "f12",
  "browserback",
  "browserforward",
  "browserrefresh",
  "browserhome",
  "browsersearch",
  "contextmenu",
]);
/** With Ctrl, or ⌘ on a Mac: windows, tabs, files, sources, reload, zoom, quit, hide, minimise. */
const withCommand = new Set("w r q n t o s u h m 0 + - = f4".split(" "));
/** With Ctrl and Shift, or ⌘ and ⌥: developer tools. */
const tools = new Set(["i", "j", "c", "k"]);
/** With Alt: close, and the page before and after. */
const withAlt = new Set(["f4", "arrowleft", "arrowright", "home", " "]);

/** Whether a key could lead out of a kiosk's window, or change what it shows; the page never sees it. */
export function isKioskKey({ alt, control, key, meta, shift, type }: Pressed): boolean {
  if (type !== "keyDown" && type !== "rawKeyDown") return false;
  const name = key.toLowerCase();
  if (alone.has(name)) return true;
  if (shift && name === "f10") return true;
  const command = control || meta;
  if (command && (shift || alt) && tools.has(name)) return true;
  // AltGr arrives as Ctrl+Alt, and writes @ and the like.
  if (control && alt && !meta) return false;
  if (command && withCommand.has(name)) return true;
  return alt && withAlt.has(name);
}
