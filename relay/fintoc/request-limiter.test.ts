import { afterEach, describe, expect, it } from "vitest";

import { createRequestLimiter, type RequestLimiter, type Urgency } from "./request-limiter.ts";

let limiter: RequestLimiter;
afterEach(() => limiter.close());

/** Asks for turns and notes when each came, in milliseconds from now. */
async function turns(urgencies: readonly Urgency[]) {
  const start = performance.now();
  const got: Array<readonly [Urgency, number]> = [];
  await Promise.all(
    urgencies.map(async (urgency) => {
      await limiter.turn(urgency);
      got.push([urgency, performance.now() - start]);
    }),
  );
  return got;
}
const times = (count: number, urgency: Urgency) => Array<Urgency>(count).fill(urgency);

describe("requests to Fintoc", () => {
  it("stay below the rate in every second", async () => {
    limiter = createRequestLimiter(60);
    const got = await turns(times(90, "question"));
    for (const [, from] of got) {
      const within = got.filter(([, at]) => at >= from && at < from + 1_000);
      expect(within.length).toBeLessThanOrEqual(60);
    }
    expect(got.at(-1)?.[1]).toBeLessThan(4_000);
  });

  it("let a creation pass every question that waits", async () => {
    limiter = createRequestLimiter(60);
    const got = await turns([...times(30, "question"), "creation"]);
    expect(got.findIndex(([urgency]) => urgency === "creation")).toBeLessThanOrEqual(10);
  });

  it("hold questions, not creations, back after a 429, once for all that were under way", async () => {
    limiter = createRequestLimiter(100, () => 0);
    for (let count = 0; count < 10; count += 1) limiter.answered(429);
    const got = await turns(["question", "creation"]);
    expect(got[0]?.[0]).toBe("creation");
    expect(got[0]?.[1]).toBeLessThan(500);
    expect(got[1]?.[1]).toBeGreaterThanOrEqual(990);
    expect(got[1]?.[1]).toBeLessThan(1_900);
  });

  it("hold back longer while the 429s go on, and afresh after an answer", async () => {
    limiter = createRequestLimiter(100, () => 0);
    limiter.answered(429);
    await turns(["question"]);
    limiter.answered(429);
    expect((await turns(["question"]))[0]?.[1]).toBeGreaterThanOrEqual(1_990);
    limiter.answered(200);
    limiter.answered(429);
    expect((await turns(["question"]))[0]?.[1]).toBeLessThan(1_900);
  });

  it("are let go when the relay closes", async () => {
    limiter = createRequestLimiter(100);
    limiter.answered(429);
    const waiting = expect(limiter.turn("question")).rejects.toThrow("closing");
    limiter.close();
    await waiting;
  });
});
