import { Agent, request } from "node:https";
import { once } from "node:events";

import { afterAll, expect, it, onTestFinished } from "vitest";

import { probeRelay } from "../../main/relay-client/probe-relay.ts";
import { startBench } from "../relay/harness.ts";
import {
  asRelay,
  asSignInPage,
  createAuthority,
  startOddServer,
  type Certificate,
} from "./odd-servers.ts";
import type { RequestListener } from "node:http";

const authority = createAuthority();
afterAll(authority.remove);

/** Fetches as a computer that believes the tests' authority, by its own clock. */
const trusting: typeof fetch = async (input, init) => {
  const agent = new Agent({ ca: authority.cert });
  const asked = request(input instanceof Request ? input.url : input, {
    agent,
    signal: init?.signal ?? undefined,
  });
  asked.end();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `response` carries
  const [answer] = (await once(asked, "response")) as [import("node:http").IncomingMessage];
  const parts: string[] = [];
  for await (const part of answer) parts.push(String(part));
  const headers = { Date: answer.headers.date ?? "" };
  return new Response(parts.join(""), { status: answer.statusCode ?? 500, headers });
};

const probe = (url: string, now = Date.now) =>
  probeRelay(url, { fetch: url.startsWith("https:") ? trusting : fetch, now });

async function serve(answer: RequestListener, certificate: Certificate | null = null) {
  const server = await startOddServer(answer, certificate);
  onTestFinished(() => server.close());
  return server.url;
}

const states = (steps: readonly { name: string; state: string }[]) =>
  Object.fromEntries(steps.map(({ name, state }) => [name, state]));
const day = 86_400_000;

it("finds a relay, its version, its clock and how far away it is", async () => {
  const bench = await startBench();
  onTestFinished(() => bench.close());
  const { failure, facts, relayUrl, steps, warning } = await probe(`${bench.relay().url}/`);
  expect({ failure, warning, relayUrl }).toEqual({
    failure: null,
    warning: null,
    relayUrl: bench.relay().url,
  });
  expect(new Set(steps.map(({ state }) => state))).toEqual(new Set(["ok"]));
  expect(facts.api).toEqual({ version: 2, oldest: 1 });
  expect(facts.roundTripMs).toBeGreaterThanOrEqual(0);
  expect(Math.abs(facts.offsetMs ?? Number.NaN)).toBeLessThan(2_000);
});

it("takes a relay that is older than its question, version unknown", async () => {
  const url = await serve((_asked, answered) => {
    answered.writeHead(404, { "Content-Type": "application/json" });
    answered.end('{"error":{"code":"route_not_found","message":"Nothing here"}}');
  });
  expect(await probe(url)).toMatchObject({ failure: null, facts: { api: null } });
});

it.each([
  ["relay example", "relay_url_invalid"],
  ["http://relay.example", "relay_url_not_https"],
])("%s fails at the address: %s", async (typed, code) => {
  const { failure, relayUrl, steps } = await probe(typed);
  expect({ code: failure?.code, relayUrl }).toEqual({ code, relayUrl: null });
  expect(states(steps)).toMatchObject({ address: "failed", name: "unknown", clock: "unknown" });
});

it("tells a name that nobody has, and a port where nobody answers", async () => {
  const unnamed = await probeRelay("https://relay.invalid", { fetch, now: Date.now });
  expect(unnamed.failure?.code).toMatch(/^(?:relay_name_unknown|network_down)$/u);
  expect(states(unnamed.steps)).toMatchObject({ address: "ok", name: "failed", tls: "unknown" });
  const server = await startOddServer(asRelay());
  await server.close();
  const nobody = await probe(server.url);
  expect(nobody.failure?.code).toBe("relay_unreachable");
  expect(states(nobody.steps)).toMatchObject({ name: "ok", tls: "failed", relay: "unknown" });
});

