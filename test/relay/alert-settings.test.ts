import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import * as v from "valibot";

import { alertsAnswerSchema, type Alerts } from "../../contract/alerts.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { prune } from "../../relay/retention/prune.ts";
import {
  isSignedWith,
  startWebhookReceiver,
  status,
  type WebhookReceiver,
} from "./alert-receivers.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";

const until = { timeout: 10_000, interval: 20 };
const dayMs = 86_400_000;

let receiver: WebhookReceiver;
let bench: Bench;
let store: string;
let till: TillClient;
let luz: string;
let manager: string;
beforeEach(async () => {
  receiver = await startWebhookReceiver();
  bench = await startBench();
  store = await bench.addStore();
  till = await bench.pairTill(store);
  luz = await bench.addStaff(store, "manager", "12345678", "Luz Rojas");
  manager = await till.signIn(luz, "12345678");
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
});

const ask = (method: string, path: string, body?: unknown) =>
  till.call(method, path, body, manager);
const read = async (): Promise<Alerts> =>
  v.parse(alertsAnswerSchema, await (await ask("GET", "/v1/alerts")).json()).alerts;
const put = (body: object) => ask("PUT", "/v1/alerts", { emails: [], webhookUrl: null, ...body });
const refusal = async (response: Response) => {
  const { error } = await response.json();
  return [response.status, error.code];
};
const changes = async () => (await (await ask("GET", "/v1/changes")).json()).changes;

