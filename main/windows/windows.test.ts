import { describe, expect, it } from "vitest";

import { displayWindowOptions } from "../customer-display/display-window-options.ts";
import { cashierWindowOptions, paper } from "./cashier-window-options.ts";
import { mayNavigate } from "./deny-by-default.ts";

describe("the cashier's window", () => {
  const options = cashierWindowOptions({
    preload: "/p.cjs",
    dark: true,
    development: false,
    kiosk: false,
  });

  it("has no key to the computer", () => {
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      devTools: false,
    });
  });

  it("may be heard before anybody has touched it", () => {
    expect(options.webPreferences?.autoplayPolicy).toBe("no-user-gesture-required");
  });

  it("opens in its theme's colour and never smaller than the screens are made for", () => {
    // Lying 1024×600, standing 768×1024.
    expect(options).toMatchObject({ backgroundColor: paper.dark, minWidth: 768, minHeight: 600 });
    const light = cashierWindowOptions({
      preload: "/p.cjs",
      dark: false,
      development: true,
      kiosk: true,
    });
    expect(light).toMatchObject({ backgroundColor: paper.light, kiosk: true });
  });
});

describe("the customer's window", () => {
  const options = displayWindowOptions({
    preload: "/d.cjs",
    dark: true,
    development: false,
    bounds: { x: 1_280, y: 0, width: 1_920, height: 1_080 },
  });

  it("covers its display, takes no focus, and has no key to the computer", () => {
    expect(options).toMatchObject({
      x: 1_280,
      width: 1_920,
      height: 1_080,
      frame: false,
      focusable: false,
      show: false,
      alwaysOnTop: true,
      webPreferences: { preload: "/d.cjs", sandbox: true, nodeIntegration: false },
    });
  });
});

describe("a page's own navigation", () => {
  const here = "app://cobro/index.html?a=1";

  it("may reload the page or jump within it", () => {
    expect(mayNavigate(here, here)).toBe(true);
    expect(mayNavigate(`${here}#day`, here)).toBe(true);
  });

  it.each([
    "app://cobro/other.html",
    "app://cobro/index.html",
    "https://relay.example/",
    "https://cobro/index.html?a=1",
    "file:///index.html?a=1",
    "javascript:alert(1)",
    "about:blank",
    "",
  ])("may not go to '%s'", (to) => {
    expect(mayNavigate(here, to)).toBe(false);
  });

  it("may go nowhere from a window that has loaded nothing", () => {
    expect(mayNavigate("", "https://relay.example/")).toBe(false);
  });
});
