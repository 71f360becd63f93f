import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { openDatabase } from "../../relay/database/open-database.ts";
import { beCustomer, type ServedTokens } from "./customer.ts";
import { openFaultShop, type FaultShop } from "./fault-shop.ts";
import { findViolations, type Violation, type World } from "./find-violations.ts";
import { describeViolation } from "./histories.ts";
import type { FaultOptions } from "./options.ts";
import { makeSchedule, type Moment, type SalePlan } from "./schedule.ts";
import { waitUntil } from "./till-under-fault.ts";

export interface FaultReport {
  readonly seed: number;
  readonly kills: number;
  readonly tillKills: number;
  readonly outages: number;
  readonly sales: number;
  readonly webhooksAcknowledged: number;
  readonly violations: readonly Violation[];
}

const lossChance = 0.05;
const betweenLooksMs = 250;
/** How long the relay takes to start where nothing else runs. */
const usualStartMs = 700;
const mostSlowness = 3;

/**
 * Runs one seeded schedule of faults under load, ends all faults, and compares Fintoc's truth with
 * the relay and the tills until they agree or the time to settle is over.
 */
export async function runFaults(options: FaultOptions): Promise<FaultReport> {
  const { log, seed } = options;
  const folder = mkdtempSync(join(tmpdir(), "cobro-faults-"));
  const schedule = makeSchedule(seed, options.kills, options.tills);
  let struck: { readonly moment: Moment; readonly strike: () => void } | null = null;
  const shop = await openFaultShop(options, folder, (moment) => {
    if (struck?.moment === moment) struck.strike();
  });
  try {
    log(`seed ${seed}: ${options.kills} kills, ${schedule.sales.length} sales at most`);
    if (shop.outage === null) log("the disk is not filled: that takes root on Linux");
    const ending = AbortSignal.timeout(options.longestMs);
    const done = { kills: 0, tillKills: 0, outages: 0 };
    const served: ServedTokens = new Map();
    const promised = new Map<string, { till: string; cancelled: boolean }>();
    shop.loseAnswers(lossChance);
    const calm = new AbortController();

    const killing = killAll(calm);
    await Promise.all([killing, sellAll(), killTills(calm.signal)]);
    await endFaults(shop);
    const world: World = { ...shop, served, promised };
    const violations = await settle(options, world, shop);
    const died = shop.relay.diedByItself();
    if (died !== null) {
      violations.push({ rule: "the relay dies only when killed", intentId: null, detail: died });
    }
    if (violations.length > 0) keepLog(shop.logFile, log);
    const acknowledged = shop.simulator
      .deliveries()
      .filter((each) => each.outcome === "acknowledged");
    return {
      seed,
      ...done,
      sales: promised.size,
      webhooksAcknowledged: acknowledged.length,
      violations,
    };

    async function killAll(calm: AbortController): Promise<void> {
      let slowness = 1;
      for (const [index, { downMs, moment, waitMs }] of schedule.kills.entries()) {
        if (ending.aborted) break;
        const outage = schedule.outages.find((each) => each.atKill === index);
        if (outage !== undefined && shop.outage !== null) {
          await shop.outage.begin();
          await delay(outage.holdMs);
          done.outages += 1;
        }
        await strikeAt(moment, waitMs * slowness);
        if (outage !== undefined) await shop.outage?.end();
        await delay(downMs);
        const startedAt = performance.now();
        await shop.relay.start();
        // On a busy machine it lives longer as well: else nothing would be charged between two kills.
        const startMs = performance.now() - startedAt;
        slowness = Math.min(mostSlowness, Math.max(1, startMs / usualStartMs));
        done.kills += 1;
        if (done.kills % 10 === 0) log(`${done.kills} kills, ${promised.size} sales`);
      }
      calm.abort();
    }

    /** Kills in the very moment, or when it does not come in time. */
    async function strikeAt(moment: Moment, waitMs: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const strike = () => {
        struck = null;
        shop.relay.kill();
        resolve();
      };
      if (moment === "any") await delay(waitMs);
      else {
        struck = { moment, strike };
        await Promise.race([promise, delay(waitMs + 1_000)]);
      }
      strike();
    }

    async function killTills(calm: AbortSignal): Promise<void> {
      for (const { downMs, till, waitMs } of schedule.tillKills) {
        await delay(waitMs, undefined, { signal: calm }).catch(() => undefined);
        if (calm.aborted) return;
        shop.witnesses[till]?.wake();
        await shop.tills[till]?.kill(downMs);
        done.tillKills += 1;
      }
    }

    async function sellAll(): Promise<void> {
      const selling: Promise<void>[] = [];
      for (const [index, plan] of schedule.sales.entries()) {
        if (calm.signal.aborted) break;
        await delay(plan.gapMs);
        selling.push(sell(plan, entryIdOf(seed, index)));
      }
      await Promise.all(selling);
    }

    /** One sale from the keypad to the customer's last look. */
    async function sell(plan: SalePlan, entryId: string): Promise<void> {
      const till = shop.tills[plan.till];
      if (till === undefined) throw new Error(`no till ${plan.till}`);
      const stop = AbortSignal.timeout(options.settleMs);
      shop.simulator.behave({
        creates: [plan.create],
        reads: [plan.read],
        webhooks: [...plan.webhooks],
      });
      const id = await waitUntil(async () => {
        const { handlers } = await till.present();
        const { amount } = plan;
        const wish = { entryId, amount, tip: null, reference: null, customerEmail: null };
        const answer = await handlers["sales.charge"](wish);
        return answer.ok ? answer.value.id : null;
      }, stop);
      if (id === null) return;
      const promise = { till: till.name, cancelled: false };
      promised.set(id, promise);
      const cancelling =
        plan.cancelAfterMs === null
          ? null
          : delay(plan.cancelAfterMs).then(async () => {
              const answer = await (await till.present()).handlers["sales.cancel"]({ id });
              if (answer.ok) promise.cancelled = true;
            });
      const payUrl = await waitUntil(() => {
        const sale = till.sales().find((each) => each.id === id);
        if (sale?.refused != null) return "";
        const { paymentIntent = null } = sale ?? {};
        if (paymentIntent === null || paymentIntent.status === "creating") return null;
        return paymentIntent.payUrl ?? "";
      }, stop);
      if (payUrl !== null && payUrl !== "") {
        await beCustomer(shop.simulator, served, { intentId: id, payUrl, plan }, stop);
      }
      await cancelling;
    }
  } finally {
    await shop.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function endFaults(shop: FaultShop): Promise<void> {
  shop.loseAnswers(0);
  await shop.outage?.end();
  shop.simulator.behave({ reset: true });
}

/** Looks until everybody agrees; what is still off at the end of the time is a violation. */
async function settle(
  { log, settleMs }: FaultOptions,
  world: World,
  { databaseUrl }: FaultShop,
): Promise<Violation[]> {
  const database = await openDatabase(databaseUrl);
  try {
    const end = Date.now() + settleMs;
    let violations = await findViolations(world, database);
    while (violations.length > 0 && Date.now() < end) {
      await delay(betweenLooksMs);
      violations = await findViolations(world, database);
    }
    for (const violation of violations) log(await describeViolation(violation, world, database));
    return violations;
  } finally {
    await database.destroy();
  }
}

function keepLog(logFile: string, log: (line: string) => void): void {
  const kept = join(import.meta.dirname, "../../out/faults");
  mkdirSync(kept, { recursive: true });
  copyFileSync(logFile, join(kept, "relay.log"));
  log("the relay's log is kept as out/faults/relay.log");
}

/** A UUID of the keypad's entry that the seed repeats. */
function entryIdOf(seed: number, index: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  return `${hex(seed, 8).slice(-8)}-0000-4000-8000-${hex(index, 12)}`;
}
