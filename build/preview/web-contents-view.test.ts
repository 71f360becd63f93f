import type { WebContents } from "electron";
import { describe, expect, it } from "vitest";

import { createSession } from "./session.ts";
import { createViews } from "./web-contents-view.ts";

function setUp(isReady = true) {
  const sessions = createSession();
  const announced: (string | null)[] = [];
  const created: WebContents[] = [];
  const views = createViews({
    isReady: () => isReady,
    sessions,
    announce: (address) => announced.push(address),
    onCreated: (contents) => created.push(contents),
  });
  const session = sessions.session.fromPartition("guest");
  const view = () => new views.WebContentsView({ webPreferences: { session } });
  return { announced, created, session, sessions, view, views };
}

describe("the preview's view", () => {
  it("tells the address that it shows, and that it is closed", async () => {
    const { announced, created, view, views, session } = setUp();
    const made = view();
    expect(created).toEqual([made.webContents]);
    await made.webContents.loadURL("https://relay.example/pay/1");
    expect(views.openSession()).toBe(session);
    made.webContents.close();
    made.webContents.close();
    expect(announced).toEqual(["https://relay.example/pay/1", null]);
    expect(views.openSession()).toBeNull();
  });

  it("asks its own session's filter, for its page and for what the page asks for", async () => {
    const { announced, session, sessions, view } = setUp();
    session.webRequest.onBeforeRequest((details, answer) => {
      answer({ cancel: !details.url.startsWith("https://relay.example/") });
    });
    await expect(view().webContents.loadURL("https://attacker.example/")).rejects.toThrow(
      "ERR_BLOCKED_BY_CLIENT",
    );
    expect(announced).toEqual([]);
    expect(await sessions.lets(session, "https://attacker.example/x.png", "image")).toBe(false);
    expect(await sessions.lets(session, "https://relay.example/x.png", "image")).toBe(true);
    const other = sessions.session.fromPartition("other");
    expect(await sessions.lets(other, "https://attacker.example/x.png", "image")).toBe(true);
  });

  it("is as strict as a window", () => {
    const { views } = setUp();
    const make = (webPreferences: object) => new views.WebContentsView({ webPreferences });
    expect(() => make({ nodeIntegration: true })).toThrow("nodeIntegration");
    expect(() => make({ sandbox: false })).toThrow("sandbox");
    expect(() => make({ preload: "/preload.cjs" })).toThrow("preload");
    expect(() => setUp(false).view()).toThrow("before app is ready");
    expect(() => setUp().view().setVisible(false)).toThrow("WebContentsView.setVisible");
    expect(() => setUp().sessions.session.fromPartition("persist:x")).toThrow("persist:");
  });
});
