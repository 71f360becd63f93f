import { expect, it } from "vitest";

import { createLog } from "./log.ts";

it("an error's cause is told, but neither the row nor the connection that it carries", () => {
  const lines: string[] = [];
  const log = createLog("info", (line) => lines.push(line));
  // As PostgreSQL's driver gives them: the refused row in words, the connection as an object.
  const row = "Failing row contains (Mesa 4, Ana Soto, s3cret-slug).";
  const error = Object.assign(new Error("null value in column"), {
    code: "23502",
    detail: row,
    client: { secretKey: -2_072_447, user: "db-user-x" },
  });
  log.error({ err: new Error("request failed", { cause: error }), intent: "1" }, "failed");
  log.error({ err: error }, "failed");
  const text = lines.join("");
  expect(text).toContain("null value in column");
  expect(text).toContain("23502");
  for (const leak of ["Mesa 4", "s3cret-slug", "2072447", "db-user-x"])
    expect(text).not.toContain(leak);
});