describe("where alerts go", () => {
  it("is set by the manager; the secret is told once, and signs from then on", async () => {
    const nothing = { webhook: null, emails: [], smtp: "missing", deliveries: [] };
    expect(await read()).toMatchObject(nothing);
    const { version } = await read();
    const answer = await (
      await put({
        version,
        webhookUrl: ` ${receiver.url} `,
        emails: ["Luz@Shop.example", "luz@shop.example"],
      })
    ).json();
    expect(answer.secret).toMatch(/^whsec_[\w-]{43}$/u);
    expect(answer.alerts).toMatchObject({
      webhook: { url: receiver.url },
      emails: ["luz@shop.example"],
    });
    expect(JSON.stringify(await read())).not.toContain(answer.secret);
    const again = await (await put({ ...answer.alerts, webhookUrl: `${receiver.url}/2` })).json();
    expect(again.error?.code).toBe("parameter_invalid");
    const kept = await (
      await put({ version: answer.alerts.version, webhookUrl: receiver.url, emails: [] })
    ).json();
    expect(kept.secret).toBeNull();
    expect((await ask("POST", "/v1/alerts/test")).status).toBe(202);
    await vi.waitFor(() => expect(receiver.posts).toHaveLength(1), until);
    const renewed = await (await ask("POST", "/v1/alerts/secret")).json();
    expect(renewed.secret).not.toBe(answer.secret);
    await ask("POST", "/v1/alerts/test");
    await vi.waitFor(() => expect(receiver.posts).toHaveLength(2), until);
    const [first, second] = receiver.posts;
    if (first === undefined || second === undefined) throw new Error("Not posted");
    expect([isSignedWith(first, answer.secret), isSignedWith(second, answer.secret)]).toEqual([
      true,
      false,
    ]);
    expect(isSignedWith(second, renewed.secret)).toBe(true);
    expect(first.message).toMatchObject({ type: "alert.test", data: { paymentIntent: null } });
    const log = bench.logs.join("");
    expect(log).not.toContain(answer.secret);
    expect(log).not.toContain("luz@shop");
  });

  it("stands in the record with who changed it; a key within the address does not", async () => {
    await put({ version: (await read()).version, webhookUrl: `${receiver.url}?key=abc` });
    await put({ version: (await read()).version, emails: ["luz@shop.example"] });
    const { host } = new URL(receiver.url);
    expect((await changes()).slice(0, 3)).toMatchObject([
      { kind: "alert_emails", by: { id: luz }, before: null, after: "luz@shop.example" },
      { kind: "alert_webhook", before: host, after: null },
      { kind: "alert_webhook", by: { name: "Luz Rojas" }, before: null, after: host },
    ]);
    expect(JSON.stringify(await changes())).not.toContain("key=abc");
  });

  it.each([
    ["plain http elsewhere", { webhookUrl: "http://shop.example" }, "alert_webhook_not_https"],
    ["no address", { webhookUrl: "shop" }, "alert_webhook_invalid"],
    ["a password in it", { webhookUrl: "https://a:b@shop.example" }, "alert_webhook_invalid"],
    ["no mailbox", { emails: ["luz"] }, "alert_emails_invalid"],
    ["two in one", { emails: ["a@shop.example,b@shop.example"] }, "alert_emails_invalid"],
    ["a header", { emails: ["a@shop.example\r\nBcc: b@shop.example"] }, "alert_emails_invalid"],
    [
      "eleven mailboxes",
      { emails: Array.from({ length: 11 }, (_, index) => `a${index}@shop.example`) },
      "alert_emails_invalid",
    ],
  ])("%s is refused, and nothing is kept", async (_, wish, code) => {
    const { version } = await read();
    expect(await refusal(await put({ version, emails: ["luz@shop.example"], ...wish }))).toEqual([
      422,
      code,
    ]);
    expect(await read()).toMatchObject({ version, emails: [], webhook: null });
  });

  it("is not written over what somebody else has set meanwhile; sales' settings are no matter", async () => {
    const { version } = await read();
    await bench.admin("store", "update", store, "--max-amount", "50000");
    expect((await put({ version, emails: ["luz@shop.example"] })).status).toBe(200);
    expect(await refusal(await put({ version, emails: [] }))).toEqual([409, "store_changed"]);
    expect((await read()).emails).toEqual(["luz@shop.example"]);
  });

  it("is the manager's alone, and of their own stores", async () => {
    const ana = await till.signIn(await bench.addStaff(store, "cashier", "4711"), "4711");
    for (const [method, path] of [
      ["GET", "/v1/alerts"],
      ["PUT", "/v1/alerts"],
      ["POST", "/v1/alerts/secret"],
      ["POST", "/v1/alerts/test"],
    ] as const) {
      const body = method === "GET" ? undefined : {};
      expect((await till.call(method, path, body, ana)).status).toBe(403);
    }
    const other = await bench.addStore();
    expect(await refusal(await ask("GET", `/v1/alerts?store=${other}`))).toEqual([
      404,
      "store_not_found",
    ]);
  });

  it("a test needs somebody to tell, is not retried, and is asked for three times a minute", async () => {
    expect(await refusal(await ask("POST", "/v1/alerts/test"))).toEqual([
      409,
      "alert_channel_missing",
    ]);
    expect(await refusal(await ask("POST", "/v1/alerts/secret"))).toEqual([
      409,
      "alert_channel_missing",
    ]);
    await put({ version: (await read()).version, webhookUrl: receiver.url });
    receiver.answer(status(500));
    for (const _ of [1, 2, 3]) expect((await ask("POST", "/v1/alerts/test")).status).toBe(202);
    const refused = await ask("POST", "/v1/alerts/test");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    await vi.waitFor(async () => {
      const { deliveries } = await read();
      expect(deliveries.map((each) => [each.state, each.outcome])).toEqual([
        ["failed", "http_500"],
        ["failed", "http_500"],
        ["failed", "http_500"],
      ]);
    }, until);
    await bench.advance(61_000);
    expect((await ask("POST", "/v1/alerts/test")).status).toBe(202);
  });

  it("is set by the installer's command too, and taken away again", async () => {
    const words = [
      "--alert-webhook",
      "https://shop.example/cobro",
      "--alert-emails",
      "a@shop.example,b@shop.example",
    ];
    expect(await bench.admin("store", "update", store, ...words)).toMatchObject({
      alertSecret: expect.stringMatching(/^whsec_/u),
      store: {
        alerts: {
          webhook: "https://shop.example/cobro",
          emails: ["a@shop.example", "b@shop.example"],
        },
      },
    });
    expect(await bench.admin("store", "alert-secret", store)).toEqual({
      alertSecret: expect.stringMatching(/^whsec_/u),
    });
    const none = ["--alert-webhook", "none", "--alert-emails", "none"];
    expect(await bench.admin("store", "update", store, ...none)).toMatchObject({
      store: { alerts: { webhook: null, emails: [] } },
    });
    await expect(bench.admin("store", "alert-secret", store)).rejects.toThrow("no webhook");
    for (const wrong of ["http://shop.example", "", "shop"]) {
      await expect(bench.admin("store", "update", store, "--alert-webhook", wrong)).rejects.toThrow(
        /webhook/u,
      );
    }
  });
});

