import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";

import { runCheck } from "../../relay/check/run-check.ts";
import { startMailServer, startWebhookReceiver } from "./alert-receivers.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";
import { relaySource, runRelayProgram } from "./relay-program.ts";

let folder: string;
let bench: Bench;
let env: Record<string, string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cobro-check-"));
  const database = { DATABASE_URL: `sqlite:${folder}/relay.sqlite` };
  bench = await startBench(database);
  const { publicKey, secretKey, url, webhookSecret } = bench.simulator;
  env = {
    ...database,
    PUBLIC_URL: bench.relay().url,
    FINTOC_SECRET_KEY: secretKey,
    FINTOC_PUBLIC_KEY: publicKey,
    FINTOC_WEBHOOK_SECRET: webhookSecret,
    FINTOC_API_URL: url,
  };
});
afterEach(async () => {
  await bench.close();
  await rm(folder, { recursive: true });
});

const answerSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    ready: v.boolean(),
    checks: v.array(
      v.object({
        name: v.string(),
        result: v.string(),
        said: v.string(),
        toDo: v.optional(v.string()),
      }),
    ),
  }),
);
/** The problems of a rehearsal, by name. */
async function problems(changes: Record<string, string> = {}, clock = Date.now) {
  const { ready, text } = await runCheck(["--json", "--test-mode"], { ...env, ...changes }, clock);
  const { checks } = v.parse(answerSchema, text);
  const found = checks.filter((check) => check.result === "problem");
  expect(ready).toBe(found.length === 0);
  for (const each of found) expect(each.toDo).toBeTruthy();
  return new Map(found.map((each) => [each.name, each.said]));
}

async function sellOnce(): Promise<TillClient> {
  const till = await bench.pairTill();
  const sale = await till.sale();
  bench.simulator.act(sale.fintocId ?? "", "approve");
  await vi.waitFor(async () => expect((await till.get(sale.id)).status).toBe("succeeded"), {
    timeout: 10_000,
  });
  return till;
}

