import { expect, test } from "vitest";

import type { TillState } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import type { Home } from "../../contract/home.ts";
import { fail, ok } from "../../contract/result.ts";
import { tillOf } from "../till/test-till.ts";
import type { Till } from "../till/till.ts";
import { openHomes, type OpenHome } from "./homes.ts";

/** Homes whose opening is the test's to decide; a till is a state and one route. */
function world(refused: ReadonlySet<Home> = new Set()) {
  const events: string[] = [];
  const remembered: Home[] = [];
  let gate: Promise<void> = Promise.resolve();

  function opened(home: Home): OpenHome {
    const state: TillState = tillOf([], { version: 1 });
    const till = {
      handlers: {
        "till.get": async () => ok(state),
        "problem.retry": async () => {
          events.push(`asked ${home}`);
          return ok(null);
        },
      },
      state: () => state,
      subscribe: () => () => undefined,
      subscribeManager: () => () => undefined,
      setDesk: () => undefined,
    };
    return {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a change of homes touches
      till: till as unknown as Till,
      prints: { has: () => false, mark: () => undefined, unmark: () => undefined },
      async close() {
        events.push(`closed ${home}`);
      },
    };
  }

  return {
    events,
    remembered,
    hold(promise: Promise<void>) {
      gate = promise;
    },
    open: (first: Home, otherwise: Home = "shared") =>
      openHomes({
        first,
        otherwise,
        async open(home) {
          await gate;
          events.push(`opening ${home}`);
          return refused.has(home) ? fail(failure("practice_not_started")) : ok(opened(home));
        },
        remember(home) {
          remembered.push(home);
          return ok(null);
        },
        log: () => undefined,
      }),
  };
}

async function homesOf(at: ReturnType<typeof world>, first: Home) {
  const homes = await at.open(first);
  if (!homes.ok) throw new Error(homes.failure.code);
  return homes.value;
}

test("versions go on growing over every change, and each state names its home", async () => {
  const homes = await homesOf(world(), "shared");
  const seen: TillState[] = [homes.till.state()];
  homes.till.subscribe((state) => seen.push(state));
  await homes.enter("practice");
  await homes.renew(() => undefined);
  await homes.enter("shared");
  const versions = seen.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  expect(seen.map(({ home }) => home)).toEqual(["shared", "practice", "practice", "shared"]);
});

test("what is asked during a change waits, and is answered by the new home", async () => {
  const at = world();
  const homes = await homesOf(at, "shared");
  const { promise, resolve } = Promise.withResolvers<void>();
  at.hold(promise);
  const entering = homes.enter("practice");
  const asking = homes.till.handlers["problem.retry"]({});
  expect(at.events).not.toContain("asked shared");
  resolve();
  await Promise.all([entering, asking]);
  expect(at.events.at(-1)).toBe("asked practice");
});

test("a home that cannot be opened leaves the till where it was, also after the next start", async () => {
  const at = world(new Set<Home>(["practice"]));
  const homes = await homesOf(at, "shared");
  expect(await homes.enter("practice")).toMatchObject({
    ok: false,
    failure: { code: "practice_not_started" },
  });
  expect(homes.till.state().home).toBe("shared");
  expect(at.remembered).toEqual([]);
});

test("practice that cannot be opened at the start keeps nobody from real sales", async () => {
  const homes = await homesOf(world(new Set<Home>(["practice"])), "practice");
  expect(homes.home()).toBe("shared");
});

test("a home that begins anew is closed first and opened last", async () => {
  const at = world();
  const homes = await homesOf(at, "practice");
  await homes.renew(() => at.events.push("erased"));
  expect(at.events.slice(1)).toEqual(["closed practice", "erased", "opening practice"]);
});
