import { createHmac, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startBench, type Bench, type TillClient } from "./harness.ts";
import { startedAtFintoc } from "./products.ts";

// What a sale with a checkout session does otherwise than one with a payment intent.

let bench: Bench;
let till: TillClient;
beforeEach(async () => {
  bench = await startBench();
  till = await bench.pairTill(await bench.addStore(...withSession));
});
afterEach(() => bench.close());

const until = { timeout: 10_000, interval: 20 };
const minute = 60_000;
const withSession = ["--product", "checkout_session"] as const;
/** Options of a store that is paid on its own account. */
const directly = [
  "--recipient-holder-id=18.391.713-7",
  "--recipient-number=123456",
  "--recipient-type=checking_account",
  "--recipient-institution=cl_banco_de_chile",
] as const;
const session = () => bench.simulator.sessions()[0];
const pi = expect.stringMatching(/^pi_/u);

async function webhook(type: string, data: object, age = 0) {
  const body = JSON.stringify({
    id: `evt_${randomUUID()}`,
    object: "event",
    type,
    mode: "test",
    data,
  });
  const time = Math.floor(bench.simulator.now() / 1_000) - age;
  const { webhookSecret } = bench.simulator;
  const mac = createHmac("sha256", webhookSecret).update(`${time}.${body}`).digest("hex");
  return fetch(`${bench.relay().url}/webhooks/fintoc`, {
    method: "POST",
    headers: { "Fintoc-Signature": `t=${time},v1=${mac}` },
    body,
  });
}

const statusOf = async (sale: { id: string }) => (await till.get(sale.id)).status;

describe("a sale with a checkout session", () => {
  it("is asked of Fintoc with the pay page as the way back", async () => {
    const sale = await till.sale();
    expect(sale.fintocId).toBe(session()?.id);
    expect(session()).toMatchObject({
      amount: 12_990,
      successUrl: `${sale.payUrl}?back=success`,
      cancelUrl: sale.payUrl,
      metadata: { cobro_payment_intent: sale.id },
    });
    expect(bench.simulator.intents()).toEqual([]);
  });

  it("sells with the direct recipient of the store", async () => {
    const store = await bench.addStore(...withSession, ...directly);
    await (await bench.pairTill(store)).sale();
    expect(session()?.recipientAccount).toMatchObject({ holder_id: "183917137" });
  });

  it("has the session's id until its customer has started, then the payment intent's", async () => {
    const sale = await till.sale();
    bench.simulator.act(sale.fintocId ?? "", "start");
    await vi.waitFor(async () => {
      const now = await till.get(sale.id);
      expect(now).toMatchObject({ status: "in_progress", fintocId: pi });
      expect(now.fintocId).toBe(bench.simulator.intents()[0]?.id);
    }, until);
    const found = await till.call("GET", `/v1/payment-intents?q=${sale.fintocId}`);
    expect((await found.json()).paymentIntents).toHaveLength(1);
  });

  it("a webhook that is quicker than our knowledge of its payment intent takes effect", async () => {
    const sale = await till.sale();
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(async () => {
      expect(await till.get(sale.id)).toMatchObject({ status: "succeeded", fintocId: pi });
    }, until);
    const { history } = await till.get(sale.id);
    const webhooks = history.filter((entry) => entry.source === "webhook");
    expect(webhooks).toMatchObject([{ status: "succeeded", eventId: expect.any(String) }]);
  });

  it("its payment's own webhook, by its metadata, has the session asked before its turn", async () => {
    // Asked about in vain: the next question is two minutes off.
    bench.simulator.behave({
      reads: [{ kind: "html", status: 404 }],
      webhooks: [{ kind: "ok" }, { kind: "lose" }],
    });
    const sale = await till.sale();
    await vi.waitFor(() => expect(bench.logs.join("")).toContain('"httpStatus":404'), until);
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(async () => expect(await statusOf(sale)).toBe("succeeded"), until);
  });

  it.each(["finished", "completed"] as const)(
    "its end told as %s alone, without its payment's own webhook, is enough",
    async (sessionEnd) => {
      bench.simulator.behave({ sessionEnd, webhooks: [{ kind: "lose" }] });
      const sale = await till.sale();
      bench.simulator.act(sale.fintocId ?? "", "reject");
      await vi.waitFor(async () => {
        expect(await till.get(sale.id)).toMatchObject({ status: "rejected", fintocId: pi });
      }, until);
    },
  );

  it("follows a payment that stays pending and is confirmed later", async () => {
    const sale = await till.sale();
    bench.simulator.act(sale.fintocId ?? "", "unsure");
    await vi.waitFor(async () => expect(await statusOf(sale)).toBe("pending"), until);
    bench.simulator.act(sale.fintocId ?? "", "confirm");
    await vi.waitFor(async () => expect(await statusOf(sale)).toBe("succeeded"), until);
  });

  it("a restart in the middle forgets nothing", async () => {
    const sale = await till.sale();
    bench.simulator.behave({ withholdWebhooks: true });
    bench.simulator.act(sale.fintocId ?? "", "start");
    await bench.restart();
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(async () => {
      expect(await till.get(sale.id)).toMatchObject({ status: "succeeded", fintocId: pi });
    }, until);
  });

  it("keeps its product when the store changes to another one", async () => {
    const store = await bench.addStore(...withSession);
    const seller = await bench.pairTill(store);
    const before = await seller.sale();
    await bench.admin("store", "update", store, "--product", "payment_intent");
    const after = await seller.sale();
    expect([before.fintocId, after.fintocId]).toEqual([expect.stringMatching(/^cs_/u), pi]);
    bench.simulator.act(before.fintocId ?? "", "approve");
    await vi.waitFor(async () => {
      expect((await seller.get(before.id)).status).toBe("succeeded");
    }, until);
  });
});