describe("check", () => {
  it("finds nothing after a rehearsal's first sale, and exits with 0", async () => {
    await sellOnce();
    expect(await problems()).toEqual(new Map());
    const ran = await runRelayProgram(relaySource, folder, env, ["check", "--test-mode"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toContain("ok      Public address");
    expect(ran.stdout).toContain("Ready.");
    expect(ran.stdout).not.toContain("PROBLEM");
  });

  it("test keys and an address on this computer are not ready to go live: exit 1", async () => {
    await sellOnce();
    const ran = await runRelayProgram(relaySource, folder, env, ["check", "--json"]);
    expect(ran.code).toBe(1);
    const { checks, ready } = v.parse(answerSchema, ran.stdout);
    expect(ready).toBe(false);
    const names = checks.filter((each) => each.result === "problem").map((each) => each.name);
    expect(names).toEqual(["Mode", "HTTPS"]);
  });

  it("names what an empty database lacks: store, paired till, webhook", async () => {
    expect([...(await problems()).keys()]).toEqual(["Store", "Till", "Webhook seen"]);
    const store = await bench.addStore();
    await bench.addTill(store);
    expect([...(await problems()).keys()]).toEqual(["Till", "Webhook seen"]);
  });

  it("names every fault of the configuration, and looks at the database all the same", async () => {
    const found = await problems({ FINTOC_SECRET_KEY: "", PUBLIC_URL: "http://shop.example" });
    expect([...found.keys()]).toEqual(["Configuration", "Store", "Till"]);
    const { text } = await runCheck([], { ...env, FINTOC_SECRET_KEY: "", PORT: "x" });
    expect(text).toContain("PROBLEM Configuration: FINTOC_SECRET_KEY is missing");
    expect(text).toContain("PROBLEM Configuration: PORT must be");
    expect(text).toContain("Not ready: ");
  });

  it("a key that Fintoc refuses", async () => {
    const found = await problems({ FINTOC_SECRET_KEY: "sk_test_other" });
    expect(found.get("Fintoc's secret key")).toContain("401");
  });

  it("a Fintoc that is down, or cannot be reached", async () => {
    bench.simulator.behave({ reads: [{ kind: "html", status: 503 }] });
    expect((await problems()).get("Fintoc's secret key")).toContain("503");
    const silent = await problems({ FINTOC_API_URL: "http://127.0.0.1:2" });
    expect(silent.get("Fintoc's secret key")).toContain("did not answer");
  });

  it("a clock that is off, and by how much", async () => {
    const ahead = await problems({}, () => Date.now() + 600_000);
    expect(ahead.get("Clock")).toMatch(/^(?:599|600|601) s ahead of Fintoc's$/u);
    const behind = await problems({}, () => Date.now() - 60_000);
    expect(behind.get("Clock")).toMatch(/^(?:59|60|61) s behind Fintoc's$/u);
    expect((await problems({}, () => Date.now() + 10_000)).has("Clock")).toBe(false);
  });

  it("an address that nobody answers, without TLS behind https, or that is another's", async () => {
    const nobody = await problems({ PUBLIC_URL: "https://127.0.0.1:2" });
    expect(nobody.get("Public address")).toContain("ECONNREFUSED");
    const plain = await problems({ PUBLIC_URL: bench.relay().url.replace("http:", "https:") });
    expect(plain.get("Public address")).toContain("cannot be reached");
    const other = await startBench();
    onTestFinished(() => other.close());
    expect((await problems({ PUBLIC_URL: other.relay().url })).get("Public address")).toContain(
      "another database",
    );
    const stranger = createServer((_request, response) => response.end("hello"));
    stranger.listen(0, "127.0.0.1");
    await once(stranger, "listening");
    onTestFinished(() => {
      stranger.close();
    });
    const listening = stranger.address();
    const port = typeof listening === "object" ? listening?.port : 0;
    const strange = await problems({ PUBLIC_URL: `http://127.0.0.1:${port}` });
    expect(strange.get("Public address")).toContain("something else (200)");
  });

  it("alerts that nobody takes: a webhook, a mail server, or none of it set up", async () => {
    const store = await bench.addStore();
    const receiver = await startWebhookReceiver();
    const mailServer = await startMailServer();
    onTestFinished(async () => {
      await receiver.close();
      await mailServer.close();
    });
    const emails = ["--alert-emails", "luz@shop.example"];
    await bench.admin("store", "update", store, "--alert-webhook", receiver.url, ...emails);
    const smtp = { SMTP_URL: mailServer.url, SMTP_FROM: "alerts@shop.example" };
    const well = await problems(smtp);
    expect([well.has("Alerts"), well.has("Mail server")]).toEqual([false, false]);
    expect((await problems()).get("Mail server")).toContain("there is none");
    const wrong = smtp.SMTP_URL.replace(/:[^:@]+@/u, ":another@");
    const refused = await problems({ ...smtp, SMTP_URL: wrong });
    expect(refused.get("Mail server")).toContain("smtp_login_refused");
    await bench.admin("store", "update", store, "--alert-webhook", "http://127.0.0.1:2");
    const away = await problems({ ...smtp, SMTP_URL: "smtp://127.0.0.1:2" });
    expect(away.get("Alerts")).toContain("127.0.0.1:2: unreachable");
    expect(away.get("Mail server")).toContain("smtp_unreachable");
    // It was looked at, and nothing was told.
    expect([receiver.posts.length, mailServer.mails.length]).toEqual([0, 0]);
  });

  it("no webhook secret, or a serving relay that does not have one", async () => {
    const none = await problems({ FINTOC_WEBHOOK_SECRET: "" });
    expect([...none.keys()]).toContain("Webhook secret");
    const without = await startBench({ ...env, FINTOC_WEBHOOK_SECRET: "", PUBLIC_URL: "" });
    onTestFinished(() => without.close());
    const served = await problems({ PUBLIC_URL: without.relay().url });
    expect(served.get("Webhook route")).toContain("404");
  });

  it("webhooks that have fallen silent", async () => {
    await sellOnce();
    const later = await problems({}, () => Date.now() + 25 * 3_600_000);
    expect(later.get("Webhook seen")).toBe("the last one came 25 h ago");
  });

  it("a database that cannot be opened", async () => {
    const found = await problems({ DATABASE_URL: `sqlite:${folder}/relay.sqlite/within-a-file` });
    expect([...found.keys()]).toContain("Database");
  });

  it("an option that there is not is refused with those that there are", async () => {
    await expect(runCheck(["--live"], env)).rejects.toThrow("Options: --json --test-mode");
  });
});
