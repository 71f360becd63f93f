import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { expect, it, onTestFinished, vi } from "vitest";
import * as v from "valibot";

import { holdsAmount } from "../../contract/refund.ts";
import {
  pairingAnswerSchema,
  paymentIntentAnswerSchema,
  paymentIntentDetailAnswerSchema,
} from "../../contract/relay-api.ts";
import { runCommand } from "../../relay/admin/run-command.ts";
import type { HttpFault } from "../../simulator/behaviour.ts";
import { seededRandom } from "../../simulator/random.ts";
import { startSimulator } from "../../simulator/simulator.ts";
import { post, tillClient } from "../relay/harness.ts";
import { startRelayUnderFault } from "./relay-under-fault.ts";

const seed = 20_260_715;
const paidAmount = 60_000;
const until = { timeout: 40_000, interval: 50 };
const silent: readonly HttpFault[] = [
  { kind: "commit_then_timeout", destroy: true },
  { kind: "reset" },
  { kind: "html", status: 200, commit: true },
  { kind: "ok" },
];
/** Done, and answered with an error: under a new key it would be done again, so it is looked for. */
const hidden: HttpFault = { kind: "html", status: 502, commit: true };
const told: readonly HttpFault[] = [
  { kind: "status", status: 500 },
  hidden,
  { kind: "status", status: 429 },
  { kind: "ok" },
];
/**
 * The first is without a kill: after silence an error is looked into only a minute later. At its
 * beginning all can be refunded, so that `hidden` always meets a refund.
 */
const rounds = [
  { faults: told, first: [hidden], kills: false },
  { faults: silent, first: [], kills: true },
  { faults: silent, first: [], kills: true },
] as const;

