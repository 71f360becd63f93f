import { EventEmitter } from "node:events";

import type { App } from "electron";
import { expect, it } from "vitest";

import { hearLinks } from "./hear-links.ts";

const link = (code: string) => `cobro://pair?relay=https%3A%2F%2Frelay.example&code=${code}`;

function start(platform: NodeJS.Platform, isPackaged: boolean, ...words: string[]) {
  const schemes: string[] = [];
  const members = {
    isPackaged,
    setAsDefaultProtocolClient: (scheme: string) => schemes.push(scheme) > 0,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what of the app is used here
  const app = Object.assign(new EventEmitter(), members) as unknown as App & EventEmitter;
  const taken: string[] = [];
  const links = hearLinks(app, { argv: ["cobro", ...words], platform });
  return { app, schemes, taken, deliver: () => links.deliver((url) => taken.push(url)) };
}

it("a link that comes before the till is open waits for it", () => {
  const { app, deliver, taken } = start("darwin", true);
  let prevented = 0;
  const event = { preventDefault: () => (prevented += 1) };
  app.emit("open-url", event, link("AAAA-2345"));
  expect(taken).toEqual([]);
  deliver();
  app.emit("open-url", event, link("BBBB-2345"));
  expect(taken).toEqual([link("AAAA-2345"), link("BBBB-2345")]);
  expect(prevented).toBe(2);
});

it("a link stands among the words of a start, and of a second one; other words are none", () => {
  const { app, deliver, taken } = start("linux", true, "--kiosk", link("AAAA-2345"), "--lang=es");
  deliver();
  app.emit("second-instance", {}, ["cobro", "--relay=https://relay.example"], "/");
  app.emit("second-instance", {}, ["cobro", link("BBBB-2345")], "/");
  expect(taken).toEqual([link("AAAA-2345"), link("BBBB-2345")]);
});

it("takes the scheme for itself on Windows alone, and only as a package", () => {
  expect(start("win32", true).schemes).toEqual(["cobro"]);
  expect(start("win32", false).schemes).toEqual([]);
  expect(start("linux", true).schemes).toEqual([]);
});
