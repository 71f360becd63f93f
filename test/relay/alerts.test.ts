import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as v from "valibot";

import { alertsAnswerSchema, type AlertDelivery } from "../../contract/alerts.ts";
import { signWebhook } from "../../relay/alerts/sign-webhook.ts";
import {
  isSignedWith,
  startMailServer,
  startWebhookReceiver,
  status,
  type MailServer,
  type WebhookReceiver,
} from "./alert-receivers.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";

const until = { timeout: 10_000, interval: 20 };
const [second, hour] = [1_000, 3_600_000];

let receiver: WebhookReceiver;
let mailServer: MailServer;
let bench: Bench;
let store: string;
let till: TillClient;
let luz: string;
let manager: string;
beforeEach(async () => {
  receiver = await startWebhookReceiver();
  mailServer = await startMailServer();
  bench = await startBench({
    SMTP_URL: mailServer.url,
    SMTP_FROM: "Café Providencia <avisos@shop.example>",
  });
  store = await bench.addStore();
  till = await bench.pairTill(store);
  luz = await bench.addStaff(store, "manager", "12345678", "Luz Rojas");
  manager = await till.signIn(luz, "12345678");
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
  await mailServer.close();
});

const secretSchema = v.object({ alertSecret: v.string() });
/** Tells the store's webhook and mailboxes; answers the secret. */
async function tell(webhook: string, emails = "none"): Promise<string> {
  const words = ["--alert-webhook", webhook, "--alert-emails", emails];
  const answer = await bench.admin("store", "update", store, ...words);
  return v.is(secretSchema, answer) ? answer.alertSecret : "";
}

async function paidAfterCancel(at = till): Promise<string> {
  const sale = await at.sale();
  await at.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
  bench.simulator.act(sale.fintocId ?? "", "approve");
  await vi.waitFor(
    async () => expect((await at.get(sale.id)).attention).toBe("paid_after_cancel"),
    until,
  );
  return sale.id;
}

async function deliveries(): Promise<readonly AlertDelivery[]> {
  const answer = await (await till.call("GET", "/v1/alerts", undefined, manager)).json();
  return v.parse(alertsAnswerSchema, answer).alerts.deliveries;
}
const waitForState = (state: string, tries?: number) =>
  vi.waitFor(async () => {
    const [first] = await deliveries();
    expect(first?.state).toBe(state);
    if (tries !== undefined) expect(first?.tries).toBe(tries);
    return first;
  }, until);

