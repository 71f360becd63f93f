import type { MenuItemConstructorOptions } from "electron";

/**
 * macOS takes copy, paste and quit from the menu, so it keeps a small one; elsewhere a till has none.
 * Developers get the tools that the default menu would have. A kiosk has nothing in it that leaves,
 * hides or reloads: on macOS the first menu is the app's own, whatever is in it.
 */
export function applicationMenu(
  platform: NodeJS.Platform,
  development: boolean,
  kiosk = false,
): MenuItemConstructorOptions[] | null {
  if (kiosk) {
    return platform === "darwin" ? [{ label: "Cobro", submenu: [] }, { role: "editMenu" }] : null;
  }
  const items: MenuItemConstructorOptions[] =
    platform === "darwin" ? [{ role: "appMenu" }, { role: "editMenu" }] : [];
  if (development) items.push({ role: "viewMenu" });
  return items.length === 0 ? null : items;
}
