import fc from "fast-check";
import { expect, test } from "vitest";

import type { Saying } from "./heard.ts";
import { takeIn } from "./saying-queue.ts";

const front = (text: string): Saying => ({ text, language: "es-CL", aside: false });
const aside = (text: string): Saying => ({ text, language: "es-CL", aside: true });
const said = (...sayings: Saying[]) =>
  sayings
    .reduce<readonly Saying[]>((queue, saying) => takeIn(queue, saying), [])
    .map(({ text }) => text);

test("the newest amount in front of the cashier is said at once, the older one dropped", () => {
  expect(said(front("1"), front("2"))).toEqual(["2"]);
});

test("a set-aside sale waits, and is said after what it was cut short by", () => {
  expect(said(front("1"), aside("a"))).toEqual(["1", "a"]);
  expect(said(aside("a"), aside("b"))).toEqual(["a", "b"]);
  expect(said(aside("a"), aside("b"), front("1"))).toEqual(["1", "a", "b"]);
});

test("at most three set-aside sales wait, the newest ones", () => {
  expect(said(front("1"), ...["a", "b", "c", "d"].map(aside))).toEqual(["1", "b", "c", "d"]);
});

test("whatever comes, the newest is in the queue, and at most one is of the sale in front: the first", () => {
  const sayings = fc.array(
    fc.record({ text: fc.string(), language: fc.constant("es-CL" as const), aside: fc.boolean() }),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(sayings, (all) => {
      const queue = all.reduce<readonly Saying[]>((before, each) => takeIn(before, each), []);
      expect(queue).toContain(all.at(-1));
      expect(queue.slice(1).every((each) => each.aside)).toBe(true);
      expect(queue.length).toBeLessThanOrEqual(5);
    }),
  );
});