describe("what needs a person", () => {
  it("is posted to the merchant's webhook, signed, without the payer, with a link", async () => {
    const secret = await tell(receiver.url);
    const id = await paidAfterCancel();
    await waitForState("delivered");
    expect(receiver.posts).toHaveLength(1);
    const [posted] = receiver.posts;
    if (posted === undefined) throw new Error("Nothing was posted");
    expect(isSignedWith(posted, secret)).toBe(true);
    expect(isSignedWith(posted, `${secret}x`)).toBe(false);
    expect(posted.path).toBe("/cobro");
    expect(posted.headers["content-type"]).toBe("application/json");
    expect(posted.message).toMatchObject({
      id: (await deliveries())[0]?.id,
      type: "payment_intent.attention",
      data: {
        store: { id: store, name: "Café Providencia" },
        attention: "paid_after_cancel",
        paymentIntent: { id, amount: 12_990, status: "succeeded", customerEmail: null },
      },
    });
    expect(posted.message.data.meaning).toContain("cuando la venta ya estaba cancelada");
    expect(posted.message.data.link).toMatch(
      new RegExp(`^${bench.relay().url}/a/[\\w-]{22}$`, "u"),
    );
    const { sender } = await till.get(id);
    expect(sender?.numberEnd).toBeTruthy();
    expect(posted.message.data.paymentIntent?.["sender"]).toEqual({
      institutionId: sender?.institutionId,
      numberEnd: null,
      holderIdMasked: null,
    });
    expect(bench.logs.join("")).not.toContain(secret);
  });

  it("is mailed to each mailbox, in the store's words, times and amounts", async () => {
    await tell("none", "luz@shop.example,Jefe@Shop.Example");
    const sale = await till.charge({ reference: "Mesa 4\r\nBcc: all@shop.example" });
    const { paymentIntent } = await sale.json();
    await till.call("POST", `/v1/payment-intents/${paymentIntent.id}/cancel`);
    bench.simulator.act(paymentIntent.fintocId, "approve");
    await vi.waitFor(() => expect(mailServer.mails).toHaveLength(2), until);
    const [mail] = mailServer.mails;
    expect(mailServer.mails.map((each) => each.to)).toEqual(
      expect.arrayContaining([["luz@shop.example"], ["jefe@shop.example"]]),
    );
    expect(mail?.from).toBe("avisos@shop.example");
    expect(mail?.headers.get("from")).toContain("Café Providencia");
    expect(mail?.headers.get("subject")).toBe(
      "PRUEBA · Requiere una persona: Pagada después de cancelar · $12.990 · Café Providencia",
    );
    expect(mail?.headers.get("message-id")).toMatch(/^<[\da-f-]{36}@shop\.example>$/u);
    expect(mail?.headers.has("bcc")).toBe(false);
    const when = new Intl.DateTimeFormat("es-CL", {
      timeZone: "America/Santiago",
      dateStyle: "medium",
      timeStyle: "short",
      hourCycle: "h23",
    }).format(new Date(paymentIntent.createdAt));
    for (const line of ["Monto: $12.990", "Caja: Caja 1", `Venta: ${when}`, "Banco: "]) {
      expect(mail?.text).toContain(`\n${line}`);
    }
    expect(mail?.text).toContain("\nReferencia: Mesa 4 Bcc: all@shop.example\n");
    expect(mail?.text).toContain("Qué hacer: Ver si lo comprado se entregó");
    expect(mail?.text).toMatch(/\nhttp:\/\/127\.0\.0\.1:\d+\/a\/[\w-]{22}\n/u);
    const { sender } = await till.get(paymentIntent.id);
    expect(mail?.text).not.toContain(sender?.holderIdMasked);
  });

  it("is told once: the same again from Fintoc, a restart and a second settling change nothing", async () => {
    await tell(receiver.url, "luz@shop.example");
    const id = await paidAfterCancel();
    await vi.waitFor(() => expect(mailServer.mails).toHaveLength(1), until);
    await till.call("POST", `/v1/payment-intents/${id}/refresh`);
    await bench.restart();
    const refresh = () => till.call("POST", `/v1/payment-intents/${id}/refresh`);
    // A connection that the restart has ended may still be in use.
    await vi.waitFor(refresh, until);
    for (const note of ["Devuelto", "Devuelto de verdad"]) {
      await till.call("POST", `/v1/payment-intents/${id}/settle`, { note }, manager);
    }
    // What comes later than another alert was not sent.
    await paidAfterCancel();
    await vi.waitFor(() => expect(mailServer.mails).toHaveLength(2), until);
    expect(
      receiver.posts.filter(({ message }) => message.data.paymentIntent?.id === id),
    ).toHaveLength(1);
    expect(await deliveries()).toHaveLength(4);
  });

  it("another reason of the same sale is another alert", async () => {
    await tell(receiver.url);
    const id = await paidAfterCancel();
    await waitForState("delivered");
    const { fintocId } = await till.get(id);
    const data = { id: fintocId, amount: 1, currency: "CLP", status: "succeeded" };
    const event = { id: `evt_${id}`, type: "payment_intent.succeeded", mode: "test", data };
    const body = JSON.stringify({ ...event, created_at: new Date().toISOString() });
    const signature = signWebhook(body, bench.simulator.webhookSecret, Date.now());
    const headers = { "Content-Type": "application/json", "Fintoc-Signature": signature };
    await fetch(`${bench.relay().url}/webhooks/fintoc`, { method: "POST", headers, body });
    await vi.waitFor(
      async () => expect((await till.get(id)).attention).toBe("amount_mismatch"),
      until,
    );
    await vi.waitFor(() => expect(receiver.posts).toHaveLength(2), until);
    expect(receiver.posts.map(({ message }) => message.data.attention)).toEqual([
      "paid_after_cancel",
      "amount_mismatch",
    ]);
  });

  it("raises nothing where a store tells nobody, nor afterwards for what came before", async () => {
    await paidAfterCancel();
    await tell(receiver.url);
    await paidAfterCancel();
    await waitForState("delivered");
    expect(await deliveries()).toHaveLength(1);
  });
});

