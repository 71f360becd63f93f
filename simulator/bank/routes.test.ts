import * as v from "valibot";
import { describe, expect, test } from "vitest";

import { startShop, type Shop } from "../test-shop.ts";

const anySchema = v.looseObject({});

async function ask(shop: Shop, path: string, body?: unknown) {
  const posting = { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(
    new URL(path, shop.simulator.url),
    body === undefined ? {} : posting,
  );
  return { status: response.status, json: v.parse(anySchema, await response.json()) };
}

describe("the simulated bank", () => {
  test("shows shop, amount and banks of the payment's country", async () => {
    const shop = await startShop();
    const chile = await shop.create({
      amount: 12_990,
      currency: "CLP",
      business_profile: { name: "Panadería La Espiga" },
    });
    expect(
      (await ask(shop, `/widget/payment?token=${chile.json.widget_token}`)).json,
    ).toMatchObject({
      shop: "Panadería La Espiga",
      amountText: "$12.990",
      country: "cl",
      status: "created",
    });
    const mexico = await shop.create({ amount: 2_476, currency: "MXN" });
    const view = await ask(shop, `/widget/payment?token=${mexico.json.widget_token}`);
    expect(view.json).toMatchObject({ amountText: "$24.76", country: "mx" });
  });

  test("opens a token for ten minutes, and lets who has started finish", async () => {
    const shop = await startShop();
    const [unused, started] = [await shop.create(), await shop.create()];
    const act = (action: string) =>
      ask(shop, "/widget/act", { token: started.json.widget_token, action });
    await shop.simulator.advance(599_999);
    expect((await ask(shop, `/widget/payment?token=${unused.json.widget_token}`)).status).toBe(200);
    expect((await act("start")).status).toBe(200);
    await shop.simulator.advance(1);
    const late = await ask(shop, `/widget/payment?token=${unused.json.widget_token}`);
    expect(late).toMatchObject({ status: 404, json: { error: expect.stringContaining("venció") } });
    expect((await act("approve")).json).toMatchObject({ status: "succeeded" });
  });

  test("refuses another account's public key and an unknown token", async () => {
    const shop = await startShop();
    const { json } = await shop.create();
    const path = `/widget/payment?token=${json.widget_token}&public_key=`;
    expect((await ask(shop, `${path}${shop.simulator.publicKey}`)).status).toBe(200);
    expect((await ask(shop, `${path}pk_test_other`)).status).toBe(403);
    expect((await ask(shop, "/widget/payment?token=nope")).status).toBe(404);
    expect((await ask(shop, "/widget/act", { token: "nope", action: "approve" })).status).toBe(404);
  });

  test("takes Fintoc's test logins only", async () => {
    const shop = await startShop();
    const { json } = await shop.create();
    const logIn = (holder: string, password: string) =>
      ask(shop, "/widget/log-in", { token: json.widget_token, holder, password });
    expect(await logIn("41.614.850-3", "jonsnow")).toMatchObject({
      status: 200,
      json: { holderId: "416148503" },
    });
    expect((await logIn("404276727", "jonsnow")).status).toBe(200);
    expect((await logIn("41614850-3", "aegon")).status).toBe(403);
    expect((await logIn("18391713-7", "jonsnow")).status).toBe(403);
  });

  test("lets a customer do only what customers can do", async () => {
    const shop = await startShop();
    const { json } = await shop.create();
    const token = json.widget_token;
    expect((await ask(shop, "/widget/act", { token, action: "unsure" })).status).toBe(200);
    expect((await ask(shop, "/widget/act", { token, action: "confirm" })).status).toBe(400);
    expect((await ask(shop, "/widget/act", { token, action: "approve" })).status).toBe(409);
  });

  test("serves its pages under a strict policy and nothing outside its list", async () => {
    const shop = await startShop();
    const frame = await fetch(`${shop.simulator.url}/widget/frame?token=x`);
    expect(frame.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none';/u);
    const home = await fetch(shop.simulator.url);
    expect(home.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
    const script = await fetch(`${shop.simulator.url}/v1/`);
    expect(script.headers.get("Content-Type")).toContain("javascript");
    for (const file of ["routes.ts", "constructor", "..%2fkeys.ts"]) {
      expect((await fetch(`${shop.simulator.url}/bank/${file}`)).status).toBe(404);
    }
  });
});
