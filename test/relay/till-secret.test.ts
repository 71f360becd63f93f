import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as v from "valibot";

import { tillSecretAnswerSchema } from "../../contract/relay-api.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";

describe("a till's new secret", () => {
  let bench: Bench;
  let till: TillClient;
  beforeEach(async () => {
    bench = await startBench();
    till = await bench.pairTill();
  });
  afterEach(() => bench.close());

  const ask = (secret: string, path = "/v1/till", method = "GET") =>
    fetch(`${bench.relay().url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${secret}` },
    });
  const rotate = async (secret: string) => {
    const answer: unknown = await (await ask(secret, "/v1/till/secret", "POST")).json();
    return v.parse(tillSecretAnswerSchema, answer).secret;
  };
  const status = async (secret: string) => (await ask(secret)).status;

  it("has 256 bits; the old one works until the new one is first used, and never after", async () => {
    const next = await rotate(till.secret);
    expect(Buffer.from(next.replace("cobro_till_", ""), "base64url")).toHaveLength(32);
    expect(await status(till.secret)).toBe(200);
    expect(await status(till.secret)).toBe(200);
    // Ten at once are the first use together: none of them is refused.
    const uses = await Promise.all(Array.from({ length: 10 }, () => status(next)));
    expect(new Set(uses)).toEqual(new Set([200]));
    expect(await status(till.secret)).toBe(401);
    expect(await status(next)).toBe(200);
  });

  it("whose answer was lost is replaced by asking again", async () => {
    const lost = await rotate(till.secret);
    const next = await rotate(till.secret);
    expect(await status(lost)).toBe(401);
    expect(await status(next)).toBe(200);
    const afterwards = await rotate(next);
    expect(await status(afterwards)).toBe(200);
    expect(await status(next)).toBe(401);
  });

  it("is refused with the till when that is revoked", async () => {
    const next = await rotate(till.secret);
    await bench.admin("till", "revoke", till.id);
    expect(await status(next)).toBe(401);
    expect(await status(till.secret)).toBe(401);
  });
});
