import type { Saying } from "./heard.ts";

/** Sales that were set aside stand in the tray anyway: more than these are not read out in a row. */
const mostAside = 3;

/**
 * Takes in one more saying. The first of the queue is being said.
 * The newest amount in front of the cashier is said at once: one that is older is dropped, for its
 * customer has gone, and what was being said of a set-aside sale is said again afterwards.
 */
export function takeIn(queue: readonly Saying[], saying: Saying): readonly Saying[] {
  const [said, ...waiting] = queue;
  if (!saying.aside) return [saying, ...queue.filter((each) => each.aside)];
  // Another one of its kind does not cut short what is being said.
  return said === undefined ? [saying] : [said, ...[...waiting, saying].slice(-mostAside)];
}
