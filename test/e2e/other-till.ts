import { randomUUID } from "node:crypto";

import * as v from "valibot";

import type { Shop } from "./shop.ts";

/** Another till of a store, without its screen. */
export interface OtherTill {
  /** Charges an amount, in the currency's smallest unit, and answers Fintoc's id of it. */
  readonly charge: (amount: number, currency?: string, more?: ChargedWith) => Promise<string>;
}

interface ChargedWith {
  readonly reference?: string;
  readonly customerEmail?: string;
}

const codeSchema = v.object({ pairingCode: v.string() });
const pairedSchema = v.object({ secret: v.string() });
const chargedSchema = v.object({ paymentIntent: v.object({ fintocId: v.string() }) });

export async function openOtherTill(shop: Shop, store: string, name: string): Promise<OtherTill> {
  const added = await shop.relay.admin("till", "add", "--store", store, "--name", name);
  const { pairingCode: code } = v.parse(codeSchema, added);
  const url = `${shop.relay.url()}/v1`;
  const json = async (path: string, method: string, body: object, secret = "") => {
    const headers = secret === "" ? {} : { Authorization: `Bearer ${secret}` };
    return (await fetch(`${url}/${path}`, { method, headers, body: JSON.stringify(body) })).json();
  };
  const { secret } = v.parse(pairedSchema, await json("pairings", "POST", { code }));
  return {
    async charge(amount, currency = "CLP", more = {}) {
      const path = `payment-intents/${randomUUID()}`;
      const answer = await json(path, "PUT", { amount, currency, ...more }, secret);
      return v.parse(chargedSchema, answer).paymentIntent.fintocId;
    },
  };
}
