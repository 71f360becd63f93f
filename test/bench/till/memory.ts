import * as v from "valibot";

import { residentMemory } from "../process.ts";

/** What is alive after the garbage was collected, in bytes. */
export interface Memory {
  readonly page: Heap;
  readonly main: Heap;
}

interface Heap {
  /** With the code that V8 compiled, which grows for as long as it finds something to optimize. */
  readonly used: number;
  /** What the program itself keeps: its objects, texts, arrays, functions. */
  readonly objects: number;
  /** Of the process, with all that is free inside of it; 0 where it cannot be told. */
  readonly resident: number;
}

/** A V8 that is asked by the protocol of the Chrome DevTools. */
export interface Inspected {
  readonly pid: () => Promise<number>;
  readonly call: (method: string) => Promise<unknown>;
  /** Called with every part of a heap snapshot. */
  readonly onSnapshot: (listener: (part: string) => void) => void;
  readonly close: () => Promise<void>;
}

const usageSchema = v.object({ usedSize: v.number() });
/** V8's own: compiled code, maps, tables of its optimizer; and the browser's objects in C++. */
const notTheProgram = new Set(["code", "hidden", "native", "object shape", "synthetic"]);
const snapshotSchema = v.object({
  snapshot: v.object({
    meta: v.object({ node_fields: v.array(v.string()), node_types: v.array(v.unknown()) }),
  }),
  nodes: v.array(v.number()),
});

export async function measureHeap(of: Inspected): Promise<Heap> {
  for (let times = 0; times < 3; times += 1) await of.call("HeapProfiler.collectGarbage");
  const { usedSize } = v.parse(usageSchema, await of.call("Runtime.getHeapUsage"));
  const parts: string[] = [];
  of.onSnapshot((part) => parts.push(part));
  await of.call("HeapProfiler.takeHeapSnapshot");
  const objects = sizeOfObjects(v.parse(snapshotSchema, JSON.parse(parts.join(""))));
  return { used: usedSize, objects, resident: residentMemory(await of.pid()) };
}

function sizeOfObjects({ nodes, snapshot }: v.InferOutput<typeof snapshotSchema>): number {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const names = v.parse(v.array(v.string()), types[0]);
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  let sum = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    const name = names[nodes[node + type] ?? 0] ?? "";
    if (!notTheProgram.has(name)) sum += nodes[node + size] ?? 0;
  }
  return sum;
}
