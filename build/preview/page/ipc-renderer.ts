import type { IpcRenderer } from "electron";

import { decode, encode, viewChannel } from "../wire.ts";
import type { Ribbon } from "./ribbon.ts";

type Listener = Parameters<IpcRenderer["on"]>[1];
type Entry = { readonly listener: Listener; readonly once: boolean };

/**
 * `ipcRenderer` over fetch and server-sent events.
 * @param position of the last message when this page was served: everything later reaches it
 */
export function createIpcRenderer(position: number, ribbon: Ribbon): unknown {
  const entries = new Map<string, readonly Entry[]>();
  // The page's own scripts cannot come between.
  const send = window.fetch.bind(window);

  const members = {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const body = bodyOf(channel, args);
      const response = await post(send, "invoke", body);
      const answer: unknown = await response.json();
      if (!isAnswer(answer))
        throw new Error(`Error invoking remote method '${channel}': no answer`);
      if (!answer.ok) throw new Error(answer.error);
      return decode(answer.value);
    },
    send: (channel: string, ...args: unknown[]): void => {
      void post(send, "send", bodyOf(channel, args)).catch(ribbon.end);
    },
    on: (channel: string, listener: Listener) => add(channel, { listener, once: false }),
    addListener: (channel: string, listener: Listener) => add(channel, { listener, once: false }),
    once: (channel: string, listener: Listener) => add(channel, { listener, once: true }),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel: string) => {
      entries.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string): number => entries.get(channel)?.length ?? 0,
  } satisfies Partial<Record<keyof IpcRenderer, unknown>>;
  const ipcRenderer: unknown = new Proxy(members, {
    get(target, key) {
      if (Reflect.has(target, key) || typeof key === "symbol") return Reflect.get(target, key);
      throw new Error(`The preview has no ipcRenderer.${key}.`);
    },
  });

  receive(position, ribbon, (channel, args) => {
    if (channel === viewChannel) {
      const [address] = args;
      ribbon.view(typeof address === "string" ? address : null);
      return;
    }
    for (const entry of entries.get(channel) ?? []) {
      if (entry.once) remove(channel, entry.listener);
      Reflect.apply(entry.listener, undefined, [{ sender: ipcRenderer, ports: [] }, ...args]);
    }
  });
  return ipcRenderer;

  function add(channel: string, entry: Entry): unknown {
    entries.set(channel, [...(entries.get(channel) ?? []), entry]);
    return ipcRenderer;
  }

  function remove(channel: string, listener: Listener): unknown {
    const present = entries.get(channel) ?? [];
    const index = present.findLastIndex((entry) => entry.listener === listener);
    if (index !== -1) entries.set(channel, present.toSpliced(index, 1));
    return ipcRenderer;
  }
}

function bodyOf(channel: string, args: readonly unknown[]): string {
  return JSON.stringify({ channel, args: encode(args) });
}

async function post(send: typeof fetch, what: string, body: string): Promise<Response> {
  const headers = { "Content-Type": "application/json" };
  return send(`/.preview/${what}`, { method: "POST", headers, body, cache: "no-store" });
}

function receive(
  position: number,
  ribbon: Ribbon,
  deliver: (channel: string, args: readonly unknown[]) => void,
): void {
  const source = new EventSource(`/.preview/events?after=${position}`);
  source.addEventListener("open", ribbon.resume);
  source.addEventListener("error", ribbon.end);
  // Too much was missed to be made good: a fresh page asks for everything itself.
  source.addEventListener("reset", () => {
    location.reload();
  });
  // The page's process is gone, as far as a browser lets its own page be gone.
  source.addEventListener("crash", () => {
    document.documentElement.replaceChildren();
  });
  source.addEventListener("message", (event: MessageEvent<string>) => {
    const message: unknown = JSON.parse(event.data);
    if (!isMessage(message)) return;
    const args = decode(message.args);
    if (Array.isArray(args)) deliver(message.channel, args);
  });
}

type Answer =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: string };

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== "object" || value === null || !("ok" in value)) return false;
  return value.ok === true
    ? "value" in value && typeof value.value === "string"
    : "error" in value && typeof value.error === "string";
}

function isMessage(value: unknown): value is { readonly channel: string; readonly args: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "channel" in value &&
    typeof value.channel === "string" &&
    "args" in value &&
    typeof value.args === "string"
  );
}
