import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { openDatabase } from "../../relay/database/open-database.ts";
import { post, startBench, type Bench } from "./harness.ts";

/** What is nobody's to read in a log, each in every form in which it travels. */
const planted = {
  secretKey: "sk_test_canaryCANARY01",
  webhookSecret: "whsec_canaryCANARY02",
  pepper: "canary-pepper-canary-pepper-canary-03",
  widgetToken: "pi_canary04_sec_canaryCANARY04",
  email: "canary.five@example.cl",
  rut: "18391713-7",
  bareRut: "183917137",
  account: "9876543210127",
  wrongPin: "80808080",
  rightPin: "73519246",
  madeUpTill: `cobro_till_${"canary06".repeat(6)}`,
  madeUpSession: `cobro_staff_${"canary07".repeat(6)}`,
} as const;

let fintoc: Server;
let bench: Bench;
let answerOf: (said: string) => { readonly status: number; readonly body: string } | null;

/** A Fintoc that repeats everything that it was told, the key too: the worst that may reach a log. */
beforeEach(async () => {
  answerOf = () => null;
  fintoc = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += String(chunk);
    });
    request.on("end", () => {
      // All but the pepper, which is told to nobody.
      const { pepper, ...known } = planted;
      expect(body).not.toContain(pepper);
      const said = `${request.headers.authorization} ${body} ${Object.values(known).join(" ")}`;
      const answer = answerOf(said);
      if (answer === null) response.destroy();
      else response.writeHead(answer.status).end(answer.body);
    });
  });
  fintoc.listen(0, "127.0.0.1");
  await once(fintoc, "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on TCP
  const { port } = fintoc.address() as AddressInfo;
  bench = await startBench({
    FINTOC_API_URL: `http://127.0.0.1:${port}`,
    FINTOC_SECRET_KEY: planted.secretKey,
    FINTOC_WEBHOOK_SECRET: planted.webhookSecret,
    STAFF_PIN_PEPPER: planted.pepper,
    LOG_LEVEL: "trace",
  });
});
afterEach(async () => {
  await bench.close();
  fintoc.closeAllConnections();
  fintoc.close();
});

function webhook(data: object, secret: string = planted.webhookSecret): Promise<Response> {
  const event = { id: `evt_${randomUUID()}`, type: "payment_intent.succeeded", mode: "test", data };
  const body = JSON.stringify(event);
  const time = Math.floor(Date.now() / 1_000);
  const mac = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  const headers = { "Fintoc-Signature": `t=${time},v1=${mac}` };
  return fetch(`${bench.relay().url}/webhooks/fintoc`, { method: "POST", headers, body });
}

