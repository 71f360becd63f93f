import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createUtilityProcess } from "../../build/preview/utility-process.ts";
import type { EmbeddedConfig, OwnShop } from "../../contract/embedded-relay.ts";
import { openRelayChild, type Fork } from "../../main/embedded/relay-child.ts";
import {
  startRelayProcess,
  type RelayProcess,
  type RelayProcessState,
} from "../../main/embedded/start-relay-process.ts";
import { createRelayClient, pairWith } from "../../main/relay-client/relay-client.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";
import { asRelay, createAuthority, startOddServer } from "../setup/odd-servers.ts";

const program = join(import.meta.dirname, "../../relay/embedded.ts");
const until = { timeout: 30_000, interval: 20 };
const cafe: OwnShop = {
  name: "Café Providencia",
  tillName: "Caja 1",
  currency: "CLP",
  locale: "es-CL",
  timeZone: "America/Santiago",
  product: "checkout_session",
  recipient: null,
  manager: null,
};

let folder = "";
let simulator: Simulator;
let relays: RelayProcess[] = [];
let pids: number[] = [];
let lines: object[] = [];
let states: RelayProcessState[] = [];

const utilityProcess = createUtilityProcess(() => true);
const fork: Fork = (path, args, options) => {
  const child = utilityProcess.fork(path, args, options);
  child.on("spawn", () => pids.push(child.pid ?? 0));
  return child;
};
const log = (line: object) => lines.push(line);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cobro-embedded-"));
  simulator = await startSimulator();
  [relays, pids, lines, states] = [[], [], [], []];
});
afterEach(async () => {
  for (const relay of relays) await relay.close();
  await simulator.close();
  await rm(folder, { recursive: true });
});

function configOf(change: Partial<EmbeddedConfig> = {}): EmbeddedConfig {
  return {
    keys: { secretKey: simulator.secretKey, publicKey: simulator.publicKey },
    pepper: "a pepper of the tests, long enough",
    fintoc: { apiUrl: simulator.url, widgetUrl: `${simulator.url}/v1/` },
    databaseFile: join(folder, "relay", "relay.sqlite"),
    port: 0,
    isLocal: true,
    ...change,
  };
}

async function start(change: Partial<EmbeddedConfig> = {}): Promise<RelayProcess> {
  const config = configOf(change);
  const onChange = (state: RelayProcessState) => states.push(state);
  const started = await startRelayProcess({ fork, program, log, config, onChange });
  if (!started.ok) throw new Error(`${started.failure.code}: ${started.failure.detail}`);
  relays.push(started.value);
  return started.value;
}

async function pair(relay: RelayProcess, code: string) {
  const url = relay.url() ?? "";
  const paired = await pairWith(url, code, "a claim of the tests, long enough to be one", fetch);
  if (!paired.ok) throw new Error(paired.failure.failure.code);
  return createRelayClient(url, paired.value.secret, fetch);
}

async function codeOf(relay: RelayProcess, shop: OwnShop = cafe): Promise<string> {
  const made = await relay.setUp(shop);
  if (!made.ok) throw new Error(`${made.failure.code}: ${made.failure.detail}`);
  return made.value.pairingCode;
}

