import { expect, it } from "vitest";

import { createWrongTries, freeTries } from "./wrong-tries.ts";

function setUp() {
  let now = 0;
  const waits: number[] = [];
  const tries = createWrongTries(
    () => now,
    (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  );
  return { tries, waits, pass: (ms: number) => (now += ms) };
}

it("ten tries a minute are checked at once; each further one waits longer", async () => {
  const { tries, waits } = setUp();
  for (let count = 0; count < freeTries; count += 1) await tries.waitForTurn("a");
  expect(waits).toEqual([]);
  await tries.waitForTurn("a");
  await tries.waitForTurn("a");
  expect(waits).toEqual([6_000, 12_000]);
});

it("another address does not wait for them", async () => {
  const { tries, waits } = setUp();
  for (let count = 0; count < 50; count += 1) await tries.waitForTurn("a");
  const before = waits.length;
  await tries.waitForTurn("b");
  expect(waits).toHaveLength(before);
});

it("a minute later they are forgotten, and a right code does not count", async () => {
  const { pass, tries, waits } = setUp();
  for (let count = 0; count < freeTries; count += 1) await tries.waitForTurn("a");
  pass(60_001);
  for (let count = 0; count < 3 * freeTries; count += 1) {
    await tries.waitForTurn("a");
    tries.forgive("a");
  }
  expect(waits).toEqual([]);
});
