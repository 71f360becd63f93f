import type { PowerMonitor, Shell } from "electron";
import { describe, expect, it } from "vitest";

import { KnownEvents, preventable, standIn } from "./stand-in.ts";

const shell = standIn<Shell>("shell", { openExternal: async () => undefined });

describe("a stand-in", () => {
  it("throws by name for what it lacks, instead of doing nothing", () => {
    expect(() => shell.beep()).toThrow("The preview has no shell.beep");
    expect(() => {
      Reflect.set(shell, "more", 1);
    }).toThrow("The preview has no shell.more");
  });

  it("can be awaited and printed like any object", async () => {
    expect(await Promise.resolve(shell)).toBe(shell);
    expect(JSON.stringify(shell)).toBe("{}");
  });

  it("refuses to listen for an event that never comes", () => {
    const events = new KnownEvents("powerMonitor", ["resume"]);
    const monitor = standIn<PowerMonitor>("powerMonitor", {}, events);
    let resumed = 0;
    expect(monitor.on("resume", () => (resumed += 1))).toBe(monitor);
    events.emit("resume");
    expect(resumed).toBe(1);
    expect(() => monitor.on("suspend", () => undefined)).toThrow("powerMonitor.on('suspend')");
    expect(() => monitor.once("suspend", () => undefined)).toThrow("powerMonitor.once('suspend')");
  });
});

describe("a preventable event", () => {
  it("tells whether it was prevented", () => {
    const event = preventable({ url: "x" });
    expect(event.defaultPrevented).toBe(false);
    event.preventDefault();
    expect(event).toMatchObject({ url: "x", defaultPrevented: true });
  });
});
