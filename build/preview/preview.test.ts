/** The stand-in as a whole: a small app in it, over real HTTP and in a real Chromium. */
import { request } from "node:http";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { ensureChromium } from "../find-chromium.mjs";
import { writeFixtureApp, type FixtureApp } from "./fixture-app.ts";
import { startPreview, type RunningPreview } from "./start-preview.ts";

let fixture: FixtureApp;
let preview: RunningPreview;
let previews: RunningPreview[] = [];

async function start(args: readonly string[] = [], env = process.env): Promise<RunningPreview> {
  const all = [`--user-data-dir=${fixture.dataFolder}`, ...args];
  const started = await startPreview({ main: fixture.main, args: all, env });
  previews.push(started);
  return started;
}

beforeEach(async () => {
  fixture = await writeFixtureApp();
  preview = await start();
});
afterEach(async () => {
  await Promise.all(previews.map((each) => each.kill()));
  previews = [];
  await fixture.remove();
});

const address = (): string => preview.addresses().at(-1) ?? "";

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

async function ask(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, address()), { headers, method, agent: false }, (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => (body += chunk));
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
      });
    });
    asked.on("error", reject);
    asked.end(method === "POST" ? JSON.stringify({ channel: "echo", args: "[[]]" }) : undefined);
  });
}

async function enter(): Promise<string> {
  const answer = await ask(address());
  const [cookie = ""] = answer.headers["set-cookie"] ?? [];
  return cookie.split(";")[0] ?? "";
}

describe("the preview over HTTP", () => {
  it("listens on loopback and leads from the printed address to the window's page", async () => {
    expect(new URL(address()).hostname).toBe("127.0.0.1");
    const answer = await ask(address());
    expect(answer).toMatchObject({ status: 303, headers: { location: "/index.html" } });
    const page = await ask("/index.html", { cookie: await enter() });
    expect(page.headers["content-security-policy"]).toContain("script-src 'self'");
    expect(page.headers["permissions-policy"]).toContain("camera=()");
    expect(page.body).toMatch(/<head><script src="\/\.preview\/page\.js"/u);
  });

  it("has nothing for a stranger, and says what to do", async () => {
    for (const path of ["/index.html", "/.preview/page.js", "/.preview/events", "/"]) {
      const answer = await ask(path);
      expect(answer.status).toBe(401);
      expect(answer.body).toContain("Preview");
    }
  });

  it("lets no other page of this computer drive the till", async () => {
    const cookie = await enter();
    const own = new URL(address()).origin;
    const call = (headers: Readonly<Record<string, string>>): Promise<Answer> =>
      ask("/.preview/invoke", { cookie, ...headers }, "POST");
    expect((await call({ origin: own })).status).toBe(200);
    expect((await call({})).status).toBe(403);
    expect((await call({ origin: "http://127.0.0.1:1" })).status).toBe(403);
    expect((await call({ origin: own, host: "cobro.example" })).status).toBe(403);
    expect((await call({ origin: own, "sec-fetch-site": "same-site" })).status).toBe(403);
  });

  it("prints a fresh address when a used one is opened again", async () => {
    const first = address();
    const cookie = await enter();
    await ask("/index.html", { cookie });
    const again = await ask(first);
    expect(again.status).toBe(403);
    expect(again.body).toContain("already used");
    await expect.poll(() => preview.addresses()).toHaveLength(2);
    expect(address()).not.toBe(first);
    expect((await ask(address())).status).toBe(303);
  });

  it("takes another port when the wished one is taken", async () => {
    const { port } = new URL(address());
    await preview.kill();
    preview = await start([`--preview-port=${port}`]);
    expect(new URL(address()).port).toBe(port);
    const other = await writeFixtureApp();
    try {
      const second = await startPreview({
        main: other.main,
        args: [`--user-data-dir=${other.dataFolder}`, `--preview-port=${port}`],
      });
      previews.push(second);
      expect(new URL(second.addresses()[0] ?? "").port).not.toBe(port);
    } finally {
      await other.remove();
    }
  });
});

