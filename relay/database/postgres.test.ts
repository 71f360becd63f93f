import { describe, expect, it } from "vitest";

import { openDatabase } from "./open-database.ts";
import { serverFault } from "./postgres.ts";

const fit = { number: 150_000, version: "15.0", encoding: "UTF8", synchronous: "on" };

describe("a PostgreSQL server", () => {
  it("of version 15 or newer is taken", () => {
    expect(serverFault(fit)).toBeNull();
    expect(serverFault({ ...fit, number: 180_004, synchronous: "remote_apply" })).toBeNull();
  });

  it.each([
    [{ number: 140_019, version: "14.19" }, "is version 14.19: the relay needs 15 or newer"],
    [{ encoding: "SQL_ASCII" }, "is encoded as SQL_ASCII: create it with encoding UTF8"],
    [{ synchronous: "off" }, "has synchronous_commit off"],
  ])("that is not fit for money (%j) is refused with what to do", (change, sentence) => {
    expect(serverFault({ ...fit, ...change })).toContain(sentence);
  });

  it("that does not answer is refused with what to check, without its password", async () => {
    const url = "postgres://cobro:very-secret@127.0.0.1:1/cobro";
    const refused = openDatabase(url);
    await expect(refused).rejects.toThrow(/cannot be used .*check the address/u);
    await expect(refused).rejects.not.toThrow("very-secret");
  });
});
