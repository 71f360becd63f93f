import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { createClock } from "../clock.ts";
import { createRegistry } from "../payment-intents/registry.ts";
import { actions } from "../payment-intents/transition.ts";
import { seededRandom } from "../random.ts";
import { createSessionRegistry } from "./session-registry.ts";
import type { SimulatedSession } from "./session.ts";

function startAccount() {
  const clock = createClock(() => 0);
  const random = seededRandom(1);
  const told: SimulatedSession[] = [];
  const intents = createRegistry({
    clock,
    random,
    expiresUnused: () => false,
    changed: (intent) => sessions.follow(intent),
  });
  const sessions = createSessionRegistry({
    clock,
    random,
    url: () => "http://127.0.0.1",
    intents,
    changed: (session) => told.push(session),
  });
  const session = sessions.create(
    {
      amount: 1_000,
      currency: "CLP",
      recipientAccount: null,
      customerEmail: null,
      metadata: { order: "7" },
      businessProfile: null,
      successUrl: "https://shop.example/paid",
      cancelUrl: "https://shop.example/cancelled",
    },
    null,
  );
  return { clock, intents, session, sessions, told };
}

const steps = fc.array(fc.oneof(fc.constantFrom(...actions), fc.constant("withdraw" as const)), {
  maxLength: 10,
});

describe("the life of a checkout session", () => {
  test("whatever happens, it has one payment intent at most, of its own amount, and one end", () => {
    fc.assert(
      fc.property(steps, (story) => {
        const { clock, intents, session, sessions, told } = startAccount();
        for (const step of story) {
          if (step === "withdraw") sessions.expire(session.id);
          else sessions.act(session.id, step);
          const now = sessions.find(session.id);
          const intent = now === undefined ? undefined : sessions.intentOf(now);
          if (intent?.status === "succeeded" && told.at(-1)?.status !== "expired") {
            expect(now?.status).toBe("finished");
          }
          if (now?.status === "created") expect(intent).toBeUndefined();
          if (now?.status === "finished") expect(intent).toBeDefined();
        }
        expect(intents.all().length).toBeLessThanOrEqual(1);
        expect(intents.all().every((intent) => intent.amount === session.amount)).toBe(true);
        const ends = told.filter(({ status }) => status === "finished" || status === "expired");
        expect(ends.length).toBeLessThanOrEqual(1);
        clock.close();
      }),
    );
  });

  test("can be withdrawn only until somebody starts it; then nobody can start it", () => {
    const withdrawn = startAccount();
    expect(withdrawn.sessions.expire(withdrawn.session.id)).toMatchObject({
      ok: true,
      value: { status: "expired", intentId: null },
    });
    expect(withdrawn.sessions.act(withdrawn.session.id, "approve").ok).toBe(false);
    const started = startAccount();
    started.sessions.act(started.session.id, "start");
    expect(started.sessions.expire(started.session.id).ok).toBe(false);
  });

  test("ends by itself after 24 hours, unless somebody has started it", async () => {
    const [unused, started] = [startAccount(), startAccount()];
    started.sessions.act(started.session.id, "start");
    for (const { clock } of [unused, started]) await clock.advance(24 * 3_600_000 - 1);
    expect(unused.sessions.find(unused.session.id)?.status).toBe("created");
    for (const { clock } of [unused, started]) await clock.advance(1);
    expect(unused.sessions.find(unused.session.id)?.status).toBe("expired");
    expect(started.sessions.find(started.session.id)?.status).toBe("in_progress");
  });
});