it.each([
  ["a page to sign in", 200, "text/html", "<!doctype html>", "web_page_answered"],
  ["a page to sign in, as RFC 6585 has it", 511, "text/plain", "", "web_page_answered"],
  ["another service", 200, "application/json", '{"hello":"world"}', "relay_answer_unreadable"],
  [
    "a relay whose database is away",
    500,
    "application/json",
    error("internal_error"),
    "relay_error",
  ],
  ["a proxy whose relay is away", 502, "text/html", "<html>", "relay_behind_down"],
])("%s is no relay to pair with", async (_name, status, type, body, code) => {
  const url = await serve((_asked, answered) => {
    answered.writeHead(status, { "Content-Type": type });
    answered.end(body);
  });
  const { failure, steps } = await probe(url);
  expect(failure?.code).toBe(code);
  expect(states(steps)).toMatchObject({ tls: "ok", relay: "failed", clock: "unknown" });
});

it("tells a proxy that wants a password, and a page that sends elsewhere", async () => {
  // Node's own fetch hides a 407; Chromium shows it, or names it as below.
  const proxy = await serve(
    (_asked, answered) => {
      answered.writeHead(407, { "Proxy-Authenticate": "Basic" });
      answered.end();
    },
    authority.sign("127.0.0.1", -1, 5),
  );
  expect((await probe(proxy)).failure?.code).toBe("network_proxy_login");
  const chromium = async () => Promise.reject(new Error("net::ERR_PROXY_AUTH_REQUESTED"));
  const named = await probeRelay("https://relay.example", { fetch: chromium, now: Date.now });
  expect(named.failure?.code).toBe("network_proxy_login");
  const target = await serve(asSignInPage);
  const elsewhere = await serve((_asked, answered) => {
    answered.writeHead(302, { Location: target });
    answered.end();
  });
  expect((await probe(elsewhere)).failure?.code).toBe("web_page_answered");
});

it.each([
  [{ version: 0, oldest: 0 }, "relay_too_old"],
  [{ version: 9, oldest: 9 }, "relay_too_new"],
])("a relay of API %o is %s", async (api, code) => {
  const found = await probe(await serve(asRelay(0, api)));
  expect(found.failure?.code).toBe(code);
  expect(found.facts.api).toEqual(api);
});

it.each([20, -20])(
  "warns of a clock that is %i minutes off, and of none below five",
  async (minutes) => {
    const off = await probe(await serve(asRelay(minutes * 60_000)));
    expect(off.failure).toBeNull();
    expect(off.warning?.code).toBe("clock_wrong");
    expect(states(off.steps)).toMatchObject({ relay: "ok", clock: "warned" });
    expect(Math.round((off.facts.offsetMs ?? 0) / 60_000)).toBe(minutes);
    expect((await probe(await serve(asRelay(minutes * 6_000)))).warning).toBeNull();
  },
);

it("tells why a certificate is not believed, and shows it", async () => {
  const good = authority.sign("127.0.0.1", -1, 5);
  expect((await probe(await serve(asRelay(), good))).failure).toBeNull();
  const own = await probe(await serve(asRelay(), authority.selfSigned()));
  expect(own.failure?.code).toBe("relay_certificate_unknown");
  expect(own.facts.certificate?.names).toEqual(["127.0.0.1"]);
  const other = await probe(await serve(asRelay(), authority.sign("other.example", -1, 5)));
  expect(other.failure?.code).toBe("relay_certificate_other_name");
  expect(other.facts.certificate?.names).toEqual(["other.example"]);
  expect(other.facts.certificate?.issuer).toBe("Cobro's tests");
  expect(states(other.steps)).toMatchObject({ name: "ok", tls: "failed" });
});

it("tells an expired certificate from a wrong clock by the time that its server has", async () => {
  const expired = authority.sign("127.0.0.1", -9, -2);
  const really = await probe(await serve(asRelay(), expired));
  expect(really.failure?.code).toBe("relay_certificate_expired");
  // The server lives in the certificate's days: it is this computer that is ahead.
  const ahead = await probe(await serve(asRelay(-4 * day), expired));
  expect(ahead.failure?.code).toBe("clock_wrong");
  expect(Math.round((ahead.facts.offsetMs ?? 0) / day)).toBe(-4);
  // A certificate of the future: this computer is behind.
  const early = await probe(await serve(asRelay(4 * day), authority.sign("127.0.0.1", 2, 9)));
  expect(early.failure?.code).toBe("clock_wrong");
  expect(early.facts.times?.here.slice(0, 10)).toBe(new Date().toISOString().slice(0, 10));
});

function error(code: string): string {
  return JSON.stringify({ error: { code, message: code } });
}
