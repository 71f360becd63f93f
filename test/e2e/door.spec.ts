import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";

import * as v from "valibot";

import { cobro } from "./door-command.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./shop.ts";

test("a program asks, the till shows its QR, the customer pays: the command ends with 0", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  const id = randomUUID();
  const words = ["charge", "--amount", "12990", "--reference", "18", "--id", id];
  const asked = cobro(shop.tillFolder, ...words, "--wait");
  await expect(page.getByTestId("pay-qr")).toBeVisible();
  await expect(page.getByText("18", { exact: true }).first()).toBeVisible();

  // Once more while it goes on: the same sale, and no second one.
  const again = await cobro(shop.tillFolder, ...words);
  expect(again).toMatchObject({ code: 5, answer: { sale: { id, end: null } } });
  const other = await cobro(shop.tillFolder, "charge", "--amount", "12991", "--id", id);
  expect(other).toMatchObject({ code: 64, answer: { error: { code: "sale_differs" } } });

  const customer = await shop.customerAtBank();
  await customer.press("Aprobar el pago");
  const end = await asked;
  expect(end).toMatchObject({ code: 0, answer: { sale: { id, end: "paid", amount: 12_990 } } });
  expect(end.answer.sale?.receiptUrl).toContain("/r/");
  // Never a payer's data, never a pay page.
  expect(Object.keys(end.answer.sale ?? {})).not.toContain("sender");
  expect(Object.keys(end.answer.sale ?? {})).not.toContain("payUrl");
  expect(await cobro(shop.tillFolder, "sale", id)).toMatchObject({ code: 0 });
  expect(shop.simulator.intents().length).toBe(1);
});

test("a cashier who is typing is asked, and may say no; the program may call it off", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await page.getByRole("button", { name: "5", exact: true }).click();
  const declined = cobro(shop.tillFolder, "charge", "--amount", "4500", "--wait");
  const card = page.getByTestId("ask-card");
  await expect(card).toContainText("$4.500");
  await expectAccessible(page);
  await card.getByRole("button", { name: "No cobrar" }).click();
  expect(await declined).toMatchObject({ code: 3, answer: { sale: { status: "declined" } } });
  await expect(card).toHaveCount(0);

  const taken = cobro(shop.tillFolder, "charge", "--amount", "7700", "--wait");
  await card.getByRole("button", { name: "Cobrar $7.700" }).click();
  await expect(page.getByTestId("pay-qr")).toBeVisible();
  // The one that asked may also call it off.
  const sale = v
    .parse(
      v.object({ asks: v.array(v.object({ id: v.string(), amount: v.number() })) }),
      JSON.parse(readFileSync(join(shop.tillFolder, "door-asks.json"), "utf8")),
    )
    .asks.find(({ amount }) => amount === 7_700);
  await cobro(shop.tillFolder, "cancel", sale?.id ?? "");
  expect(await taken).toMatchObject({ code: 2 });
});

test("what was asked for before a crash is found, and charged once", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await page.getByRole("button", { name: "5", exact: true }).click();
  const id = randomUUID();
  const words = ["charge", "--amount", "3300", "--id", id];
  expect(await cobro(shop.tillFolder, ...words)).toMatchObject({ code: 5 });
  await shop.killTill();
  expect(await cobro(shop.tillFolder, ...words)).toMatchObject({ code: 69 });

  const again = await shop.reopenTill();
  await expect(again.getByTestId("pay-qr")).toBeVisible();
  const [one, two] = await Promise.all([
    cobro(shop.tillFolder, ...words),
    cobro(shop.tillFolder, ...words),
  ]);
  expect([one.answer.sale?.id, two.answer.sale?.id]).toEqual([id, id]);
  await expect.poll(() => shop.simulator.intents().length).toBe(1);
});

