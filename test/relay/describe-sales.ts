import { createHmac, randomUUID } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startBench, type Bench, type TillClient } from "./harness.ts";
import { createdAtFintoc, startedAtFintoc, type ProductName } from "./products.ts";

/** What every sale does, whichever of Fintoc's products the store sells with. */
export function describeSales(product: ProductName): void {
  let bench: Bench;
  let till: TillClient;
  beforeEach(async () => {
    bench = await startBench();
    till = await bench.pairTill(await bench.addStore("--product", product));
  });
  afterEach(() => bench.close());

  const started = (sale: Parameters<typeof startedAtFintoc>[3]) =>
    startedAtFintoc(bench, till, product, sale);

  const until = { timeout: 10_000, interval: 20 };
  const second = 1_000;
  const minute = 60 * second;

  async function webhook(event: object, age = 0, secret = bench.simulator.webhookSecret) {
    const body = JSON.stringify(event);
    const time = Math.floor(bench.simulator.now() / second) - age;
    const mac = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
    return fetch(`${bench.relay().url}/webhooks/fintoc`, {
      method: "POST",
      headers: { "Fintoc-Signature": `t=${time},v1=${mac}` },
      body,
    });
  }

  function event(type: string, data: object, id = `evt_${randomUUID()}`) {
    return { id, object: "event", type: `payment_intent.${type}`, mode: "test", data };
  }

  describe(`a sale with a ${product}`, () => {
    it("is created at Fintoc, paid, and final because of the webhook", async () => {
      const sale = await till.sale(12_990);
      expect(sale).toMatchObject({
        status: "created",
        amount: 12_990,
        mode: "test",
        finalAt: null,
      });
      expect(sale.payUrl).toMatch(/\/pay\/[\w-]{22,}$/u);
      await started(sale);
      bench.simulator.act(sale.fintocId ?? "", "approve");
      await vi.waitFor(async () => {
        expect(await till.get(sale.id)).toMatchObject({
          status: "succeeded",
          finalSource: "webhook",
          payUrl: null,
          attention: null,
        });
      }, until);
      const paid = await till.get(sale.id);
      expect(paid.bankReference).toMatch(/\d+/u);
      expect(paid.sender?.holderIdMasked).toMatch(/^•+\w{3}$/u);
    });

    it("a success that a webhook told is confirmed by a fetch right afterwards", async () => {
      const sale = await till.sale();
      bench.simulator.act(sale.fintocId ?? "", "approve");
      await vi.waitFor(async () => {
        const { history } = await till.get(sale.id);
        expect(history.map((entry) => [entry.source, entry.status])).toEqual(
          expect.arrayContaining([
            ["creation", "created"],
            ["webhook", "succeeded"],
            ["fetch", "succeeded"],
          ]),
        );
      }, until);
    });

    it("with its webhook lost it turns final by asking, within 10 s", async () => {
      bench.simulator.behave({ webhooks: [{ kind: "lose", times: 10 }] });
      const sale = await till.sale();
      bench.simulator.act(sale.fintocId ?? "", "approve");
      await vi.waitFor(async () => {
        const paid = await till.get(sale.id);
        expect(paid).toMatchObject({ status: "succeeded", finalSource: "fetch" });
      }, until);
    });

    it("that the customer is in the bank is told by the feed within 5 s, learned by asking", async () => {
      const sale = await till.sale();
      const feed = await till.feed();
      bench.simulator.act(sale.fintocId ?? "", "start");
      const told = { id: sale.id, status: "in_progress", statusSource: "fetch" };
      await vi.waitFor(
        () => {
          expect(feed.messages).toContainEqual(
            expect.objectContaining({
              event: "payment_intent",
              data: expect.objectContaining({ paymentIntent: expect.objectContaining(told) }),
            }),
          );
        },
        { timeout: 5 * second, interval: 10 },
      );
      const now = await till.get(sale.id);
      expect(sale.createdAt <= (now.statusAt ?? "")).toBe(true);
      expect((now.statusAt ?? "") <= now.updatedAt).toBe(true);
    });

    it("the same PUT again answers 200 with the same intent and creates nothing", async () => {
      const id = randomUUID();
      const body = { reference: "Mesa 4", metadata: { b: 1, a: "x" } };
      expect((await till.charge(body, id)).status).toBe(201);
      const again = await till.charge({ metadata: { a: "x", b: 1 }, reference: "Mesa 4" }, id);
      expect(again.status).toBe(200);
      expect(createdAtFintoc(bench, product)).toHaveLength(1);
    });

    it("refresh asks Fintoc now", async () => {
      bench.simulator.behave({ withholdWebhooks: true });
      const sale = await till.sale();
      bench.simulator.act(sale.fintocId ?? "", "reject");
      const response = await till.call("POST", `/v1/payment-intents/${sale.id}/refresh`);
      expect(await response.json()).toMatchObject({ paymentIntent: { status: "rejected" } });
    });
  });

  // A checkout session is withdrawn at Fintoc instead, see checkout-session.test.ts.
  // A session that nobody started is withdrawn instead: see checkout-session.test.ts.
  if (product === "payment_intent") {
    describe("a sale with a payment_intent alone", () => {
      it("that nobody started is expired by us one minute after its token's end", async () => {
        const sale = await till.sale();
        await bench.advance(10 * minute + 1);
        expect(await till.get(sale.id)).toMatchObject({ status: "created", payUrl: null });
        await bench.advance(minute);
        await vi.waitFor(async () => {
          expect(await till.get(sale.id)).toMatchObject({
            status: "expired",
            finalSource: "relay",
          });
        }, until);
      });
    });
  }

  describe(`cancel with a ${product}`, () => {
    it("closes the pay page; money that comes nevertheless needs a person", async () => {
      const sale = await till.sale();
      const { status } = await started(sale);
      const response = await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
      expect(await response.json()).toMatchObject({
        paymentIntent: { status, payUrl: null, cancelledAt: expect.any(String) },
      });
      expect(await (await fetch(sale.payUrl ?? "")).text()).not.toContain("_sec_");
      bench.simulator.act(sale.fintocId ?? "", "approve");
      await vi.waitFor(async () => {
        expect(await till.get(sale.id)).toMatchObject({
          status: "succeeded",
          attention: "paid_after_cancel",
        });
      }, until);
    });

    it("what has been paid cannot be cancelled", async () => {
      const sale = await till.sale();
      bench.simulator.act(sale.fintocId ?? "", "approve");
      await vi.waitFor(async () => {
        expect((await till.get(sale.id)).status).toBe("succeeded");
      }, until);
      const response = await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({
        error: { code: "payment_intent_already_succeeded" },
      });
    });
  });

  describe(`creation of a ${product} when Fintoc misbehaves`, () => {
    const creations = async (sale: { id: string }) => (await till.get(sale.id)).status;

    it("an answer lost after the commit is asked for again under the same key: one intent", async () => {
      bench.simulator.behave({ creates: [{ kind: "commit_then_timeout", destroy: true }] });
      const sale = await till.sale();
      expect(sale.status).toBe("created");
      expect(createdAtFintoc(bench, product)).toHaveLength(1);
    });

    it("after a received 500 a new key is used", async () => {
      bench.simulator.behave({ creates: [{ kind: "status", status: 500 }] });
      expect((await till.sale()).status).toBe("created");
    });

    it("HTML instead of JSON is no answer", async () => {
      bench.simulator.behave({ creates: [{ kind: "html", status: 200, commit: true }] });
      const sale = await till.sale();
      expect(sale.status).toBe("created");
      expect(createdAtFintoc(bench, product)).toHaveLength(1);
    });

    it("a refusal is not_created with Fintoc's code, and final", async () => {
      bench.simulator.behave({ creates: [{ kind: "status", status: 400 }] });
      const sale = await till.sale();
      expect(sale).toMatchObject({ status: "not_created", payUrl: null, finalSource: "relay" });
      expect(sale.errorReason).not.toBeNull();
    });

    it("five tries without an answer are not_created", async () => {
      bench.simulator.behave({ creates: [{ kind: "reset", times: 5 }] });
      const sale = await till.sale();
      await vi.waitFor(async () => expect(await creations(sale)).toBe("not_created"), until);
      expect(createdAtFintoc(bench, product)).toHaveLength(0);
    });

    it("a creation that the relay's end interrupted is taken up at its next start", async () => {
      bench.simulator.behave({ creates: [{ kind: "commit_then_timeout" }] });
      const answered = till.charge({}, "0192d3f0-0000-7000-8000-000000000001");
      await vi.waitFor(() => expect(createdAtFintoc(bench, product)).toHaveLength(1), until);
      await bench.restart();
      expect(await (await answered).json()).toMatchObject({
        paymentIntent: { status: "creating" },
      });
      await vi.waitFor(async () => {
        const sale = await till.get("0192d3f0-0000-7000-8000-000000000001");
        expect(sale.status).toBe("created");
      }, until);
      expect(createdAtFintoc(bench, product)).toHaveLength(1);
    }, 20_000);
  });

  describe(`webhooks about a ${product}`, () => {
    it("a duplicate changes nothing and is answered 200", async () => {
      const sale = await till.sale();
      const { fintocId: id } = await started(sale);
      const twice = event("rejected", { id, amount: 12_990, currency: "CLP", status: "rejected" });
      expect((await webhook(twice)).status).toBe(200);
      const before = await till.get(sale.id);
      expect(before.status).toBe("rejected");
      expect((await webhook(twice)).status).toBe(200);
      expect(await till.get(sale.id)).toEqual(before);
    });

    it("a wrong signature is 401 and changes nothing", async () => {
      const sale = await till.sale();
      const { fintocId: id, status } = await started(sale);
      const told = { id, amount: 12_990, currency: "CLP", status: "succeeded" };
      const response = await webhook(event("succeeded", told), 0, "whsec_other");
      expect(response.status).toBe(401);
      expect((await till.get(sale.id)).status).toBe(status);
    });

    it("a stale but authentic one is answered 200, and Fintoc is asked instead", async () => {
      bench.simulator.behave({ webhooks: [{ kind: "lose", times: 5 }] });
      const sale = await till.sale();
      const { fintocId: id } = await started(sale);
      bench.simulator.act(id, "reject");
      const lie = { id, amount: 12_990, currency: "CLP", status: "succeeded" };
      expect((await webhook(event("succeeded", lie), 3_600)).status).toBe(200);
      await vi.waitFor(async () => {
        expect(await till.get(sale.id)).toMatchObject({ status: "rejected", finalSource: "fetch" });
      }, until);
    });

    it("another amount is never paid and needs a person", async () => {
      const sale = await till.sale();
      const { fintocId: id, status } = await started(sale);
      const told = { id, amount: 1, currency: "CLP", status: "succeeded" };
      expect((await webhook(event("succeeded", told))).status).toBe(200);
      expect(await till.get(sale.id)).toMatchObject({
        status,
        attention: "amount_mismatch",
      });
    });

    it("a forged success is contradicted by two fetches and needs a person", async () => {
      const sale = await till.sale();
      const { fintocId: id } = await started(sale);
      const lie = { id, amount: 12_990, currency: "CLP", status: "succeeded" };
      await webhook(event("succeeded", lie));
      expect((await till.get(sale.id)).status).toBe("succeeded");
      await vi.waitFor(async () => {
        expect((await till.get(sale.id)).attention).toBe("contradiction");
      }, until);
    }, 15_000);

    it("unknown types, unknown intents and the other mode are kept, answered 200, and harmless", async () => {
      const sale = await till.sale();
      const { fintocId: id, status } = await started(sale);
      const told = { id, amount: 12_990, currency: "CLP", status: "succeeded" };
      const kinds = [
        { ...event("succeeded", told), type: "account.refreshed" },
        event("succeeded", { ...told, id: "pi_unknown" }),
        { ...event("succeeded", told), mode: "live" },
        { id: "evt_test", type: "payment_intent.succeeded", createdAt: "2026-01-01", data: null },
      ];
      for (const each of kinds) expect((await webhook(each)).status).toBe(200);
      expect((await till.get(sale.id)).status).toBe(status);
    });

    it("what is no event is 400, and what is too large 413", async () => {
      expect((await webhook([])).status).toBe(400);
      expect((await webhook({ id: "evt_1" })).status).toBe(400);
      const large = event("succeeded", { note: "x".repeat(70_000) });
      expect((await webhook(large)).status).toBe(413);
    });
  });
}