it("through kills and Fintoc's troubles no refund is made twice, none is lost, and never more than was paid", async () => {
  const random = seededRandom(seed);
  const below = (end: number) => Math.floor(random() * end);
  const folder = mkdtempSync(join(tmpdir(), "cobro-refund-kills-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let onCreated: () => void = () => undefined;
  const simulator = await startSimulator({
    seed,
    webhookTimeoutMs: 3_000,
    log: (line) => {
      if (line.startsWith("POST /v1/refunds ")) onCreated();
    },
  });
  onTestFinished(() => simulator.close());
  const env = {
    DATABASE_URL: `sqlite:${folder}/relay.sqlite`,
    FINTOC_SECRET_KEY: simulator.secretKey,
    FINTOC_PUBLIC_KEY: simulator.publicKey,
    FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
    FINTOC_API_URL: simulator.url,
    FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
    STAFF_PIN_PEPPER: "a pepper of the tests, long enough",
  };
  const relay = await startRelayUnderFault(env, join(folder, "relay.log"));
  onTestFinished(() => relay.stop());
  simulator.setWebhookUrl(`${relay.url}/webhooks/fintoc`);

  const addedSchema = v.looseObject({
    store: v.optional(v.object({ id: v.string() })),
    staff: v.optional(v.object({ id: v.string() })),
    pairingCode: v.optional(v.string(), ""),
  });
  const terminal = { env, readSecret: () => Promise.resolve("12345678") };
  const admin = async (...words: string[]) =>
    v.parse(addedSchema, JSON.parse(await runCommand([...words, "--json"], env, terminal)));
  const zone = ["--currency", "CLP", "--time-zone", "America/Santiago"];
  const store = (await admin("store", "add", "--name", "Café", ...zone)).store?.id ?? "";
  const code = (await admin("till", "add", "--store", store, "--name", "Caja 1")).pairingCode;
  const named = ["--store", store, "--name", "Luz", "--role", "manager"];
  const staffId = (await admin("staff", "add", ...named)).staff?.id ?? "";
  const paired = await post(`${relay.url}/v1/pairings`, { code });
  const { secret, till: own } = v.parse(pairingAnswerSchema, await paired.json());
  const till = tillClient(() => relay.url, own.id, secret);
  const manager = await till.signIn(staffId, "12345678");

  const detail = async (id: string) => {
    const answer = await till.call("GET", `/v1/payment-intents/${id}`, undefined, manager);
    return v.parse(paymentIntentDetailAnswerSchema, await answer.json());
  };
  const sales: string[] = [];
  for (let index = 0; index < 2; index += 1) {
    const charged = await till.charge({ amount: paidAmount, customerEmail: "ana@ejemplo.cl" });
    const { paymentIntent } = v.parse(paymentIntentAnswerSchema, await charged.json());
    simulator.act(paymentIntent.fintocId ?? "", "approve");
    sales.push(paymentIntent.id);
    await vi.waitFor(async () => {
      expect((await detail(paymentIntent.id)).paymentIntent.status).toBe("succeeded");
    }, until);
  }

  /** As a till does it: the same again until there is an answer. */
  async function refund(sale: string, id: string, amount: number): Promise<number> {
    for (;;) {
      const path = `/v1/payment-intents/${sale}/refunds/${id}`;
      const status = await till
        .call("PUT", path, { amount }, manager)
        .then((answer) => answer.status)
        .catch(() => 0);
      if ([200, 201, 409].includes(status)) return status;
      await delay(50);
    }
  }

  const taken = new Set<string>();
  let refused = 0;
  for (const { faults, first, kills } of rounds) {
    simulator.behave({
      refunds: [
        ...first,
        // No more than a few: each pause is longer than the one before.
        ...Array.from({ length: 3 }, () => faults[below(faults.length)] ?? { kind: "ok" as const }),
      ],
      chance: { webhookLost: 0.3, webhookDoubled: 0.3, readStatus500: 0.1 },
    });
    // Two of each sale at the same moment.
    const wishes = [...sales, ...sales].map((sale) => ({
      sale,
      id: randomUUID(),
      amount: 10_000 + below(20_000),
    }));
    const putting = Promise.all(wishes.map(({ amount, id, sale }) => refund(sale, id, amount)));
    if (kills) {
      // In the very moment in which Fintoc answers, or a little after the request.
      const { promise, resolve } = Promise.withResolvers<void>();
      onCreated = resolve;
      await Promise.race([promise, delay(20 + below(400))]);
      onCreated = () => undefined;
      relay.kill();
      await relay.start();
    }
    const statuses = await putting;
    statuses.forEach((status, index) => {
      if (status === 409) refused += 1;
      else taken.add(wishes[index]?.id ?? "");
    });
    await vi.waitFor(async () => {
      const known = (await Promise.all(sales.map(detail))).flatMap(({ refunds }) => refunds);
      expect(known.map((each) => each.status)).not.toContain("creating");
    }, until);
    simulator.behave({ reset: true });
    for (const each of simulator.refunds()) {
      const isOpen = each.status === "created" || each.status === "in_progress";
      if (isOpen && random() < 0.6) {
        simulator.actOnRefund(each.id, random() < 0.4 ? "fail" : "succeed");
      }
    }
  }

  relay.kill();
  await relay.start();
  const truths = simulator.refunds();
  await vi.waitFor(async () => {
    const known = (await Promise.all(sales.map(detail))).flatMap(({ refunds }) => refunds);
    const atFintoc = known.filter((each) => each.fintocId !== null);
    const statusOf = new Map(atFintoc.map((each) => [each.fintocId, each.status]));
    expect(statusOf).toEqual(new Map(truths.map((each) => [each.id, each.status])));
    expect(atFintoc).toHaveLength(truths.length);
    expect(known.map((each) => each.id)).toEqual(expect.arrayContaining([...taken]));
  }, until);
  const labels = truths.map((each) => each.metadata?.["cobro_refund"]);
  expect(new Set(labels).size).toBe(truths.length);
  for (const sale of sales) {
    const { paymentIntent, refunds } = await detail(sale);
    const sum = (some: typeof refunds) => some.reduce((total, each) => total + each.amount, 0);
    const held = sum(refunds.filter((each) => holdsAmount(each.status)));
    const back = sum(refunds.filter((each) => each.status === "succeeded"));
    expect(held).toBeLessThanOrEqual(paidAmount);
    expect(paymentIntent.refunded).toEqual({ amount: back, underway: held - back });
  }
  expect(taken.size).toBeGreaterThan(2 * sales.length);
  expect(refused).toBeGreaterThan(0);
}, 180_000);