// SQLite is served by one process alone.
if (process.env["TEST_DATABASE"] === "postgres") {
  it("two relays on one database tell each thing once between them", async () => {
    await bench.startAnother();
    await tell(receiver.url);
    // Slow enough for the other process to look meanwhile.
    receiver.answer((response) => void setTimeout(() => status(200)(response), 1_500));
    const ids: string[] = [];
    for (let count = 0; count < 6; count += 1) ids.push(await paidAfterCancel());
    await vi.waitFor(async () => {
      const told = (await deliveries()).map(({ state, tries }) => [state, tries]);
      expect(told).toEqual(ids.map(() => ["delivered", 1]));
    }, until);
    const posted = receiver.posts.map(({ message }) => message.data.paymentIntent?.id ?? "");
    expect(new Set(posted)).toEqual(new Set(ids));
    expect(posted).toHaveLength(ids.length);
  });
}

describe("a message that is not taken", () => {
  it.each([
    ["an error", status(500), "http_500"],
    ["an unknown address", status(404), "http_404"],
    ["a redirect, which is not followed", status(302, { Location: "/elsewhere" }), "redirected"],
  ])("for %s is tried again with the same id until it is", async (_, answer, outcome) => {
    const secret = await tell(receiver.url);
    receiver.answer(answer);
    await paidAfterCancel();
    expect(await waitForState("waiting", 1)).toMatchObject({ outcome });
    await bench.advance(5 * second);
    await waitForState("waiting", 2);
    receiver.answer(status(204));
    await bench.advance(30 * second);
    expect(await waitForState("delivered", 3)).toMatchObject({
      outcome: "delivered",
      nextAt: null,
    });
    expect(new Set(receiver.posts.map(({ message }) => message.id)).size).toBe(1);
    expect(receiver.posts.every((posted) => posted.path === "/cobro")).toBe(true);
    // Each try is signed anew.
    expect(receiver.posts.every((posted) => isSignedWith(posted, secret))).toBe(true);
  });

  it("for a receiver that is away is told by its name, and waits", async () => {
    await tell("http://127.0.0.1:2/");
    await paidAfterCancel();
    expect(await waitForState("waiting", 1)).toMatchObject({ outcome: "unreachable" });
  });

  it("for a receiver that never answers ends after 10 s", async () => {
    await tell(receiver.url);
    receiver.answer(() => undefined);
    await paidAfterCancel();
    const first = await vi.waitFor(
      async () => {
        const [delivery] = await deliveries();
        expect(delivery).toMatchObject({ tries: 1, outcome: "timeout" });
        return delivery;
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(first?.state).toBe("waiting");
  }, 30_000);

  it("does not hold up another place, and is given up after a day, for all to see", async () => {
    await tell(receiver.url, "luz@shop.example,nobody@shop.example");
    mailServer.refuse((address) => address.startsWith("nobody"));
    await paidAfterCancel();
    const of = async (recipient: string) =>
      (await deliveries()).find((each) => each.recipient === recipient);
    await vi.waitFor(async () => {
      expect(await of("luz@shop.example")).toMatchObject({ state: "delivered", tries: 1 });
      expect(await of("nobody@shop.example")).toMatchObject({ tries: 1, outcome: "smtp_refused" });
    }, until);
    const metrics = async () => (await fetch(`${bench.relay().url}/metrics`)).text();
    expect(await metrics()).toContain("cobro_alerts_waiting 1");
    await bench.advance(24 * hour);
    manager = await till.signIn(luz, "12345678");
    await vi.waitFor(async () => {
      expect(await of("nobody@shop.example")).toMatchObject({ state: "failed", nextAt: null });
    }, until);
    expect(await metrics()).toContain("cobro_alerts_waiting 0");
    expect(await metrics()).toContain("cobro_alerts_given_up 1");
    expect(receiver.posts).toHaveLength(1);
    expect(mailServer.mails).toHaveLength(1);
  });

  it("is not sent any more once somebody has settled it, or the place was taken away", async () => {
    receiver.answer(status(503));
    await tell(receiver.url, "nobody@shop.example");
    mailServer.refuse(() => true);
    const id = await paidAfterCancel();
    await vi.waitFor(async () => {
      expect((await deliveries()).map((each) => each.tries)).toEqual([1, 1]);
    }, until);
    await tell(receiver.url);
    await till.call("POST", `/v1/payment-intents/${id}/settle`, { note: "Devuelto" }, manager);
    receiver.answer(status(200));
    mailServer.refuse(() => false);
    await bench.advance(5 * second);
    await vi.waitFor(async () => {
      expect((await deliveries()).map((each) => [each.state, each.outcome])).toEqual([
        ["dropped", "settled"],
        ["dropped", "settled"],
      ]);
    }, until);
    receiver.answer(status(503));
    await paidAfterCancel();
    await waitForState("waiting", 1);
    await tell("none");
    await bench.advance(5 * second);
    expect(await waitForState("dropped")).toMatchObject({ outcome: "channel_removed" });
    expect(mailServer.mails).toHaveLength(0);
    expect(receiver.posts).toHaveLength(2);
  });
});

describe("e-mail", () => {
  it("waits for a mail server where the relay has none, and says so", async () => {
    const other = await startBench();
    try {
      const at = await other.addStore();
      const paired = await other.pairTill(at);
      await other.admin("store", "update", at, "--alert-emails", "luz@shop.example");
      const luz = await paired.signIn(await other.addStaff(at, "manager", "12345678"), "12345678");
      const test = await paired.call("POST", "/v1/alerts/test", undefined, luz);
      expect(test.status).toBe(202);
      await vi.waitFor(async () => {
        const answer = await (await paired.call("GET", "/v1/alerts", undefined, luz)).json();
        expect(answer.alerts).toMatchObject({
          smtp: "missing",
          deliveries: [{ reason: "test", state: "failed", outcome: "smtp_missing" }],
        });
      }, until);
    } finally {
      await other.close();
    }
  });

  it("with a login that is refused says so, and no password stands in the log", async () => {
    const other = await startBench({
      SMTP_URL: mailServer.url.replace(/:\/\/[^@]+@/u, "://cobro:a-wrong-password@"),
      SMTP_FROM: "avisos@shop.example",
    });
    try {
      const at = await other.addStore();
      const paired = await other.pairTill(at);
      await other.admin("store", "update", at, "--alert-emails", "luz@shop.example");
      const luz = await paired.signIn(await other.addStaff(at, "manager", "12345678"), "12345678");
      await paired.call("POST", "/v1/alerts/test", undefined, luz);
      await vi.waitFor(async () => {
        const answer = await (await paired.call("GET", "/v1/alerts", undefined, luz)).json();
        expect(answer.alerts.deliveries[0].outcome).toBe("smtp_login_refused");
      }, until);
      expect(other.logs.join("")).not.toMatch(/a-wrong-password|luz@/u);
    } finally {
      await other.close();
    }
  });
});
