/** Whatever dies when: told once by us, and what may come twice comes under the same id. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as v from "valibot";

import { runCommand } from "../../relay/admin/run-command.ts";
import { alertLeaseMs } from "../../relay/alerts/lease-alerts.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";
import { pairingAnswerSchema } from "../../contract/relay-api.ts";
import { createTestDatabase, type TestDatabase } from "../postgres/test-database.ts";
import { startWebhookReceiver, status, type WebhookReceiver } from "./alert-receivers.ts";
import { post, tillClient, type TillClient } from "./harness.ts";
import { relaySource, startRelayProgram, type RelayProgram } from "./relay-program.ts";

const until = { timeout: 15_000, interval: 20 };
const addedSchema = v.object({
  store: v.optional(v.object({ id: v.string() })),
  till: v.optional(v.object({ id: v.string() })),
  pairingCode: v.optional(v.string(), ""),
});

let folder: string;
let database: TestDatabase;
let simulator: Simulator;
let receiver: WebhookReceiver;
let env: Record<string, string>;
const programs: RelayProgram[] = [];
let till: TillClient;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cobro-alerts-"));
  database = await createTestDatabase();
  simulator = await startSimulator();
  receiver = await startWebhookReceiver();
  env = {
    DATABASE_URL: database.url,
    FINTOC_SECRET_KEY: simulator.secretKey,
    FINTOC_PUBLIC_KEY: simulator.publicKey,
    FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
    FINTOC_API_URL: simulator.url,
    FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
  };
  const admin = async (...words: string[]) =>
    v.parse(addedSchema, JSON.parse(await runCommand([...words, "--json"], env)));
  const zone = ["--currency", "CLP", "--time-zone", "America/Santiago"];
  const store = (await admin("store", "add", "--name", "Café", ...zone)).store?.id ?? "";
  await admin("store", "update", store, "--alert-webhook", receiver.url);
  const added = await admin("till", "add", "--store", store, "--name", "Caja 1");
  const { url } = await serve();
  const paired = await post(`${url}/v1/pairings`, { code: added.pairingCode });
  const { secret } = v.parse(pairingAnswerSchema, await paired.json());
  till = tillClient(() => programs.at(-1)?.url ?? "", added.till?.id ?? "", secret);
}, 60_000);
afterEach(async () => {
  for (const program of programs.splice(0)) {
    program.signal("SIGKILL");
    await program.ended;
  }
  await receiver.close();
  await simulator.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function serve(): Promise<RelayProgram> {
  const program = await startRelayProgram(relaySource, folder, env);
  programs.push(program);
  simulator.setWebhookUrl(`${program.url}/webhooks/fintoc`);
  return program;
}

async function kill(): Promise<void> {
  const program = programs.pop();
  program?.signal("SIGKILL");
  await program?.ended;
}

/** A sale that is cancelled, and about to be paid. */
async function cancelled(): Promise<{ readonly id: string; readonly pay: () => void }> {
  const sale = await till.sale();
  await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
  return { id: sale.id, pay: () => void simulator.act(sale.fintocId ?? "", "approve") };
}

/** As if the time had passed for which a process keeps what it is sending. */
async function endLeases(): Promise<void> {
  const opened = await openDatabase(database.url);
  const past = new Date(Date.now() - alertLeaseMs).toISOString();
  await opened
    .updateTable("alerts")
    .set({ next_at: past })
    .where("next_at", "is not", null)
    .execute();
  await opened.destroy();
}

async function states(): Promise<readonly string[]> {
  const opened = await openDatabase(database.url);
  const rows = await opened.selectFrom("alerts").select("state").execute();
  await opened.destroy();
  return rows.map(({ state }) => state);
}

it("a relay killed while it tells is followed by one that tells it again, under the same id", async () => {
  // The receiver takes the message, and the relay dies before it hears so.
  receiver.answer(() => undefined);
  const sale = await cancelled();
  sale.pay();
  await vi.waitFor(() => expect(receiver.posts).toHaveLength(1), until);
  await kill();
  receiver.answer(status(200));
  await endLeases();
  await serve();
  await vi.waitFor(async () => expect(await states()).toEqual(["delivered"]), until);
  const ids = receiver.posts.map(({ message }) => message.id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
}, 60_000);

it("killed at any moment around a payment, each sale is told of, and no message is another's twin", async () => {
  const rounds = 4;
  for (let round = 0; round < rounds; round += 1) {
    const sale = await cancelled();
    sale.pay();
    // Another moment each round: at once, or after what the relay does next.
    if (round % 2 === 1)
      await vi.waitFor(() => expect(receiver.posts.length).toBeGreaterThan(round - 1), until);
    await kill();
    await endLeases();
    await serve();
    await vi.waitFor(
      async () => expect((await till.get(sale.id)).attention).toBe("paid_after_cancel"),
      until,
    );
  }
  const told = () => new Set(receiver.posts.map(({ message }) => message.data.paymentIntent?.id));
  await endLeases();
  await vi.waitFor(
    async () => expect(await states()).toEqual(Array(rounds).fill("delivered")),
    until,
  );
  expect(told().size).toBe(rounds);
  const ids = new Set(receiver.posts.map(({ message }) => message.id));
  expect(ids.size).toBe(rounds);
}, 90_000);
