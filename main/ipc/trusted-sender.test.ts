import { describe, expect, it } from "vitest";

import { isTrustedSender } from "./trusted-sender.ts";

const frame = { url: "app://cobro/index.html", isTop: true };

describe("a sender", () => {
  it("is trusted in the top frame of the bridge's own window", () => {
    expect(isTrustedSender({ webContentsId: 1, frame }, 1)).toBe(true);
  });

  it.each([
    ["another window", { webContentsId: 2, frame }],
    ["a frame that is gone", { webContentsId: 1, frame: null }],
    ["a frame within the page", { webContentsId: 1, frame: { ...frame, isTop: false } }],
    ...[
      "https://relay.example/",
      "app://cobro.example/index.html",
      "app://user@cobro/index.html",
      "app://other/index.html",
      "file:///index.html",
      "about:blank",
      "",
    ].map((url) => [`a page at '${url}'`, { webContentsId: 1, frame: { ...frame, url } }] as const),
  ] as const)("is not trusted from %s", (_what, sender) => {
    expect(isTrustedSender(sender, 1)).toBe(false);
  });
});
