import { describe, expect, it } from "vitest";

import { createCommandLine, findLiveKey, readSwitches } from "./switches.ts";

describe("the preview's switches", () => {
  it("are read as Chromium reads them", () => {
    const line = createCommandLine(
      readSwitches(["main.js", "--relay=http://a/?x=1", "--flag", "--twice=1", "--twice=2"]),
    );
    expect(line.getSwitchValue("relay")).toBe("http://a/?x=1");
    expect(line.hasSwitch("flag")).toBe(true);
    expect(line.getSwitchValue("flag")).toBe("");
    expect(line.getSwitchValue("twice")).toBe("2");
    expect(line.hasSwitch("main.js")).toBe(false);
    line.appendSwitch("flag", "more");
    expect(line.getSwitchValue("flag")).toBe("more");
  });
});

describe("a live key", () => {
  it("is found wherever it stands, and not repeated", () => {
    expect(findLiveKey(["--key=sk_live_abc"], {})).toBe("the command line");
    expect(findLiveKey([], { FINTOC_PUBLIC_KEY: "pk_live_abc" })).toBe(
      "the environment variable FINTOC_PUBLIC_KEY",
    );
  });

  it("is not seen where there is none", () => {
    expect(findLiveKey(["--key=sk_test_abc"], { A: "task_live_x", B: undefined })).toBeNull();
  });
});
