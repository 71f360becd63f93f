import { describe, expect, it } from "vitest";

import { createControls } from "./controls.ts";
import { createScreen } from "./screen.ts";

const computer = (count: number, isReady = true) => {
  const told: string[] = [];
  const controls = createControls((line) => told.push(line));
  return { controls, told, screen: createScreen(count, controls, () => isReady) };
};

describe("the preview's displays", () => {
  it("are plugged in and unplugged; the first one stays", () => {
    const { controls, screen } = computer(1);
    const events: string[] = [];
    screen.on("display-added", (_event, { id }) => events.push(`added ${id}`));
    screen.on("display-removed", (_event, { id }) => events.push(`removed ${id}`));
    controls.obey("plug");
    controls.obey("unplug");
    controls.obey("unplug");
    controls.obey(" plug ");
    expect(events).toEqual(["added 1001", "removed 1001", "added 1001"]);
    expect(screen.getAllDisplays().map(({ id }) => id)).toEqual([1_000, 1_001]);
    expect(screen.getPrimaryDisplay().id).toBe(1_000);
  });

  it("hold the windows that lie on them", () => {
    const { screen } = computer(2);
    const onSecond = { x: 1_300, y: 10, width: 400, height: 300 };
    expect(screen.getDisplayMatching(onSecond).id).toBe(1_001);
    expect(screen.getDisplayMatching({ ...onSecond, x: 0 }).id).toBe(1_000);
  });

  it("are unknown before the app is ready, and lack by name what nobody needed", () => {
    expect(() => computer(2, false).screen.getAllDisplays()).toThrow(/before the app 'ready'/u);
    const { screen } = computer(1);
    expect(() => screen.getCursorScreenPoint()).toThrow(/screen\.getCursorScreenPoint/u);
    const listen = () => screen.addListener("display-metrics-changed", () => undefined);
    expect(listen).not.toThrow();
  });

  it("know their words, and say so", () => {
    const { controls, told } = computer(1);
    controls.obey("explode");
    controls.obey("");
    expect(told).toEqual(["The preview knows no 'explode'; it knows plug, unplug."]);
  });
});
