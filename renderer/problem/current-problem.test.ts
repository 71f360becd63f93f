import { expect, test } from "vitest";

import { failure } from "../../contract/failures.ts";
import { tillState } from "../cashier/test-sales.ts";
import { currentProblem } from "./current-problem.ts";

const since = "2026-11-20T17:30:00.000Z";
const offline = (code: Parameters<typeof failure>[0]) =>
  tillState({ connection: { kind: "offline", since, failure: failure(code) } });

test("a relay that is away is no problem: it comes back by itself", () => {
  expect(currentProblem(tillState())).toBeNull();
  expect(currentProblem(offline("relay_unreachable"))).toBeNull();
  expect(currentProblem(offline("network_down"))).toBeNull();
});

test("what somebody has to mend is one, this computer's own before the relay's", () => {
  expect(currentProblem(offline("relay_certificate_invalid"))?.code).toBe(
    "relay_certificate_invalid",
  );
  const old = tillState({ incompatible: failure("relay_too_old", "API 0") });
  expect(currentProblem(old)).toEqual({ code: "relay_too_old", detail: "API 0" });
  const both = { ...old, problem: failure("storage_full") };
  expect(currentProblem(both)?.code).toBe("storage_full");
});