describe("the pay page of a checkout session", () => {
  it("forwards on a tap, and a look at it starts nothing", async () => {
    const sale = await till.sale();
    const response = await fetch(sale.payUrl ?? "", { redirect: "error" });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain(
      `<button type="button" id="pay" data-forward="${session()?.redirectUrl}"`,
    );
    expect(page).not.toContain(`href="${session()?.redirectUrl}"`);
    expect(session()?.status).toBe("created");
    expect(JSON.stringify(await till.get(sale.id))).not.toContain("_sec_");
  });

  it("waits for the bank's word when the customer comes back: the address proves nothing", async () => {
    const sale = await till.sale();
    const page = await (await fetch(`${sale.payUrl}?back=success`)).text();
    expect(page).toContain("Esperando la confirmación del banco");
    expect(page).not.toContain("data-forward");
    expect(await statusOf(sale)).toBe("created");
  });
});

describe("what nobody is to pay any more", () => {
  const historyOf = async (sale: { id: string }) =>
    (await till.get(sale.id)).history.map((entry) => `${entry.kind} ${entry.status}`);

  it("is expired at Fintoc when the cashier cancels, and the history tells it", async () => {
    const sale = await till.sale();
    const response = await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
    expect(await response.json()).toMatchObject({
      paymentIntent: { status: "created", payUrl: null, cancelledAt: expect.any(String) },
    });
    await vi.waitFor(() => expect(session()?.status).toBe("expired"), until);
    await vi.waitFor(async () => {
      expect(await till.get(sale.id)).toMatchObject({ status: "expired", attention: null });
    }, until);
    const history = await historyOf(sale);
    expect(history.slice(0, 3)).toEqual(["told created", "cancelled null", "told expired"]);
    expect(() => bench.simulator.act(sale.fintocId ?? "", "approve")).toThrow("impossible");
  });

  it("is left to its customer where one has started before the cancel", async () => {
    const sale = await till.sale();
    bench.simulator.behave({ reads: [{ kind: "status", status: 503 }] });
    bench.simulator.act(sale.fintocId ?? "", "start");
    await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
    await vi.waitFor(async () => expect(await statusOf(sale)).toBe("in_progress"), until);
    expect(session()?.status).toBe("in_progress");
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(async () => {
      expect((await till.get(sale.id)).attention).toBe("paid_after_cancel");
    }, until);
  });

  it("is expired at Fintoc when the page's ten minutes are over", async () => {
    const sale = await till.sale();
    await bench.advance(10 * minute - 5_000);
    expect(session()?.status).toBe("created");
    await bench.advance(5_001);
    await vi.waitFor(() => expect(session()?.status).toBe("expired"), until);
    await vi.waitFor(async () => {
      expect(await till.get(sale.id)).toMatchObject({ status: "expired", payUrl: null });
    }, until);
    expect(await (await fetch(sale.payUrl ?? "")).text()).toContain("El código venció");
  });

  it("is expired at last although Fintoc failed, was silent, answered HTML, and we were away", async () => {
    bench.simulator.behave({
      expiries: [
        { kind: "status", status: 503 },
        { kind: "reset" },
        { kind: "html", status: 200, commit: true },
      ],
    });
    const sale = await till.sale();
    await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
    await bench.restart();
    await vi.waitFor(async () => expect(await statusOf(sale)).toBe("expired"), {
      timeout: 20_000,
      interval: 50,
    });
    expect(session()?.status).toBe("expired");
  });

  it("is expired once, by one of two relays that share the database", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cobro-shared-"));
    const shared = { DATABASE_URL: `sqlite:${folder}/relay.sqlite` };
    const one = await startBench(shared);
    const { publicKey, secretKey, url } = one.simulator;
    const keys = { FINTOC_SECRET_KEY: secretKey, FINTOC_PUBLIC_KEY: publicKey };
    const other = await startBench({ ...shared, ...keys, FINTOC_API_URL: url });
    try {
      const seller = await one.pairTill(await one.addStore(...withSession));
      // Longer than either relay waits before it looks again.
      one.simulator.behave({ expiries: [{ kind: "delay", ms: 1_500 }] });
      const sale = await seller.sale();
      await seller.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
      await vi.waitFor(async () => {
        expect((await seller.get(sale.id)).status).toBe("expired");
      }, until);
    } finally {
      // A relay's end waits for what it has under way.
      await other.close();
      await one.close();
      await rm(folder, { recursive: true });
    }
    const told = [...one.logs, ...other.logs].filter((line) => /withdrawn|withdrawing/u.test(line));
    expect(told).toEqual([expect.stringContaining("checkout session withdrawn")]);
  });

  it("is withdrawn also when the cancel came before Fintoc had answered the creation", async () => {
    bench.simulator.behave({ creates: [{ kind: "status", status: 429, saved: false }] });
    const id = randomUUID();
    const charged = till.charge({}, id);
    await vi.waitFor(async () => {
      const response = await till.call("POST", `/v1/payment-intents/${id}/cancel`);
      expect(response.status).toBe(200);
    }, until);
    await charged;
    await vi.waitFor(() => expect(session()?.status).toBe("expired"), until);
  });
});

