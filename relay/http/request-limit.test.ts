import fc from "fast-check";
import { expect, it } from "vitest";

import { createRequestLimit, mostAtOnce, requestsPerSecond } from "./request-limit.ts";

it("a till may ask a hundred times a second for as long as it likes", () => {
  let now = 0;
  const limit = createRequestLimit(() => now);
  for (let asked = 0; asked < 10 * requestsPerSecond; asked += 1) {
    expect(limit.take("till")).toBe(0);
    now += 1_000 / requestsPerSecond;
  }
});

it("whatever the pace, no more than the bucket and its refill is ever answered", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 300, maxLength: 600 }), (pauses) => {
      let now = 0;
      let answered = 0;
      const limit = createRequestLimit(() => now);
      for (const pause of pauses) {
        now += pause / 4;
        const waitMs = limit.take("till");
        if (waitMs === 0) answered += 1;
        else expect(waitMs).toBeLessThanOrEqual(1_000 / requestsPerSecond);
      }
      expect(answered).toBeLessThanOrEqual(mostAtOnce + (now / 1_000) * requestsPerSecond);
    }),
  );
});

it("one till's haste costs another nothing", () => {
  const limit = createRequestLimit(() => 0);
  for (let asked = 0; asked < 2 * mostAtOnce; asked += 1) limit.take("hasty");
  expect(limit.take("hasty")).toBeGreaterThan(0);
  expect(limit.take("calm")).toBe(0);
});
