import { expect, it } from "vitest";

import { crashPauseMs } from "./crash-pause.ts";

it.each([
  [[0], 0],
  [[0, 100, 200], 0],
  [[0, 100, 200, 300], 10_000],
  [[0, 100, 200, 59_000], 10_000],
  [[0, 100, 200, 61_000], 0],
])("crashes at %j ms: %d ms until the page is loaded again", (crashes, pause) => {
  expect(crashPauseMs(crashes)).toBe(pause);
});
