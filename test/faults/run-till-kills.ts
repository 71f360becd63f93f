import { mkdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import type { Page } from "@playwright/test";
import * as v from "valibot";

import { bridgeName, tillStateSchema, type TillState } from "../../contract/bridge.ts";
import type { Simulator } from "../../simulator/simulator.ts";
import type { TillProcess } from "../e2e/till-process.ts";
import { findTillWrongs } from "./find-till-wrongs.ts";
import { tapRelay, type Tap } from "./tapped-relay.ts";
import { makeTillKills, type KillMoment, type TillKill } from "./till-kill-schedule.ts";

export interface TillKillOptions {
  readonly seed: number;
  readonly kills: number;
  /** No further kill begins after this long. */
  readonly longestMs: number;
  readonly folder: string;
  readonly simulator: Simulator;
  readonly relayUrl: string;
  readonly pairingCode: string;
  readonly open: (switches: readonly string[]) => Promise<TillProcess>;
  readonly log: (line: string) => void;
}

export interface TillKillReport {
  readonly kills: number;
  readonly moments: ReadonlySet<KillMoment>;
  readonly charged: number;
  readonly violations: readonly string[];
}

const settleMs = 30_000;
const lookMs = 50;
const answerSchema = v.object({ ok: v.literal(true), value: tillStateSchema });

/**
 * Drives the real till by its keys through one sale after the other, kills its process in a moment
 * of each, starts it again, and compares what it shows with what Fintoc has.
 */
export async function runTillKills(options: TillKillOptions): Promise<TillKillReport> {
  const { folder, log, simulator } = options;
  const data = join(folder, "till");
  mkdirSync(data, { recursive: true });
  const journal = join(data, "sales.json");
  const endAt = performance.now() + options.longestMs;
  const violations: string[] = [];
  const moments = new Set<KillMoment>();
  let kills = 0;
  let tap: (call: string, at: Tap) => "go" | "lose" = () => "go";
  /** Charges that were on their way before they were on disk. */
  let early: string[] = [];
  const held = (text: string) => readFileSync(journal, "utf8").includes(text);
  const relay = await tapRelay(options.relayUrl, (call, at) => {
    const id = /^PUT .*\/([\w-]+)$/u.exec(call)?.[1];
    if (id !== undefined && at === "arriving" && !held(id)) {
      early.push(`${id} was charged before it was on disk`);
    }
    return tap(call, at);
  });
  const switches = [`--user-data-dir=${data}`, "--allow-unprotected-keychain"];
  let till = await options.open([
    ...switches,
    `--relay=${relay.url}`,
    `--pairing-code=${options.pairingCode}`,
  ]);
  try {
    await online(till.page);
    for (const [index, kill] of makeTillKills(options.seed, options.kills).entries()) {
      if (performance.now() > endAt) break;
      const amount = 1_000 + index;
      const what = `kill ${index + 1} (${kill.moment}, ${kill.waitMs} ms, amount ${amount})`;
      await till.page.getByTestId("keypad").waitFor();
      await till.page.keyboard.type(String(amount));
      await strike(till, kill, amount);
      tap = () => "go";
      kills += 1;
      moments.add(kill.moment);
      const dead = intentOf(amount);
      if (kill.paysMeanwhile && dead !== undefined && dead.status !== "succeeded") approve(amount);
      till = await options.open(switches);
      await online(till.page);
      const found = [...early, ...(await settled(till.page, amount, kill.moment))];
      early = [];
      for (const each of found) violations.push(`${what}: ${each}`);
      if (found.length > 0) log(`${what}: ${found.join("; ")}`);
      await finish(till.page, amount, kill.leftOpen);
    }
  } finally {
    await till.stop();
    await relay.close();
  }
  return { kills, moments, charged: simulator.intents().length, violations };

  function intentOf(amount: number) {
    return simulator.intents().find((intent) => intent.amount === amount);
  }

  function approve(amount: number): void {
    const intent = intentOf(amount);
    if (intent?.status === "created" || intent?.status === "in_progress") {
      simulator.act(intent.id, "approve");
    }
  }

  /** Brings the sale to the moment and kills the till there. */
  async function strike({ page, kill }: TillProcess, plan: TillKill, amount: number) {
    const { promise: struck, resolve } = Promise.withResolvers<void>();
    let begun = false;
    const strikeNow = () => {
      if (begun) return;
      begun = true;
      void kill().then(resolve);
    };
    const enter = () => void page.keyboard.press("Enter").catch(() => undefined);
    const press = (name: string) =>
      page.getByRole("button", { name, exact: true }).click({ timeout: settleMs });
    const onPut = (at: Tap, then: "go" | "lose") => {
      tap = (call, present) => {
        if (!call.startsWith("PUT ") || present !== at) return begun ? "lose" : "go";
        strikeNow();
        return then;
      };
      enter();
    };
    switch (plan.moment) {
      case "key":
        enter();
        await delay(plan.waitMs);
        strikeNow();
        break;
      case "journal": {
        const watching = watch(data, (_event, name) => {
          // An earlier sale's news is written there as well.
          const isThis = name === "sales.json" && held(`"amount": ${amount},`);
          if (isThis) strikeNow();
        });
        enter();
        await struck;
        watching.close();
        break;
      }
      case "put_lost":
        onPut("arriving", "lose");
        break;
      case "put_sent":
        onPut("forwarded", "go");
        break;
      case "put_answered":
        onPut("answered", "lose");
        break;
      case "qr":
      case "at_bank":
      case "paid":
      case "cancel":
      case "aside":
        enter();
        await page.getByTestId("pay-qr").waitFor();
        await afterQr(plan.moment, press, amount);
        await delay(plan.waitMs);
        strikeNow();
        break;
    }
    await struck;
  }

  async function afterQr(
    moment: "qr" | "at_bank" | "paid" | "cancel" | "aside",
    press: (name: string) => Promise<void>,
    amount: number,
  ): Promise<void> {
    const id = intentOf(amount)?.id ?? "";
    switch (moment) {
      case "qr":
        return;
      case "at_bank":
        simulator.act(id, "start");
        return;
      case "paid":
        simulator.act(id, "approve");
        return;
      case "cancel":
        await press("Cancelar");
        await press("Sí, cancelar");
        return;
      case "aside":
        await press("Dejar en espera");
    }
  }

  /** What is still wrong once the till has had its time. */
  async function settled(
    page: Page,
    amount: number,
    moment: KillMoment,
  ): Promise<readonly string[]> {
    const until = performance.now() + settleMs;
    for (;;) {
      const found = await findWrongs(page, amount, moment);
      if (found.length === 0 || performance.now() > until) return found;
      await delay(lookMs);
    }
  }

  async function findWrongs(page: Page, amount: number, moment: KillMoment): Promise<string[]> {
    return findTillWrongs({
      state: await stateOf(page),
      text: (await page.locator("body").textContent()) ?? "",
      folder: data,
      intents: simulator.intents(),
      amount,
      moment,
    });
  }

  /** Ends the sale, or leaves it open, until the keypad is there for the next one. */
  async function finish(page: Page, amount: number, leftOpen: boolean): Promise<void> {
    const status = page.getByTestId("sale-status");
    const keypad = page.getByTestId("keypad");
    const leave = page.getByRole("button", { name: "Dejar en espera", exact: true });
    if (!leftOpen) approve(amount);
    const until = performance.now() + settleMs;
    while (!(await keypad.isVisible()) && performance.now() < until) {
      const shown = await status.getAttribute("data-status", { timeout: 1_000 }).catch(() => null);
      const isOpen = shown === "waiting" || shown === "at_bank" || shown === "creating";
      if (isOpen && leftOpen) await leave.click({ timeout: 2_000 }).catch(() => undefined);
      else if (!isOpen) await page.keyboard.press("Enter");
      await delay(lookMs);
    }
  }
}

/** By what the till knows: a green that fills the screen hides what the top bar says. */
async function online(page: Page): Promise<void> {
  const until = performance.now() + settleMs;
  while ((await stateOf(page)).connection.kind !== "online") {
    if (performance.now() > until) throw new Error("The till did not come online.");
    await delay(lookMs);
  }
}

async function stateOf(page: Page): Promise<TillState> {
  const answer: unknown = await page.evaluate(
    (name) => Reflect.get(window, name).call("till.get", {}),
    bridgeName,
  );
  return v.parse(answerSchema, answer).value;
}
