import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { callHolder, hearCalls, type SecondInstance } from "./second-instance.ts";

let folder = "";
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "cobro-calls-")), "preview.calls");
});
afterEach(() => {
  rmSync(join(folder, ".."), { recursive: true });
});

describe("a second instance", () => {
  it("is heard by the holder of the lock, with what it was started with", async () => {
    const heard: SecondInstance[] = [];
    const stop = hearCalls(folder, (call) => heard.push(call));
    const call = { argv: ["node", "main.js", "--relay=x"], workingDirectory: "/shop" };
    callHolder(folder, call);
    await expect.poll(() => heard).toEqual([call]);
    callHolder(folder, { ...call, argv: [] });
    await expect.poll(() => heard.length).toBe(2);
    stop();
    expect(existsSync(folder)).toBe(false);
  });

  it("of a holder that died is not taken for a new one, and rubbish is nobody's call", async () => {
    mkdirSync(folder, { recursive: true });
    callHolder(folder, { argv: ["old"], workingDirectory: "/" });
    const heard: SecondInstance[] = [];
    const stop = hearCalls(folder, (call) => heard.push(call));
    writeFileSync(join(folder, "1.json"), "rubbish");
    callHolder(folder, { argv: ["new"], workingDirectory: "/" });
    await expect.poll(() => heard.map(({ argv }) => argv)).toEqual([["new"]]);
    stop();
  });
});
