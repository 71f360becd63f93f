import { describe, expect, it } from "vitest";

import { describePolicy, describeUpdates } from "./describe-updates.ts";

describe("what a report says of updates", () => {
  it("names the state, the version and what went wrong", () => {
    const checkedAt = "2026-11-21T12:00:00.000Z";
    const failure = { code: "update_unreachable", detail: null } as const;
    expect(describeUpdates({ kind: "off", why: "no_key" })).toBe("off (no_key)");
    expect(describeUpdates({ kind: "waiting", checkedAt, failure, skipped: "1.2.0" })).toBe(
      `checked ${checkedAt}, 1.2.0 left out, update_unreachable`,
    );
    expect(
      describeUpdates({ kind: "waiting", checkedAt: null, failure: null, skipped: null }),
    ).toBe("not checked yet");
    const ready = { needsAdministrator: false, canGoBack: true, notes: null, failure: null };
    expect(describeUpdates({ kind: "ready", version: "1.2.0", ...ready })).toBe("1.2.0 is ready");
  });

  it("tells from where and in which channel, where the app is not open", () => {
    const url = "https://updates.example/cobro/";
    expect(describePolicy({ url: null, channel: "latest", pause: false })).toBe("off (no_url)");
    expect(describePolicy({ url, channel: "beta", pause: true })).toBe(
      "paused, updates.example, channel beta",
    );
  });
});