describe("the preview's process", () => {
  it("ends on SIGTERM as Electron quits", async () => {
    expect(await preview.stop()).toBe(0);
    expect(preview.lines()).toEqual(["before-quit", "will-quit", "quit"]);
  });

  it("opens the same data once, and again after a crash", async () => {
    await expect(start()).rejects.toThrow("already open");
    await preview.kill();
    preview = await start();
    expect(await preview.stop()).toBe(0);
  });

  it("refuses a live key before anything runs", async () => {
    await preview.stop();
    const env = { ...process.env, FINTOC_SECRET_KEY: "sk_live_abcdef" };
    const refusal = await start([], env).catch(String);
    expect(refusal).toContain("ended with 78");
    expect(refusal).toContain("FINTOC_SECRET_KEY");
    expect(refusal).not.toContain("abcdef");
  });
});

describe("the preview in a browser", () => {
  let browser: Browser;
  let page: Page;
  let problems: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: ensureChromium(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    });
  });
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    problems = [];
    const context = await browser.newContext();
    page = await context.newPage();
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(address());
  });
  afterEach(async () => {
    await page.context().close();
  });

  /** What an expression in the page ends in: its value, or the message that it throws. */
  async function run(expression: string): Promise<unknown> {
    return page.evaluate(
      `(async () => { try { return await (${expression}); } catch (error) { return "threw: " + error.message; } })()`,
    );
  }

  it("runs the preload before the page's scripts, under the app's own policy", async () => {
    expect(await run("[window.api.ranBeforePage, window.pageRan]")).toEqual([true, true]);
    expect(problems).toEqual([]);
    await run(
      "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.inline = 1' }))",
    );
    expect(await run("window.inline")).toBeUndefined();
    expect(problems.join()).toContain("Content Security Policy");
  });

  it("gives the preload `electron` and nothing else, and the page nothing but what is exposed", async () => {
    expect(await run("window.api.others")).toBe("module not found: fs");
    expect(
      await run("[typeof require, typeof module, typeof process, typeof cobroPreviewPage]"),
    ).toEqual(Array.from({ length: 4 }, () => "undefined"));
    expect(await run("window.api.lacking()")).toContain("ipcRenderer.sendSync");
  });

  it("carries structured clones", async () => {
    const values =
      "[new Map([[1, new Date(5)]]), new Set(['a']), undefined, -0, 2n ** 70n, { a: [NaN] }]";
    expect(
      await run(`(async () => { const [m, s, u, z, b, o] = await window.api.invoke("echo", ...${values});
        return [m.get(1).getTime(), s.has("a"), u === undefined, Object.is(z, -0), b === 2n ** 70n, Number.isNaN(o.a[0])]; })()`),
    ).toEqual([5, true, true, true, true, true]);
    expect(await run("window.api.invoke('inspect', new (class Till { name = 1 })())")).toEqual([
      false,
      "Object",
    ]);
  });

  it("refuses what cannot be cloned, in both directions, in Electron's words", async () => {
    expect(await run("window.api.invoke('echo', () => 1)")).toBe(
      "threw: An object could not be cloned.",
    );
    expect(await run("window.api.invoke('function')")).toBe(
      "threw: Error invoking remote method 'function': Error: An object could not be cloned.",
    );
  });

  it("lets only the message of a thrown error through", async () => {
    expect(await run("window.api.invoke('throw')")).toBe(
      "threw: Error invoking remote method 'throw': TypeError: the reason",
    );
    expect(
      await run("window.api.invoke('throw').catch((error) => [error.name, 'code' in error])"),
    ).toEqual(["Error", false]);
  });

  it("fails a channel that nobody handles", async () => {
    expect(await run("window.api.invoke('nobody')")).toBe(
      "threw: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

  it("throws by name in the main process for an API that it lacks", async () => {
    expect(await run("window.api.invoke('lacking')")).toContain("The preview has no app.dock");
  });

  it("tells the main process the page that calls", async () => {
    expect(await run("window.api.invoke('sender')")).toEqual({
      url: "app://cobro/index.html",
      isTop: true,
      id: true,
    });
  });

  it("freezes what it exposes and copies what crosses", async () => {
    expect(
      await run(
        "[api, api.nested, api.nested.list, api.nested.list[1]].every((each) => Object.isFrozen(each))",
      ),
    ).toBe(true);
    expect(
      await run(
        "{ const mine = { a: 1 }, back = api.changed(mine); return [mine, back, Object.isFrozen(back), back === mine] }"
          .replace(/^\{/u, "(() => {")
          .concat(")()"),
      ),
    ).toEqual([{ a: 1 }, { a: 1, changed: true }, true, false]);
    expect(
      await run(
        "(() => { try { window.api = 1; delete window.api; } catch {} return typeof window.api.invoke; })()",
      ),
    ).toBe("function");
    expect(
      await run(
        "(() => { const cycle = {}; cycle.self = cycle; const back = api.same(cycle); return back.self === back; })()",
      ),
    ).toBe(true);
  });

  it("pushes events in order to every tab until it is unsubscribed, and none is lost by a reload", async () => {
    const second = await page.context().newPage();
    await second.goto(new URL(address()).origin);
    const listen =
      "window.seen = []; window.stop = window.api.listen((...args) => window.seen.push(args)); true";
    await page.evaluate(listen);
    await second.evaluate(listen);
    await run(
      "(async () => { for (let n = 0; n < 5; n += 1) await api.invoke('push', n, { n }); })()",
    );
    const expected = Array.from({ length: 5 }, (_, n) => [n, { n }]);
    await expect.poll(() => page.evaluate("window.seen")).toEqual(expected);
    await expect.poll(() => second.evaluate("window.seen")).toEqual(expected);
    await page.evaluate("window.stop()");
    await second.reload();
    await second.evaluate(listen);
    await run("api.invoke('push', 'last')");
    await expect.poll(() => second.evaluate("window.seen")).toEqual([["last"]]);
    expect(await page.evaluate("window.seen")).toEqual(expected);
  });

  it("opens no window and leaves its page for no other, and tells the main process", async () => {
    expect(await run("window.open('https://attacker.example/')")).toBeNull();
    await run("void (location.href = 'https://attacker.example/next')");
    await expect
      .poll(() => preview.lines())
      .toEqual(["window https://attacker.example/", "navigation https://attacker.example/next"]);
    expect(page.url()).toBe(`${new URL(address()).origin}/index.html`);
  });

  it("leads the person to the page of a view, also after a reload, and no longer than it is open", async () => {
    const { origin } = new URL(address());
    const viewAddress = `${origin}/index.html?view`;
    const pressLink = () => page.mouse.click(30, (page.viewportSize()?.height ?? 0) - 22);
    await run(`api.invoke("view", ${JSON.stringify(viewAddress)})`);
    expect(preview.view()).toBe(viewAddress);
    await page.reload();
    await page.locator("cobro-preview").waitFor({ state: "attached" });
    const host = page.locator("cobro-preview");
    await expect.poll(async () => (await host.boundingBox())?.height).toBeGreaterThan(16);
    const [opened] = await Promise.all([page.context().waitForEvent("page"), pressLink()]);
    await opened.waitForURL(viewAddress);
    await run("api.invoke('view', null)");
    await expect.poll(() => preview.view()).toBeNull();
    await expect.poll(async () => (await host.boundingBox())?.height).toBeLessThanOrEqual(16);
    expect(preview.lines()).toEqual([]);
  });

  it("says that it is a preview without being in the way", async () => {
    const ribbon = page.locator("cobro-preview");
    await ribbon.waitFor({ state: "attached" });
    expect(await ribbon.evaluate((element) => getComputedStyle(element).pointerEvents)).toBe(
      "none",
    );
    const box = await ribbon.boundingBox();
    expect(box?.height).toBeLessThanOrEqual(16);
    expect(box?.width).toBeLessThanOrEqual(120);
  });
});