it("no key, token, secret, PIN, RUT, account or e-mail is logged, whatever fails", async () => {
  const recipient = ["--recipient-holder-id", planted.rut, "--recipient-number", planted.account];
  const more = ["--recipient-type", "checking_account", "--recipient-institution", "cl_banco_x"];
  const store = await bench.addStore(...recipient, ...more);
  const till = await bench.pairTill(store);
  const manager = await bench.addStaff(store, "manager", planted.rightPin);
  const url = bench.relay().url;
  const wish = { customerEmail: planted.email, reference: planted.rut };

  // Fintoc refuses, fails with JSON and HTML, breaks off; then it creates.
  const failures: (typeof answerOf)[] = [
    (said) => ({ status: 400, body: JSON.stringify({ error: { code: "bad", message: said } }) }),
    (said) => ({ status: 500, body: JSON.stringify({ error: { code: said, message: said } }) }),
    (said) => ({ status: 503, body: `<html>${said}</html>` }),
    (said) => ({ status: 200, body: JSON.stringify({ id: said }) }),
    () => null,
  ];
  for (const each of failures) {
    answerOf = each;
    const tries = bench.logs.filter((line) => line.includes("creation failed")).length;
    const charging = till.charge(wish);
    await vi.waitFor(() => {
      const now = bench.logs.filter((line) => line.includes("creation failed")).length;
      expect(now).toBeGreaterThan(tries);
    });
    answerOf = () => ({ status: 400, body: "{}" });
    await charging;
  }
  const account = { holder_id: planted.bareRut, number: planted.account, institution_id: "x" };
  const told = (status: string) => ({
    id: "pi_canary04",
    amount: 12_990,
    currency: "CLP",
    status,
    widget_token: planted.widgetToken,
    sender_account: account,
    customer_email: planted.email,
  });
  answerOf = () => ({ status: 200, body: JSON.stringify(told("created")) });
  const { paymentIntent } = await (await till.charge(wish)).json();
  expect(paymentIntent.status).toBe("created");
  expect(await (await fetch(paymentIntent.payUrl)).text()).toContain(planted.widgetToken);

  // Who asks: wrong and right.
  const as = (bearer: string, session?: string) => ({
    Authorization: `Bearer ${bearer}`,
    ...(session === undefined ? {} : { "Staff-Session": session }),
  });
  const signIn = (pin: unknown) =>
    till.call("POST", "/v1/staff/sessions", { staffId: manager, pin });
  for (const pin of [planted.wrongPin, [planted.wrongPin], `${planted.wrongPin}0`])
    await signIn(pin);
  const session = await till.signIn(manager, planted.rightPin);
  const { secret: next } = await (await till.call("POST", "/v1/till/secret")).json();
  const path = `/v1/payment-intents/${paymentIntent.id}`;
  for (const headers of [
    as(planted.madeUpTill),
    as(till.secret, planted.madeUpSession),
    as(till.secret, session),
    as(next, session),
  ]) {
    for (const [method, route] of [
      ["GET", "/v1/till"],
      ["GET", path],
      ["POST", `${path}/refresh`],
      ["POST", `${path}/cancel`],
      ["POST", `${path}/settle`],
      ["GET", `/v1/payment-intents?q=${planted.email}&cursor=${planted.rut}`],
      ["GET", "/v1/days/2026-01-01"],
      ["PUT", path],
      ["PUT", `/v1/payment-intents/${planted.email}`],
      ["DELETE", "/v1/staff/sessions"],
    ] as const) {
      const body = method === "GET" ? {} : { body: `{"pin":"${planted.rightPin}` };
      await fetch(`${url}${route}`, { method, headers, ...body });
    }
  }
  await post(`${url}/v1/pairings`, { code: planted.madeUpTill.slice(0, 60) });
  await fetch(`${url}/pay/${planted.widgetToken}`);
  await fetch(`${url}/${planted.secretKey}`);

  // Webhooks: right, forged, of no form.
  await webhook(told("succeeded"));
  await webhook({ ...told("succeeded"), id: planted.email });
  await webhook(told("succeeded"), planted.secretKey);
  await fetch(`${url}/webhooks/fintoc`, { method: "POST", body: JSON.stringify(planted) });

  // The database fails in the middle of everything.
  const database = await openDatabase(bench.databaseUrl);
  await database.schema.alterTable("facts").renameTo("facts_away").execute();
  await database.schema.alterTable("staff_sessions").renameTo("sessions_away").execute();
  expect((await webhook({ ...told("pending"), id: "pi_canary04" })).status).toBe(500);
  const headers = as(next, session);
  expect((await fetch(`${url}/v1/payment-intents`, { headers })).status).toBe(500);
  await database.schema.alterTable("facts_away").renameTo("facts").execute();
  await database.schema.alterTable("sessions_away").renameTo("staff_sessions").execute();
  await database.destroy();

  const log = bench.logs.join("");
  for (const proof of ["creation failed", "request failed", "wrong PIN", "webhook taken in"]) {
    expect(log).toContain(proof);
  }
  expect(log).toContain("redacted]");
  const canaries = [...Object.values(planted), "canaryCANARY", "canary.five", "18391713"];
  for (const canary of [...canaries, till.secret, next, session]) expect(log).not.toContain(canary);
});
