import type { Page } from "@playwright/test";

/** What is waited for on the page, and its selector. */
const sights = {
  keypad: '[data-testid="keypad"]',
  online: '[data-kind="online"]',
  qr: '[data-testid="pay-qr"]',
  paid: '[data-testid="sale-status"][data-status="paid"]',
  dayRows: '[data-testid="list-row"]:not([aria-busy])',
} as const;
export type Sight = keyof typeof sights;

interface Stopwatch {
  readonly now: () => number;
  readonly watch: (name: string, selector: string) => void;
  readonly seen: (name: string) => Promise<number>;
  readonly lastKeyAt: () => number;
  readonly keyLatencies: () => number[];
}

declare global {
  var cobroStopwatch: Stopwatch;
}

/**
 * Runs in the page before its own scripts. A sight is timed at the beginning of the frame after
 * the one that drew it: an upper bound of when its pixels were presented. Unix milliseconds.
 */
function install(selectors: Readonly<Record<string, string>>): void {
  if (window !== window.top) return;
  const seen = new Map<string, Promise<number>>();
  const latencies: number[] = [];
  let keyAt = 0;
  const now = () => performance.timeOrigin + performance.now();
  const afterPaint = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(now())));
    });
  const watch = (name: string, selector: string) => {
    const appears = new Promise<void>((resolve) => {
      const look = () => {
        if (document.querySelector(selector) === null) return false;
        observer.disconnect();
        resolve();
        return true;
      };
      const observer = new MutationObserver(look);
      if (!look()) observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
    seen.set(name, appears.then(afterPaint));
  };
  const amount = () => document.querySelector('[data-testid="entry-amount"]')?.textContent;
  window.addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      keyAt = performance.timeOrigin + timeStamp;
      const [at, before] = [keyAt, amount()];
      if (!/^\d$/u.test(key) || before === undefined) return;
      requestAnimationFrame(() => {
        if (amount() === before) throw new Error("A digit was not drawn by the next frame");
        requestAnimationFrame(() => latencies.push(now() - at));
      });
    },
    true,
  );
  globalThis.cobroStopwatch = {
    now,
    watch,
    seen: (name) => seen.get(name) ?? Promise.reject(new Error(`${name} is not watched for`)),
    lastKeyAt: () => keyAt,
    keyLatencies: () => latencies.splice(0),
  };
  for (const [name, selector] of Object.entries(selectors)) watch(name, selector);
}

/** Prepares a page that is not open yet; the sights named are watched for from its beginning. */
export async function addStopwatch(page: Page, ...from: readonly Sight[]): Promise<void> {
  const watched = Object.fromEntries(from.map((sight) => [sight, sights[sight]]));
  await page.addInitScript(install, watched);
}

/** Begins to watch for a sight. */
export function watchFor(page: Page, sight: Sight): Promise<void> {
  return page.evaluate(([name, selector]) => cobroStopwatch.watch(name, selector), [
    sight,
    sights[sight],
  ] as const);
}

/** When the sight was painted, on the page's clock. */
export function seenAt(page: Page, sight: Sight): Promise<number> {
  return page.evaluate((name) => cobroStopwatch.seen(name), sight);
}

export function lastKeyAt(page: Page): Promise<number> {
  return page.evaluate(() => cobroStopwatch.lastKeyAt());
}

/** Of the digits typed since the last call, in milliseconds. */
export function takeKeyLatencies(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => cobroStopwatch.keyLatencies());
}

/** Unix milliseconds with fractions, as the page tells them too. */
export const nodeNow = () => performance.timeOrigin + performance.now();

/** How far the page's clock is ahead of this process', by the quickest of some exchanges. */
export async function clockAhead(page: Page): Promise<number> {
  let best = { took: Number.POSITIVE_INFINITY, ahead: 0 };
  for (let tries = 0; tries < 10; tries += 1) {
    const before = nodeNow();
    const there = await page.evaluate(() => cobroStopwatch.now());
    const after = nodeNow();
    const took = after - before;
    if (took < best.took) best = { took, ahead: there - (before + after) / 2 };
  }
  return best.ahead;
}
