import type { Display, Rectangle, Screen } from "electron";

import type { Controls } from "./controls.ts";
import { KnownEvents, standIn } from "./stand-in.ts";

const mostDisplays = 4;

/**
 * The displays of a computer that is not there: the first one for the cashier, others beside it.
 * @param count how many are plugged in at first
 */
export function createScreen(count: number, controls: Controls, isReady: () => boolean): Screen {
  const events = new KnownEvents("screen", [
    "display-added",
    "display-removed",
    // No resolution is ever changed here.
    "display-metrics-changed",
  ]);
  const displays = Array.from({ length: Math.min(mostDisplays, Math.max(1, count)) }, (_, index) =>
    displayOf(index),
  );
  controls.on("plug", () => {
    if (displays.length >= mostDisplays) return;
    const added = displayOf(displays.length);
    displays.push(added);
    events.emit("display-added", {}, added);
  });
  controls.on("unplug", () => {
    const removed = displays.length > 1 ? displays.pop() : undefined;
    if (removed !== undefined) events.emit("display-removed", {}, removed);
  });

  const members = {
    getAllDisplays: () => [...displays],
    getPrimaryDisplay: () => first(),
    getDisplayMatching: (area: Rectangle) =>
      displays.toSorted((a, b) => overlap(b.bounds, area) - overlap(a.bounds, area))[0] ?? first(),
  };
  // As Electron's: nothing is known of the screen before the app is ready.
  return standIn<Screen>("screen", guarded(members, isReady), events);

  function first(): Display {
    const [display] = displays;
    if (display === undefined) throw new Error("The preview has lost its first display.");
    return display;
  }
}

function guarded<Members extends Record<string, (...args: never[]) => unknown>>(
  members: Members,
  isReady: () => boolean,
): Members {
  return new Proxy(members, {
    get(target, key) {
      if (Reflect.has(target, key) && !isReady()) {
        throw new Error("The 'screen' module can't be used before the app 'ready' event");
      }
      return Reflect.get(target, key);
    },
  });
}

function displayOf(index: number): Display {
  const size = index === 0 ? { width: 1_280, height: 800 } : { width: 1_920, height: 1_080 };
  const bounds = { x: index === 0 ? 0 : 1_280 + (index - 1) * 1_920, y: 0, ...size };
  return {
    id: 1_000 + index,
    label: `Preview ${index + 1}`,
    bounds,
    workArea: bounds,
    size,
    workAreaSize: size,
    internal: index === 0,
    detected: true,
    scaleFactor: 1,
    rotation: 0,
    touchSupport: "unknown",
    accelerometerSupport: "unknown",
    monochrome: false,
    colorDepth: 24,
    colorSpace: "",
    depthPerComponent: 8,
    displayFrequency: 60,
    maximumCursorSize: { width: 64, height: 64 },
    nativeOrigin: { x: bounds.x, y: 0 },
  };
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
