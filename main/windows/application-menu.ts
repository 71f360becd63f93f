import type { MenuItemConstructorOptions } from "electron";

/**
 * macOS takes copy, paste and quit from the menu, so it keeps a small one; elsewhere a till has none.
 * Developers get the tools that the default menu would have.
 */
export function applicationMenu(
  platform: NodeJS.Platform,
  development: boolean,
): MenuItemConstructorOptions[] | null {
  const items: MenuItemConstructorOptions[] =
    platform === "darwin" ? [{ role: "appMenu" }, { role: "editMenu" }] : [];
  if (development) items.push({ role: "viewMenu" });
  return items.length === 0 ? null : items;
}
