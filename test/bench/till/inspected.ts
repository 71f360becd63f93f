import type { Browser, CDPSession, Page } from "@playwright/test";
import * as v from "valibot";

import type { RunningPreview } from "../../../build/preview/start-preview.ts";
import type { Inspected } from "./memory.ts";

const messageSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    id: v.optional(v.number(), 0),
    method: v.optional(v.string(), ""),
    params: v.optional(v.object({ chunk: v.optional(v.string(), "") }), {}),
    result: v.optional(v.unknown()),
  }),
);

/** The till's main process, which was started with `--inspect`. Close it before the process ends. */
export async function inspectMain(preview: RunningPreview): Promise<Inspected> {
  const address = preview
    .lines()
    .map((line) => /^Debugger listening on (?<url>ws:.*)$/u.exec(line)?.groups?.["url"])
    .find((url) => url !== undefined);
  if (address === undefined) throw new Error("The till's process has no inspector");
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", () => reject(new Error("No inspector")), { once: true });
  });
  const waiting = new Map<number, (result: unknown) => void>();
  let onPart: (part: string) => void = () => undefined;
  socket.addEventListener("message", ({ data }) => {
    const { id, method, params, result } = v.parse(messageSchema, data);
    if (method === "HeapProfiler.addHeapSnapshotChunk") onPart(params.chunk ?? "");
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let last = 0;
  return {
    pid: () => Promise.resolve(preview.pid),
    call(method) {
      last += 1;
      const answered = new Promise((resolve) => waiting.set(last, resolve));
      socket.send(JSON.stringify({ id: last, method }));
      return answered;
    },
    onSnapshot(listener) {
      onPart = listener;
    },
    async close() {
      const closed = new Promise((resolve) => {
        socket.addEventListener("close", resolve, { once: true });
      });
      socket.close();
      await closed;
    },
  };
}

/** The page in a browser that has no other. */
export async function inspectPage(browser: Browser, page: Page): Promise<Inspected> {
  const session = await page.context().newCDPSession(page);
  let onPart: (part: string) => void = () => undefined;
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => onPart(chunk));
  return {
    pid: () => rendererPid(browser),
    call: (method) => send(session, method),
    onSnapshot(listener) {
      onPart = listener;
    },
    close: () => session.detach(),
  };
}

function send(session: CDPSession, method: string): Promise<unknown> {
  switch (method) {
    case "HeapProfiler.collectGarbage":
    case "HeapProfiler.takeHeapSnapshot":
    case "Runtime.getHeapUsage":
      return session.send(method);
    default:
      throw new Error(`Not asked of a page: ${method}`);
  }
}

/** The one that has worked the most: a browser keeps a spare one. */
async function rendererPid(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter((each) => each.type === "renderer");
  return renderers.toSorted((a, b) => b.cpuTime - a.cpuTime)[0]?.id ?? 0;
}
