import { randomUUID } from "node:crypto";

import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { pairingAnswerSchema } from "../../contract/relay-api.ts";
import { post, startBench, type Bench } from "./harness.ts";

let bench: Bench;
let store: string;
beforeEach(async () => {
  bench = await startBench();
  store = await bench.addStore();
});
afterEach(() => bench.close());

const madeSchema = v.object({ enrolment: v.object({ id: v.string() }), token: v.string() });
const make = async (...more: string[]) =>
  v.parse(madeSchema, await bench.admin("enrolment", "add", "--store", store, ...more));
const ask = (code: string, more: object = { claim: randomUUID() }) =>
  post(`${bench.relay().url}/v1/pairings`, { code, ...more });
const enrol = async (code: string, more?: object) =>
  v.parse(pairingAnswerSchema, await (await ask(code, more)).json());
const codeOf = async (response: Response) => [response.status, (await response.json()).error.code];
const listed = () => bench.admin("enrolment", "list", "--store", store);
const use = (secret: string) =>
  fetch(`${bench.relay().url}/v1/till`, { headers: { Authorization: `Bearer ${secret}` } });

describe("an enrolment token", () => {
  it("pairs each computer as a till of its own, with 120 bits in the token", async () => {
    const { token } = await make("--count", "3", "--valid-for", "30d", "--name", "Caja {n}");
    expect(token).toMatch(/^(?:[\dA-HJKMNP-TV-Z]{4}-){5}[\dA-HJKMNP-TV-Z]{4}$/u);
    const one = await enrol(token);
    const other = await enrol(token.toLowerCase());
    expect([one.till.name, other.till.name]).toEqual(["Caja 1", "Caja 2"]);
    expect(one.till.id).not.toBe(other.till.id);
    expect((await use(one.secret)).status).toBe(200);
    expect((await use(other.secret)).status).toBe(200);
    expect(await listed()).toMatchObject({ enrolments: [{ count: 3, used: 2 }] });
  });

  it("pairs exactly as many as it counts, however many ask at once, at two relays", async () => {
    const { token } = await make("--count", "7");
    const relays = [bench.relay()];
    if (process.env["TEST_DATABASE"] === "postgres") relays.push(await bench.startAnother());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        post(`${relays[index % relays.length]?.url}/v1/pairings`, {
          code: token,
          claim: randomUUID(),
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(7);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(await Promise.all(refused.map(codeOf))).toEqual(
      Array.from({ length: 13 }, () => [409, "enrolment_used_up"]),
    );
    const { tills } = v.parse(
      v.object({ tills: v.array(v.object({ name: v.string() })) }),
      await bench.admin("till", "list"),
    );
    expect(new Set(tills.map(({ name }) => name)).size).toBe(7);
    expect(await listed()).toMatchObject({ enrolments: [{ used: 7 }] });
  });

  it("counts the same claim once: a lost answer loses nothing, until its secret has been used", async () => {
    const { token } = await make("--count", "1");
    const claim = randomUUID();
    const lost = await enrol(token, { claim });
    const [again] = await Promise.all([enrol(token, { claim }), enrol(token, { claim })]);
    expect(again.till).toEqual(lost.till);
    expect(await listed()).toMatchObject({ enrolments: [{ used: 1 }] });
    expect((await use(lost.secret)).status).toBe(401);
    const last = await enrol(token, { claim });
    expect((await use(last.secret)).status).toBe(200);
    expect(await codeOf(await ask(token, { claim }))).toEqual([409, "pairing_code_used"]);
    expect((await use(last.secret)).status).toBe(200);
  });

  it("is useless once it has expired or was revoked; its tills stay", async () => {
    const { enrolment, token } = await make("--count", "9", "--valid-for", "1h");
    const { secret } = await enrol(token);
    const revoked = await bench.admin("enrolment", "revoke", enrolment.id);
    expect(revoked).toMatchObject({ enrolment: { used: 1, revokedAt: expect.any(String) } });
    expect(await bench.admin("enrolment", "revoke", enrolment.id)).toEqual(revoked);
    expect(await codeOf(await ask(token))).toEqual([410, "enrolment_revoked"]);
    expect((await use(secret)).status).toBe(200);
    const late = await make("--count", "9", "--valid-for", "1h");
    await bench.advance(3_600_001);
    expect(await codeOf(await ask(late.token))).toEqual([410, "pairing_code_expired"]);
  });

  it("does not bring back a till that was revoked", async () => {
    const { token } = await make("--count", "2");
    const claim = randomUUID();
    const { till } = await enrol(token, { claim });
    await bench.admin("till", "revoke", till.id);
    expect(await codeOf(await ask(token, { claim }))).toEqual([401, "till_revoked"]);
  });

  it("takes the computer's own name where it is free, and counts on where it is not", async () => {
    await bench.addTill(store);
    const { token } = await make("--count", "9");
    const named = async (name?: string) => {
      const wish = { claim: randomUUID(), ...(name === undefined ? {} : { name }) };
      return (await enrol(token, wish)).till.name;
    };
    expect(await named("POS-0042")).toBe("POS-0042");
    expect(await named("pos-0042")).toBe("pos-0042 2");
    expect(await named("x".repeat(60))).toBe("x".repeat(40));
    expect(await named("x".repeat(60))).toBe(`${"x".repeat(38)} 2`);
    expect(await named()).toBe("Caja 5");
    expect(await codeOf(await ask(token, { claim: randomUUID(), name: "\u0007" }))).toEqual([
      422,
      "name_invalid",
    ]);
    expect(await listed()).toMatchObject({ enrolments: [{ used: 5 }] });
  });

  it("needs a claim, is not slowed down behind one address, and an unknown one is refused", async () => {
    const { token } = await make("--count", "30");
    expect(await codeOf(await ask(token, {}))).toEqual([422, "parameter_invalid"]);
    // Two thousand counters may stand behind one address: the last of these would wait half a minute.
    const begun = performance.now();
    const unknown = await Promise.all(Array.from({ length: 25 }, () => ask("0".repeat(24))));
    expect(await codeOf(unknown[0] ?? new Response())).toEqual([404, "pairing_code_unknown"]);
    expect((await ask(token)).status).toBe(201);
    expect(performance.now() - begun).toBeLessThan(25_000);
  });

  it("stands in the store's record of changes, and nowhere in the logs or the database as it is", async () => {
    const { token } = await make("--count", "2");
    await enrol(token);
    expect(bench.logs.join("")).not.toContain(token);
    expect(bench.logs.join("")).not.toContain(token.replaceAll("-", ""));
    expect(JSON.stringify(await listed())).not.toContain(token);
  });
});

it.each([
  [["--count", "0"], "--count"],
  [["--count", "2", "--valid-for", "91d"], "--valid-for"],
  [["--count", "2", "--name", " "], "name"],
])("enrolment add refuses %o", async (words, what) => {
  await expect(make(...words)).rejects.toThrow(what);
});

it("a pairing code that lives for weeks has 80 bits, and pairs like any other", async () => {
  const { code } = await bench.addTill(store, "--valid-for", "30d");
  expect(code).toMatch(/^(?:\w{4}-){3}\w{4}$/u);
  await bench.advance(29 * 86_400_000);
  expect((await ask(code)).status).toBe(201);
  expect(await codeOf(await ask(code))).toEqual([409, "pairing_code_used"]);
});
