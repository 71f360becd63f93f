import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Sale, TillState } from "../../contract/bridge.ts";
import type { SimulatedIntent } from "../../simulator/payment-intents/intent.ts";
import type { KillMoment } from "./till-kill-schedule.ts";

/** What a till at work keeps; anything else is left of something half done. */
const documents: ReadonlySet<string> = new Set([
  "door-address.json",
  "sales.json",
  "settings.json",
]);

type Intents = readonly Pick<SimulatedIntent, "id" | "amount" | "status">[];

/** A till that was killed and opened again, and what Fintoc has. */
export interface TillAfterKill {
  readonly state: TillState;
  /** All the text on the till's screen. */
  readonly text: string;
  /** The till's data folder. */
  readonly folder: string;
  readonly intents: Intents;
  /** Of the sale in which the till was killed; each amount is used once. */
  readonly amount: number;
  readonly moment: KillMoment;
}

/** What is not as it has to be; while the till is still at it, something always is. */
export function findTillWrongs(after: TillAfterKill): string[] {
  const { folder, intents, state } = after;
  const shown = new Set(state.sales.map(({ paymentIntent }) => paymentIntent?.fintocId));
  const forgotten = intents
    .filter(({ id, status }) => status !== "succeeded" && !shown.has(id))
    .map(({ id, status }) => `${id} (${status}) was forgotten`);
  return [
    ...wrongsOfThisSale(after),
    // Others' payments, of earlier rounds, have not been forgotten either.
    ...state.sales.flatMap((sale) => wrongsOf(sale, intents)),
    ...forgotten,
    ...wrongFiles(folder),
  ];
}

function wrongsOfThisSale({ amount, intents, moment, state, text }: TillAfterKill): string[] {
  const wrongs: string[] = [];
  const own = intents.filter((intent) => intent.amount === amount);
  if (own.length > 1) wrongs.push(`charged ${own.length} times`);
  const sales = state.sales.filter((sale) => sale.amount === amount);
  if (sales.length > 1) wrongs.push(`${sales.length} sales of one key press`);
  // From the journal on the charge is a promise. A key press alone may have died with the till.
  if (moment !== "key" && own.length === 0) wrongs.push("the charge was forgotten");
  if (moment !== "key" && moment !== "aside" && sales.some(({ left }) => left)) {
    wrongs.push("the sale on the screen came back as one that was left");
  }
  for (const { id, status } of own) {
    const sale = sales.find(({ paymentIntent }) => paymentIntent?.fintocId === id);
    if (sale === undefined) wrongs.push(`${id} (${status}) is unknown to the till`);
    const digits = text.replaceAll(".", "");
    if (!digits.includes(String(amount))) wrongs.push(`${id} (${status}) is not to be seen`);
  }
  return wrongs;
}

function wrongsOf(sale: Sale, intents: Intents): string[] {
  const { amount, cancelling, id, paymentIntent, refused } = sale;
  const wrongs: string[] = [];
  if (cancelling) wrongs.push(`${id} is still being cancelled`);
  if (paymentIntent === null && refused === null) {
    wrongs.push(`${id} (${amount}) has not come to an end`);
  }
  const truth = intents.find((intent) => intent.id === paymentIntent?.fintocId);
  if (truth !== undefined && truth.status !== paymentIntent?.status) {
    wrongs.push(`${truth.id} is ${truth.status}, not ${String(paymentIntent?.status)}`);
  }
  return wrongs;
}

function wrongFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.includes(".json"))
    .flatMap((name) => {
      if (!documents.has(name)) return [`a file is left: ${name}`];
      try {
        JSON.parse(readFileSync(join(folder, name), "utf8"));
        return [];
      } catch {
        return [`${name} is half written`];
      }
    });
}