describe("what a webhook says of a session", () => {
  const told = (sale: { fintocId: string | null }, more: object) => ({
    id: sale.fintocId,
    object: "checkout_session",
    amount: 12_990,
    currency: "CLP",
    ...more,
  });

  it("cannot pass off another payment: only Fintoc's own answer links the two", async () => {
    const other = await till.sale();
    bench.simulator.act(other.fintocId ?? "", "approve");
    await vi.waitFor(async () => expect(await statusOf(other)).toBe("succeeded"), until);
    const paid = bench.simulator.intents()[0];
    const sale = await till.sale();
    const lie = { status: "finished", payment_resource: { payment_intent: { id: paid?.id } } };
    expect((await webhook("checkout_session.finished", told(sale, lie))).status).toBe(200);
    const metadata = { cobro_payment_intent: sale.id };
    const stranger = { id: "pi_stranger", amount: 12_990, currency: "CLP", status: "succeeded" };
    const forged = { ...stranger, metadata };
    expect((await webhook("payment_intent.succeeded", forged)).status).toBe(200);
    const asSession = { ...stranger, id: sale.fintocId };
    expect((await webhook("payment_intent.succeeded", asSession)).status).toBe(200);
    await till.call("POST", `/v1/payment-intents/${sale.id}/refresh`);
    const now = await till.get(sale.id);
    expect(now).toMatchObject({ status: "created", fintocId: sale.fintocId });
    expect(now.history).toHaveLength(1);
  });

  it("another amount never ends it and needs a person", async () => {
    const sale = await till.sale();
    const lie = told(sale, { status: "expired", amount: 1 });
    expect((await webhook("checkout_session.expired", lie)).status).toBe(200);
    expect(await till.get(sale.id)).toMatchObject({
      status: "created",
      attention: "amount_mismatch",
    });
  });

  it("that is stale is asked about instead", async () => {
    const sale = await till.sale();
    const lie = told(sale, { status: "expired" });
    expect((await webhook("checkout_session.expired", lie, 3_600)).status).toBe(200);
    await till.call("POST", `/v1/payment-intents/${sale.id}/refresh`);
    expect(await statusOf(sale)).toBe("created");
  });
});

describe("Fintoc's API of version 2026-02-01", () => {
  it("is spoken where the configuration names it, from creation to payment", async () => {
    const newer = await startBench({ FINTOC_VERSION: "2026-02-01" });
    try {
      const store = await newer.addStore(...withSession, ...directly);
      const seller = await newer.pairTill(store);
      const sale = await seller.sale();
      expect(newer.simulator.sessions()[0]?.recipientAccount).not.toBeNull();
      const { fintocId } = await startedAtFintoc(newer, seller, "checkout_session", sale);
      newer.simulator.act(fintocId, "approve");
      await vi.waitFor(async () => {
        expect((await seller.get(sale.id)).status).toBe("succeeded");
      }, until);
    } finally {
      await newer.close();
    }
  });
});

describe("a store's product", () => {
  it("is the payment intent unless another one is named; an unknown one is refused", async () => {
    const stores = await bench.admin("store", "list");
    await bench.addStore();
    expect(stores).toMatchObject({ stores: [{ product: "checkout_session" }] });
    expect(await bench.admin("store", "list")).toMatchObject({
      stores: [{ product: "checkout_session" }, { product: "payment_intent" }],
    });
    await expect(bench.addStore("--product", "cards")).rejects.toThrow(
      "--product must be one of payment_intent, checkout_session",
    );
  });
});