function taken(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

describe("the app's own relay", () => {
  it("listens on loopback, sets the shop up, and its till is paired", async () => {
    const relay = await start();
    expect(relay.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    const client = await pair(relay, await codeOf(relay));
    const told = await client.getTill();
    expect(told).toMatchObject({
      ok: true,
      value: { till: { name: "Caja 1" }, store: { name: "Café Providencia" }, mode: "test" },
    });
  });

  it("asked again after a crash in the middle, the shop and its till are the same ones", async () => {
    const relay = await start();
    const first = await (await pair(relay, await codeOf(relay))).getTill();
    const second = await (await pair(relay, await codeOf(relay))).getTill();
    if (!first.ok || !second.ok) throw new Error("A till is not known");
    expect(second.value.till.id).toBe(first.value.till.id);
    expect(second.value.store.id).toBe(first.value.store.id);
  });

  it("says which of the typed values cannot be", async () => {
    const relay = await start();
    const recipient = {
      holderId: "11.111.111-2",
      number: "1",
      type: "checking_account",
      institution: "cl_banco_estado",
    } as const;
    expect(await relay.setUp({ ...cafe, recipient })).toMatchObject({
      ok: false,
      failure: { code: "parameter_invalid", detail: expect.stringContaining("recipient.holderId") },
    });
    expect(await relay.newCode()).toMatchObject({
      ok: false,
      failure: { code: "store_not_found" },
    });
  });

  it("killed, it is started again on the same port and its database is whole", async () => {
    const relay = await start();
    const client = await pair(relay, await codeOf(relay));
    const url = relay.url();
    process.kill(pids[0] ?? 0, "SIGKILL");
    await vi.waitFor(
      () => expect(states.map(({ kind }) => kind)).toEqual(["down", "listening"]),
      until,
    );
    expect(relay.url()).toBe(url);
    expect(await client.getTill()).toMatchObject({ ok: true });
  });

  it("while another program has its port, it listens on another one and says so", async () => {
    const other = await taken(0);
    const address = other.address();
    if (address === null || typeof address === "string") throw new Error("No port");
    const relay = await start({ port: address.port });
    expect(relay.url()).not.toBe(`http://127.0.0.1:${address.port}`);
    expect(await (await fetch(`${relay.url()}/healthz`)).text()).toContain("ok");
    await new Promise((resolve) => other.close(resolve));
  });

  it("a database that is none is named, and its process is gone", async () => {
    const started = await startRelayProcess({
      fork,
      program,
      log,
      config: configOf({ databaseFile: join(import.meta.filename) }),
    });
    expect(started).toMatchObject({ ok: false, failure: { code: "own_relay_not_started" } });
    await vi.waitFor(() => expect(() => process.kill(pids[0] ?? 0, 0)).toThrow(), until);
  });

  it("keys stand in no argument, environment, file or log", async () => {
    const canary = {
      secretKey: "sk_test_canaryOfTheSecret",
      publicKey: "pk_test_canaryOfThePublic",
    };
    const relay = await start({ keys: canary, pepper: "canary pepper, which is long enough" });
    await codeOf(relay);
    const pid = pids[0] ?? 0;
    const places = [JSON.stringify(lines)];
    if (process.platform === "linux") {
      places.push(await readFile(`/proc/${pid}/cmdline`, "utf8"));
      places.push(await readFile(`/proc/${pid}/environ`, "utf8"));
    }
    for (const name of await readdir(join(folder, "relay"))) {
      places.push(await readFile(join(folder, "relay", name), "latin1"));
    }
    for (const place of places) {
      expect(place).not.toContain("canaryOf");
      expect(place).not.toContain("canary pepper");
    }
    expect(lines.length).toBeGreaterThan(0);
  });
});

it("in practice nobody outside this computer is told of anything", async () => {
  const manager = { name: "Luz Vera", pin: "314159" };
  const relay = await start({ isPractice: true });
  const client = await pair(relay, await codeOf(relay, { ...cafe, manager }));
  const staff = await client.listStaff(null);
  const begun = await client.beginSession(staff.ok ? (staff.value[0]?.id ?? "") : "", manager.pin);
  const token = begun.ok ? begun.value.token : "";
  const wish = { version: 0, webhookUrl: null, emails: ["luz@tienda.example"] };
  const asked = { params: {}, query: {}, body: wish };
  expect(await client.askAsManager("putAlerts", asked, token)).toMatchObject({
    ok: false,
    failure: { failure: { code: "alerts_in_practice" } },
  });
});

describe("Fintoc's keys", () => {
  async function check(secretKey: string, publicKey: string, apiUrl = simulator.url) {
    const child = openRelayChild({ fork, program, log });
    const keys = { secretKey, publicKey };
    const { databaseFile } = configOf();
    const fintoc = { apiUrl, widgetUrl: null };
    const answer = await child.ask("checkKeys", { keys, fintoc, databaseFile });
    await child.close();
    return answer.ok ? answer.value.mode : answer.failure.code;
  }

  it("are asked about at Fintoc, and what is wrong with them is said", async () => {
    const { publicKey, secretKey } = simulator;
    expect(await check(secretKey, publicKey)).toBe("test");
    expect(await check("sk_test_notOfThisFintoc", publicKey)).toBe("keys_refused");
    expect(await check("nonsense", publicKey)).toBe("keys_secret_malformed");
    expect(await check(secretKey, secretKey)).toBe("keys_public_malformed");
    expect(await check(secretKey, "pk_live_something")).toBe("keys_mixed_modes");
    const nobody = await taken(0);
    const address = nobody.address();
    await new Promise((resolve) => nobody.close(resolve));
    const port = typeof address === "object" ? address?.port : 0;
    expect(await check(secretKey, publicKey, `http://127.0.0.1:${port}`)).toBe("keys_unchecked");
  });

  it("what stands between this computer and Fintoc is told apart: its clock, a proxy, the network", async () => {
    const { publicKey, secretKey } = simulator;
    const authority = createAuthority();
    const late = await startOddServer(asRelay(3 * 3_600_000));
    const opened = await startOddServer(asRelay(), authority.sign("127.0.0.1", -1, 5));
    try {
      expect(await check(secretKey, publicKey, late.url)).toBe("clock_wrong");
      expect(await check(secretKey, publicKey, opened.url)).toBe("fintoc_certificate_unknown");
      expect(await check(secretKey, publicKey, "http://fintoc.invalid")).toBe("network_down");
    } finally {
      await late.close();
      await opened.close();
      authority.remove();
    }
  });

  it("of another account do not take the place of those that this computer's sales were made with", async () => {
    const relay = await start();
    const client = await pair(relay, await codeOf(relay));
    const sale = { amount: 12_990, currency: "CLP" } as const;
    const signal = AbortSignal.timeout(until.timeout);
    const put = await client.put(randomUUID(), sale, signal, null);
    expect(put).toMatchObject({ ok: true });
    const other = await startSimulator();
    try {
      expect(await check(other.secretKey, other.publicKey, other.url)).toBe(
        "keys_of_another_account",
      );
    } finally {
      await other.close();
    }
    const { publicKey, secretKey } = simulator;
    expect(await check(secretKey, publicKey)).toBe("test");
  });

  it("lost with the pepper beside them: nobody has a PIN that cannot be checked, and a first manager is added anew", async () => {
    const manager = { name: "Luz Vera", pin: "314159" };
    const before = await start();
    const client = await pair(before, await codeOf(before, { ...cafe, manager }));
    expect(await client.listStaff(null)).toMatchObject({ ok: true, value: [{ name: "Luz Vera" }] });
    expect(await before.addManager(manager)).toMatchObject({
      ok: false,
      failure: { code: "staff_differs" },
    });
    await before.close();

    const after = await start({ pepper: "another pepper, made when the keys were lost" });
    const again = await pair(after, await codeOf(after));
    expect(await again.listStaff(null)).toEqual({ ok: true, value: [] });
    expect(await after.addManager(manager)).toEqual({ ok: true, value: null });
    const told = await again.listStaff(null);
    const id = told.ok ? (told.value[0]?.id ?? "") : "";
    expect(await again.beginSession(id, manager.pin)).toMatchObject({ ok: true });
    await after.close();

    // The same pepper at the next start: everybody stays.
    const third = await start({ pepper: "another pepper, made when the keys were lost" });
    const last = await pair(third, await codeOf(third));
    expect(await last.listStaff(null)).toMatchObject({ ok: true, value: [{ id }] });
  });
});
