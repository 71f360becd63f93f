/** A small app for the stand-in's own tests, written to a folder of its own. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const main = `
import { app, BrowserWindow, ipcMain, protocol, session, WebContentsView } from "electron";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
if (!app.requestSingleInstanceLock()) { console.error("already open"); app.exit(75); }
for (const event of ["before-quit", "will-quit", "quit"]) app.on(event, () => console.error(event));
app.on("web-contents-created", (_event, contents) => {
  contents.on("will-navigate", (event) => { event.preventDefault(); console.error("navigation " + event.url); });
  contents.setWindowOpenHandler(({ url }) => { console.error("window " + url); return { action: "deny" }; });
});
protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true } }]);
app.whenReady().then(async () => {
  session.defaultSession.setPermissionCheckHandler(() => false);
  protocol.handle("app", async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname !== "/index.html" && pathname !== "/page.js") return new Response("", { status: 404 });
    return new Response(await readFile(join(import.meta.dirname, pathname)), { headers: {
      "Content-Type": pathname.endsWith(".html") ? "text/html" : "text/javascript",
      "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'",
    } });
  });
  const window = new BrowserWindow({ webPreferences: { preload: join(import.meta.dirname, "preload.cjs") } });
  ipcMain.handle("echo", (_event, ...args) => args);
  ipcMain.handle("inspect", (_event, value) => [value instanceof Map, value?.constructor?.name ?? null]);
  ipcMain.handle("sender", (event) => ({ url: event.senderFrame.url, isTop: event.senderFrame.parent === null, id: event.sender.id === window.webContents.id }));
  ipcMain.handle("throw", () => { throw Object.assign(new TypeError("the reason"), { code: "SECRET" }); });
  ipcMain.handle("function", () => () => 1);
  ipcMain.handle("push", (_event, ...args) => { window.webContents.send("pushed", ...args); });
  let view;
  ipcMain.handle("view", async (_event, url) => {
    view?.webContents.close();
    if (url === null) return;
    view = new WebContentsView();
    window.contentView.addChildView(view);
    await view.webContents.loadURL(url);
  });
  ipcMain.handle("lacking", () => app.dock);
  await window.loadURL("app://cobro/index.html");
});
`;

const preload = `
const { contextBridge, ipcRenderer } = require("electron");
let others = "";
try { require("fs"); } catch (error) { others = error.message; }
contextBridge.exposeInMainWorld("api", {
  others,
  ranBeforePage: window.pageRan === undefined,
  nested: { list: [1, { deep: true }] },
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  listen: (listener) => {
    const forward = (_event, ...args) => listener(...args);
    ipcRenderer.on("pushed", forward);
    return () => ipcRenderer.off("pushed", forward);
  },
  changed: (value) => { value.changed = true; return value; },
  same: (value) => value,
  lacking: () => ipcRenderer.sendSync("x"),
});
`;

const page = `<!doctype html>
<html lang="en"><head><title>Fixture</title><script src="page.js"></script></head>
<body><main>Fixture</main></body></html>`;

export interface FixtureApp {
  readonly main: string;
  readonly dataFolder: string;
  readonly remove: () => Promise<void>;
}

export async function writeFixtureApp(): Promise<FixtureApp> {
  const folder = await mkdtemp(join(tmpdir(), "cobro-preview-"));
  await writeFile(join(folder, "main.mjs"), main);
  await writeFile(join(folder, "preload.cjs"), preload);
  await writeFile(join(folder, "index.html"), page);
  await writeFile(join(folder, "page.js"), "window.pageRan = true;");
  return {
    main: join(folder, "main.mjs"),
    dataFolder: join(folder, "data"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