describe("an alert's page", () => {
  const open = (link: string, language = "es") =>
    fetch(link, { headers: { "Accept-Language": language } });
  async function told(): Promise<{ readonly id: string; readonly link: string }> {
    await put({ version: (await read()).version, webhookUrl: receiver.url });
    const sale = await till.sale();
    await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(() => expect(receiver.posts).toHaveLength(1), until);
    return { id: sale.id, link: receiver.posts[0]?.message.data.link ?? "" };
  }

  it("says what needs a person, and later that it has been settled; nothing of the payer", async () => {
    const { id, link } = await told();
    const page = await open(link);
    expect(page.status).toBe(200);
    const { headers } = page;
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    const text = await page.text();
    for (const word of [
      "Pagada después de cancelar",
      "$12.990",
      "Café Providencia",
      "Caja 1",
      "Todavía nadie lo ha resuelto",
    ]) {
      expect(text).toContain(word);
    }
    const { sender } = await till.get(id);
    for (const part of [sender?.holderIdMasked, sender?.numberEnd, sender?.institutionId]) {
      expect(part).toBeTruthy();
      expect(text).not.toContain(part);
    }
    expect(text).not.toMatch(/<(?:form|button|script|input)/u);
    expect(await (await open(link, "en-GB")).text()).toContain("Paid after cancelling");
    const note = "Devuelto a Ana en efectivo";
    await ask("POST", `/v1/payment-intents/${id}/settle`, { note });
    const settled = await (await open(link)).text();
    expect(settled).toContain("Ya se resolvió");
    expect(settled).not.toContain("Todavía nadie");
    expect(settled).not.toContain("Ana");
  });

  it("lives for 30 days; a wrong address tells nothing", async () => {
    const { link } = await told();
    for (const wrong of [
      `${link}x`,
      link.slice(0, -1),
      `${bench.relay().url}/a/${"A".repeat(22)}`,
    ]) {
      const page = await open(wrong);
      expect(page.status).toBe(404);
      expect(await page.text()).not.toContain("Providencia");
    }
    await bench.advance(30 * dayMs);
    const page = await open(link);
    expect(page.status).toBe(410);
    const text = await page.text();
    expect(text).toContain("Este enlace venció");
    expect(text).not.toContain("Providencia");
  });

  it("goes with its message after the time that events are kept; what is still sent stays", async () => {
    await told();
    // No mail server: this one waits.
    await put({ version: (await read()).version, emails: ["luz@shop.example"] });
    const sale = await till.sale();
    await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(async () => expect((await read()).deliveries).toHaveLength(2), until);
    const database = await openDatabase(bench.databaseUrl);
    onTestFinished(() => database.destroy());
    const retention = { feedDays: 7, eventDays: 400 };
    expect(await prune(database, Date.now(), retention)).toMatchObject({ alerts: 0 });
    const pruned = await prune(database, Date.now() + 401 * dayMs, retention);
    expect(pruned.alerts).toBe(1);
  });
});