test("where staff sign in, a locked till charges for nobody", async ({ shop }) => {
  const { code, store } = await shop.addTill();
  await shop.addStaff(store, "manager", "Marta", "482913");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`);
  await expect(page.getByText("Marta").first()).toBeVisible();
  const refused = await cobro(shop.tillFolder, "charge", "--amount", "4500");
  expect(refused).toMatchObject({ code: 6, answer: { error: { code: "staff_sign_in_required" } } });
  expect(shop.simulator.intents().length).toBe(0);
});

test("the HTTP door is closed until it is opened in the settings, and lets only its secret in", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  const port = await freePort();
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Otros programas" }).click();
  await expect(page.getByText("Cerrada.")).toBeVisible();
  await page.getByLabel("Puerto").fill("80");
  await page.getByRole("button", { name: "Abrir" }).click();
  await expect(page.getByText("Escribe un puerto entre 1024 y 65535.")).toBeVisible();
  await page.getByLabel("Puerto").fill(String(port));
  await page.getByRole("button", { name: "Abrir" }).click();
  await expect(page.getByText(`Abierta en http://127.0.0.1:${port}`)).toBeVisible();
  await page.getByRole("button", { name: "Hacer un secreto nuevo" }).click();
  const secret = (await page.getByTestId("door-secret").textContent()) ?? "";
  shop.canaries.add(secret);
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  const bearer = { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" };
  const id = randomUUID();
  const body = JSON.stringify({ amount: 12_990, reference: "18" });
  const door = (headers: Record<string, string>) =>
    send(port, "POST", "/v1/sales", { ...headers, "Idempotency-Key": id }, body);
  expect((await door({ ...bearer, Authorization: "Bearer wrong" })).status).toBe(401);
  expect((await door({ ...bearer, Origin: "http://127.0.0.1" })).status).toBe(403);
  expect((await door({ ...bearer, Host: "evil.example" })).status).toBe(403);
  expect((await door({ ...bearer, "Content-Type": "text/plain" })).status).toBe(400);
  const big = JSON.stringify({ amount: 1, reference: "x".repeat(20_000) });
  expect((await send(port, "POST", "/v1/sales", bearer, big)).status).toBe(413);
  expect((await send(port, "POST", "/v1/sales", bearer, '{"id":"x","amount":1}')).status).toBe(422);

  expect((await door(bearer)).status).toBe(201);
  expect((await door(bearer)).status).toBe(200);
  await expect(page.getByTestId("pay-qr")).toBeVisible();
  const waiting = send(port, "GET", `/v1/sales/${id}?wait=60`, bearer, null);
  const customer = await shop.customerAtBank();
  await customer.press("Aprobar el pago");
  expect(await waiting).toMatchObject({ status: 200, body: { sale: { end: "paid" } } });

  // The guide's own examples, as a shell runs them.
  const guide = readFileSync(join(import.meta.dirname, "../../docs/door.md"), "utf8");
  const examples = /```sh\n(?<lines>curl[^`]+)```/u.exec(guide)?.groups?.["lines"] ?? "";
  const curl = spawnSync("sh", ["-e", "-c", examples], {
    encoding: "utf8",
    env: {
      ...process.env,
      SECRET: secret,
      ID: randomUUID(),
      DOOR: `http://127.0.0.1:${port}`,
      no_proxy: "127.0.0.1",
    },
  });
  const answers = curl.stdout.trim().split("\n");
  expect(answers).toHaveLength(3);
  for (const each of answers) expect(JSON.parse(each)).toHaveProperty("sale");
});

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

async function send(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string | null,
): Promise<Reply> {
  const { promise, reject, resolve } = Promise.withResolvers<Reply>();
  const sent = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
    let text = "";
    response.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    response.on("end", () => {
      const read: unknown = JSON.parse(text);
      resolve({ status: response.statusCode ?? 0, body: read });
    });
  });
  sent.on("error", reject);
  sent.end(body ?? undefined);
  return promise;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  const address = server.address();
  await new Promise<void>((closed) => {
    server.close(() => closed());
  });
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
