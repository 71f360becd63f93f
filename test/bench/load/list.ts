import { DatabaseSync } from "node:sqlite";

import { tillSecretOf } from "../fill.ts";
import { answerJobs } from "./answer-jobs.ts";
import { openConnection } from "./http-connection.ts";

export interface ListJob {
  readonly port: number;
  readonly tills: number;
  readonly days: readonly string[];
  readonly connections: number;
  /** Requests of each kind. */
  readonly count: number;
  /** A manager's session, where the day's totals are to be had. */
  readonly staffSession: string | null;
  /** The same page read straight from the database, with the instants between which each day lies. */
  readonly raw: {
    readonly path: string;
    readonly between: readonly (readonly [string, string])[];
  } | null;
}

export type ListKind =
  | "day"
  | "next page"
  | "one status"
  | "search"
  | "latest 20"
  | "totals"
  | "raw";
/** Milliseconds of every request, by kind. */
export type ListResults = Partial<Record<ListKind, readonly number[]>>;

const cursorPattern = /"nextCursor":"([\w-]+)"/u;

answerJobs(async (job: ListJob): Promise<ListResults> => {
  const results: Partial<Record<ListKind, number[]>> = {};
  const took = (kind: ListKind, startedAt: number) =>
    (results[kind] ??= []).push(performance.now() - startedAt);
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => openConnection(job.port)),
  );
  let next = 0;
  await Promise.all(
    connections.map(async (connection) => {
      const get = async (kind: ListKind, till: number, path: string, more = "") => {
        const head = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${tillSecretOf(till)}\r\n${more}\r\n`;
        const startedAt = performance.now();
        const { bytes, status } = await connection.send(Buffer.from(head));
        took(kind, startedAt);
        if (status !== 200) throw new Error(`${path} answered ${status}`);
        return bytes.toString();
      };
      while (next < job.count) {
        const each = next;
        next += 1;
        // A stride that shares no factor with the tills or days, so that every pair has its turn.
        const till = (each * 7_919) % job.tills;
        const day = job.days[(each * 31) % job.days.length] ?? "";
        const list = `/v1/payment-intents?day=${day}`;
        const page = await get("day", till, list);
        const cursor = cursorPattern.exec(page)?.[1];
        if (cursor !== undefined) await get("next page", till, `${list}&cursor=${cursor}`);
        await get("one status", till, `${list}&status=rejected`);
        await get("search", till, `${list}&q=Mesa+7`);
        await get("latest 20", till, "/v1/payment-intents?limit=20");
        if (job.staffSession !== null) {
          await get("totals", 0, `/v1/days/${day}`, `Staff-Session: ${job.staffSession}\r\n`);
        }
      }
    }),
  );
  for (const connection of connections) connection.close();
  if (job.raw !== null) readRaw(job, job.raw, (startedAt) => took("raw", startedAt));
  return results;
});

function readRaw(
  job: ListJob,
  raw: NonNullable<ListJob["raw"]>,
  took: (startedAt: number) => void,
) {
  const database = new DatabaseSync(raw.path, { readOnly: true });
  const select = database.prepare(
    "select * from payment_intents where till_id = ? and created_at >= ? and created_at < ? order by created_at desc, id desc limit 51",
  );
  for (let each = 0; each < job.count; each += 1) {
    const [from = "", to = ""] = raw.between[(each * 31) % raw.between.length] ?? [];
    const startedAt = performance.now();
    select.all(`till-${(each * 7_919) % job.tills}`, from, to);
    took(startedAt);
  }
  database.close();
}
