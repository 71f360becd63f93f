import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import * as v from "valibot";

import { takeLock } from "../preview/single-instance-lock.ts";
import type { Parts } from "./parts.ts";

const json = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.string(), v.parseJson(), schema);
const simulatorSchema = json(
  v.object({
    url: v.string(),
    secretKey: v.string(),
    publicKey: v.string(),
    webhookSecret: v.string(),
  }),
);
const relaySchema = json(v.object({ url: v.string() }));
const storeSchema = json(v.object({ store: v.object({ id: v.string() }) }));
const staffSchema = json(v.object({ staff: v.object({ id: v.string() }) }));
const tillSchema = json(v.object({ pairingCode: v.string() }));

const demoStore = {
  name: "Café Providencia",
  currency: "CLP",
  "time-zone": "America/Santiago",
};
/** Money goes straight to the shop's account, as the seeds have it. */
const directPayment = {
  "recipient-holder-id": "183917137",
  "recipient-number": "123456",
  "recipient-type": "checking_account",
  "recipient-institution": "cl_banco_de_chile",
};
/** Who works in the demo's store, where it has a team. Their PINs stand on the terminal, nowhere else in the product. */
const demoStaff = [
  { name: "Ana", role: "cashier", pin: "1234" },
  { name: "Luz", role: "manager", pin: "5678" },
] as const;
const relayPort = 8_787;
const bankPort = 8_788;

/** A folder for the demo's data. The simulator's memory does not outlive it, so it begins afresh. */
export function beginDemoFolder(root: string): {
  readonly folder: string;
  readonly release: () => void;
} {
  for (let number = 1; number <= 20; number += 1) {
    const name = number === 1 ? "demo" : `demo-${number}`;
    const folder = join(root, ".data", name);
    const release = takeLock(`${folder}.lock`);
    if (release === null) continue;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    process.stderr.write(`The demo begins afresh; its data is in .data/${name}\n`);
    return { folder, release };
  }
  throw new Error("Too many demos run at once: end one of them.");
}

export interface Demo {
  readonly relayUrl: string;
  readonly bankUrl: string;
  readonly pairingCode: string;
  readonly staff: readonly (typeof demoStaff)[number][];
}

/**
 * Starts the simulated Fintoc and the relay, and makes a store with one till.
 * @param team with two people who sign in, and with money that Fintoc collects, so that a manager can refund
 */
export async function startDemo(parts: Parts, folder: string, team: boolean): Promise<Demo> {
  const simulator = await parts
    .start("the simulator", ["simulator/main.ts"], {
      PORT: await freePort(bankPort, "the bank"),
      EXIT_WITH_PARENT: "1",
    })
    .waitFor((line, from) => (from === "stdout" ? read(simulatorSchema, line) : null));
  const storage = {
    DATABASE_URL: `sqlite:${join(folder, "relay.sqlite")}`,
    STAFF_PIN_PEPPER: randomBytes(33).toString("base64"),
  };
  const relay = await parts
    .start("the relay", ["relay/main.ts"], {
      ...storage,
      HOST: "127.0.0.1",
      PORT: await freePort(relayPort, "the relay"),
      FINTOC_SECRET_KEY: simulator.secretKey,
      FINTOC_PUBLIC_KEY: simulator.publicKey,
      FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
      FINTOC_API_URL: simulator.url,
      FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
      LOG_LEVEL: "info",
      EXIT_WITH_PARENT: "1",
    })
    .waitFor((line, from) => (from === "stdout" ? read(relaySchema, line) : null));
  await tellWebhookUrl(simulator.url, `${relay.url}/webhooks/fintoc`);

  const admin = async <Schema extends v.GenericSchema<string, unknown>>(
    schema: Schema,
    words: readonly string[],
    typed?: string,
  ): Promise<v.InferOutput<Schema>> => {
    const output = await parts.run(
      "the relay's command",
      ["relay/main.ts", ...words, "--json"],
      storage,
      typed,
    );
    return v.parse(schema, output);
  };
  const storeSwitches = switchesOf(team ? demoStore : { ...demoStore, ...directPayment });
  const staff = team ? demoStaff : [];
  const { store } = await admin(storeSchema, ["store", "add", ...storeSwitches]);
  const tillSwitches = switchesOf({ store: store.id, name: "Caja 1" });
  const { pairingCode } = await admin(tillSchema, ["till", "add", ...tillSwitches]);
  for (const { name, pin, role } of staff) {
    const memberSwitches = switchesOf({ store: store.id, name, role });
    await admin(staffSchema, ["staff", "add", ...memberSwitches], pin);
  }
  return { relayUrl: relay.url, bankUrl: simulator.url, pairingCode, staff };
}

function switchesOf(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
}

function read<Schema extends v.GenericSchema<string, unknown>>(
  schema: Schema,
  line: string,
): v.InferOutput<Schema> | null {
  const parsed = v.safeParse(schema, line);
  return parsed.success ? parsed.output : null;
}

async function tellWebhookUrl(simulatorUrl: string, url: string): Promise<void> {
  const answer = await fetch(`${simulatorUrl}/_simulator/webhook-url`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ url }),
  });
  if (!answer.ok) {
    throw new Error(`The simulator refused the webhook's address: ${await answer.text()}`);
  }
}

/** The wished port where it is free, else "0", which takes any that is. */
async function freePort(port: number, who: string): Promise<string> {
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    server.once("error", () => {
      resolve(false);
    });
    server.listen(port, "127.0.0.1", () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
  if (isFree) return String(port);
  process.stderr.write(`Port ${port} is taken: ${who} takes another.\n`);
  return "0";
}
