import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { callDoor } from "../../main/door/call-door.ts";
import { openDoor, type Door } from "../../main/door/door.ts";
import { dataFiles } from "../../main/settings/data-files.ts";
import { openTill, type Till } from "../../main/till/till.ts";
import { startRelayProcess, type RelayProcess } from "../e2e/relay-process.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";
import { keychain } from "../till/keychain.ts";
import { isOnline, tillState } from "../till/harness.ts";

/** The real door over its real socket, the real till, relay and disk; only the cashier is played. */
interface Counter {
  readonly till: Till;
  readonly door: Door;
}

let folder: string;
let simulator: Simulator;
let relay: RelayProcess;
let counter: Counter;

async function openCounter(pairingCode: string | null): Promise<Counter> {
  const openFile = dataFiles(folder);
  const till = await openTill({
    openFile,
    safeStorage: keychain,
    relayUrl: relay.url(),
    pairingCode,
    allowUnprotectedKeychain: true,
    refuseLiveMode: true,
    log: () => undefined,
    fetch,
  });
  const options = { till, dataFolder: folder, openFile, fixedPort: null, log: () => undefined };
  return { till, door: await openDoor(options) };
}

async function closeCounter(): Promise<void> {
  await counter.door.close();
  await counter.till.close();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cobro-door-"));
  simulator = await startSimulator();
  relay = await startRelayProcess({
    DATABASE_URL: `sqlite:${folder}/relay.sqlite`,
    FINTOC_SECRET_KEY: simulator.secretKey,
    FINTOC_PUBLIC_KEY: simulator.publicKey,
    FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
    FINTOC_API_URL: simulator.url,
    FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
  });
  const zone = ["--currency", "CLP", "--time-zone", "America/Santiago"];
  const store = readId(await relay.admin("store", "add", "--name", "Café", ...zone), "store");
  const added: unknown = await relay.admin("till", "add", "--store", store, "--name", "Caja 1");
  counter = await openCounter(readText(added, "pairingCode"));
  await tillState(counter.till, isOnline);
});

afterEach(async () => {
  await closeCounter();
  await relay.stop();
  await simulator.close();
  rmSync(folder, { recursive: true });
});

const ask = (id: string, amount: number) =>
  callDoor(folder, {
    method: "POST",
    path: "/v1/sales",
    body: { id, amount },
    program: "test",
    timeoutMs: 20_000,
  });

test("however often and in whatever order one id is asked for and taken, it is one sale", async () => {
  const step = fc.constantFrom("ask", "accept", "restart");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const id = randomUUID();
      const before = simulator.intents().length;
      for (const each of ["ask", ...steps, "ask", "accept"] as const) {
        if (each === "ask") {
          const replies = await Promise.all([ask(id, 4_500), ask(id, 4_500)]);
          for (const reply of replies) expect([200, 201]).toContain(reply?.status);
        } else if (each === "accept") {
          const { handlers } = counter.door;
          await Promise.all([handlers["door.accept"]({ id }), handlers["door.accept"]({ id })]);
        } else {
          await closeCounter();
          counter = await openCounter(null);
          await tillState(counter.till, isOnline);
        }
      }
      const sale = (state: ReturnType<Till["state"]>) =>
        state.sales.filter((each) => each.id === id);
      await tillState(counter.till, (state) => sale(state)[0]?.paymentIntent?.payUrl != null);
      expect(sale(counter.till.state())).toHaveLength(1);
      expect(simulator.intents()).toHaveLength(before + 1);
    }),
    { numRuns: 8 },
  );
});

test("a sale that the till has forgotten is found at the relay, not charged again", async () => {
  const id = randomUUID();
  await ask(id, 4_500);
  await counter.door.handlers["door.accept"]({ id });
  await tillState(counter.till, ({ sales }) => sales[0]?.paymentIntent?.payUrl != null);
  await closeCounter();
  for (const name of ["sales", "door-asks"]) rmSync(join(folder, `${name}.json`), { force: true });
  counter = await openCounter(null);
  await tillState(counter.till, isOnline);
  expect((await ask(id, 4_500))?.status).toBe(200);
  expect(counter.till.state().door.asks).toEqual([]);
  expect((await ask(id, 4_501))?.status).toBe(409);
  expect(simulator.intents()).toHaveLength(1);
});

test("the socket and the files beside it are this user's alone", async () => {
  if (process.platform === "win32") return;
  await ask(randomUUID(), 1_000);
  for (const name of ["door.sock", "door-address.json", "door-asks.json"]) {
    expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
  }
});

function readText(answer: unknown, name: string): string {
  const text = typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : null;
  if (typeof text !== "string") throw new Error(`no ${name}`);
  return text;
}

function readId(answer: unknown, name: string): string {
  const part = typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : null;
  return readText(part, "id");
}
