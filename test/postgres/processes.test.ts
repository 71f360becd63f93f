import { spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";

import { sql } from "kysely";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";

import { openDatabase, readEpoch } from "../../relay/database/open-database.ts";
import { isStorageFailure } from "../../relay/database/storage-failure.ts";
import { linkName } from "../../relay/database/postgres-link.ts";
import { startBench, type Bench, type TillClient } from "../relay/harness.ts";

const until = { timeout: 10_000, interval: 10 };

/** Sooner than the slow poll, so that only a nudge can have done it. */
const byNudge = { timeout: 2_500, interval: 10 };

/** Only PostgreSQL is served by more than one process. */
describe("two relays on one database", () => {
  let bench: Bench;
  let till: TillClient;
  beforeEach(async () => {
    bench = await startBench();
    till = await bench.pairTill();
  });
  afterEach(() => bench.close());

  const cutConnections = async (condition: string) => {
    const client = new pg.Client({ connectionString: bench.databaseUrl });
    await client.connect();
    const cut = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and ${condition}`,
    );
    await client.end();
    return cut.rowCount;
  };

  it("a webhook that hits one reaches a till's feed on the other", async () => {
    const other = bench.via(till, await bench.startAnother());
    const feed = await other.feed();
    const sale = await till.sale();
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(() => {
      const last = feed.messages.at(-1)?.data;
      expect(last).toMatchObject({ paymentIntent: { id: sale.id, status: "succeeded" } });
    }, byNudge);
    feed.close();
  });

  it("a till revoked beside the one is cut by the other within 5 s", async () => {
    const other = bench.via(till, await bench.startAnother());
    const feed = await other.feed();
    await bench.admin("till", "revoke", till.id);
    const cut = vi.fn();
    void feed.ended.then(cut);
    await vi.waitFor(() => expect(cut).toHaveBeenCalled(), { timeout: 5_000, interval: 20 });
  });

  it("with the listening connections cut, feeds are made good and nudged again", async () => {
    const other = bench.via(till, await bench.startAnother());
    const feed = await other.feed();
    expect(await cutConnections(`application_name = '${linkName}'`)).toBe(2);
    const sale = await till.sale();
    await vi.waitFor(() => {
      expect(JSON.stringify(feed.messages.at(-1)?.data)).toContain(sale.id);
    }, until);
    feed.close();
  });

  it("with every connection cut at once, both go on", async () => {
    const other = bench.via(till, await bench.startAnother());
    const feed = await other.feed();
    expect(await cutConnections("true")).toBeGreaterThan(2);
    const sale = await vi.waitFor(() => till.sale(), until);
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(() => {
      const last = feed.messages.at(-1)?.data;
      expect(last).toMatchObject({ paymentIntent: { id: sale.id, status: "succeeded" } });
    }, until);
    feed.close();
  });

  it("the same intent charged at both at once is created once", async () => {
    const other = bench.via(till, await bench.startAnother());
    for (let round = 0; round < 5; round += 1) {
      const id = crypto.randomUUID();
      const answers = await Promise.all([till.charge({}, id), other.charge({}, id)]);
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 201]));
      for (const answer of answers) {
        expect(await answer.json()).toMatchObject({ paymentIntent: { id, status: "created" } });
      }
    }
    expect(bench.simulator.intents()).toHaveLength(5);
  });

  it("facts that come at both at once are all kept", async () => {
    const other = bench.via(till, await bench.startAnother());
    const sale = await till.sale();
    const path = `/v1/payment-intents/${sale.id}`;
    bench.simulator.act(sale.fintocId ?? "", "start");
    const told = await Promise.all(
      [till, other, till, other].map((each) => each.call("POST", `${path}/refresh`)),
    );
    const cancelled = await Promise.all([
      till.call("POST", `${path}/cancel`),
      other.call("POST", `${path}/cancel`),
      other.call("POST", `${path}/refresh`),
    ]);
    expect([...told, ...cancelled].map((each) => each.status)).toEqual(Array(7).fill(200));
    expect(await till.get(sale.id)).toMatchObject({
      status: "in_progress",
      cancelledAt: expect.any(String),
    });
    const { history } = await till.get(sale.id);
    expect(history.filter((entry) => entry.kind === "cancelled")).toHaveLength(1);
  });

  it("a creation whose process was killed is finished by the other, under the same key", async () => {
    const child = spawn(process.execPath, ["relay/main.ts"], {
      env: { ...process.env, ...bench.environment, LOG_LEVEL: "silent" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(child.stdout, "data");
    const { url } = JSON.parse(String(line));
    const doomed = bench.via(till, { url, close: () => Promise.resolve() });
    bench.simulator.behave({ creates: [{ kind: "commit_then_timeout" }] });
    const id = crypto.randomUUID();
    const lost = expect(doomed.charge({}, id)).rejects.toThrow();
    await vi.waitFor(() => expect(bench.simulator.intents()).toHaveLength(1), until);
    child.kill("SIGKILL");
    await lost;
    await vi.waitFor(async () => expect((await till.get(id)).status).toBe("created"), until);
    expect(bench.simulator.intents()).toHaveLength(1);
  });

  it("a backup is pg_dump's, and the command says so", async () => {
    await expect(bench.admin("backup", "never-written")).rejects.toThrow("pg_dump");
  });

  it("a connection cut inside a transaction fails that work alone, as what may be tried again", async () => {
    const database = await openDatabase(bench.databaseUrl);
    const failure: unknown = await database
      .transaction()
      .execute(async (transaction) => {
        const own = sql<{ pid: number }>`select pg_backend_pid() as pid`;
        const { rows } = await own.execute(transaction);
        await cutConnections(`pid = ${rows[0]?.pid}`);
        await own.execute(transaction);
      })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(isStorageFailure(failure)).toBe(true);
    expect(await database.selectFrom("meta").select("key").execute()).toHaveLength(1);
    await database.destroy();
  });

  it("a user who is no administrator of the server is enough", async () => {
    const name = `cobro_plain_${randomBytes(4).toString("hex")}`;
    const owner = new pg.Client({ connectionString: bench.databaseUrl });
    await owner.connect();
    await owner.query(`create role ${name} login password 'plain'`);
    await owner.query(`create database ${name} owner ${name}`);
    const url = new URL(bench.databaseUrl);
    url.username = name;
    url.password = "plain";
    url.pathname = `/${name}`;
    const database = await openDatabase(url.href);
    expect(await readEpoch(database)).toMatch(/^[\w-]{36}-\d+-\d+-\d+$/u);
    await database.destroy();
    await owner.query(`drop database ${name}`);
    await owner.query(`drop role ${name}`);
    await owner.end();
  });

  it("a copy of the database is another one: positions of the original mean nothing there", async () => {
    const original = await openDatabase(bench.databaseUrl);
    const epoch = await readEpoch(original);
    await original.destroy();
    const url = new URL(bench.databaseUrl);
    const copy = `cobro_copy_${randomBytes(4).toString("hex")}`;
    const admin = new pg.Client({ connectionString: inject("postgresUrl") });
    await admin.connect();
    await bench.relay().close();
    await admin.query(`create database ${copy} template ${url.pathname.slice(1)}`);
    url.pathname = `/${copy}`;
    const restored = await openDatabase(url.href);
    expect(await readEpoch(restored)).not.toBe(epoch);
    await restored.destroy();
    await admin.query(`drop database ${copy}`);
    await admin.end();
  });

  it("whatever hits both at once, each feed tells every end once, in order, and each event counts once", async () => {
    const another = await bench.startAnother();
    bench.simulator.behave({ withholdWebhooks: true });
    const others = bench.via(till, another);
    const feeds = [await till.feed(), await others.feed()];
    const sales = await Promise.all(
      Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? till : others).sale(index + 1)),
    );
    const deliver = async (sale: (typeof sales)[number], type: string, id: string) => {
      const data = { id: sale.fintocId, amount: sale.amount, currency: "CLP", status: type };
      const name = `payment_intent.${type}`;
      const body = JSON.stringify({ id, object: "event", type: name, mode: "test", data });
      const time = Math.floor(bench.simulator.now() / 1_000);
      const { webhookSecret } = bench.simulator;
      const mac = createHmac("sha256", webhookSecret).update(`${time}.${body}`).digest("hex");
      const answers = await Promise.all(
        [bench.relay(), another].map(({ url }) =>
          fetch(`${url}/webhooks/fintoc`, {
            method: "POST",
            headers: { "Fintoc-Signature": `t=${time},v1=${mac}` },
            body,
          }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    };
    await Promise.all(
      sales.flatMap((sale) => [
        deliver(sale, "pending", `evt_pending_${sale.id}`),
        deliver(sale, "rejected", `evt_rejected_${sale.id}`),
      ]),
    );
    for (const feed of feeds) {
      await vi.waitFor(() => {
        const told = JSON.stringify(feed.messages);
        for (const { id } of sales) expect(told).toMatch(new RegExp(`${id}[^{}]*"rejected"`, "u"));
      }, until);
      const positions = feed.messages.flatMap(({ id }) =>
        id === undefined ? [] : [Number(id.split(".").at(-1))],
      );
      expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => a - b));
      feed.close();
    }
    for (const { id } of sales) {
      const { history, status } = await till.get(id);
      expect(status).toBe("rejected");
      const events = history.flatMap(({ eventId }) => (eventId === null ? [] : [eventId]));
      expect(events.toSorted()).toEqual([`evt_pending_${id}`, `evt_rejected_${id}`]);
    }
  });
});
