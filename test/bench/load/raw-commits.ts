import { DatabaseSync } from "node:sqlite";

import { answerJobs } from "./answer-jobs.ts";
import { webhookRequest } from "./webhook.ts";

export interface RawCommitsJob {
  /** A database file that does not exist yet, on the disk in question. */
  readonly path: string;
  readonly rowsPerCommit: number;
  readonly seconds: number;
}

export interface RawCommitsResults {
  readonly commitsPerSecond: number;
  readonly rowsPerSecond: number;
}

/** What the disk allows: rows of a webhook's size, written durably, with nothing else done. */
answerJobs((job: RawCommitsJob): Promise<RawCommitsResults> => {
  const database = new DatabaseSync(job.path);
  database.exec("pragma journal_mode = wal; pragma synchronous = full;");
  database.exec("create table if not exists events (id integer primary key, body text not null)");
  const insert = database.prepare("insert into events (body) values (?)");
  const begin = database.prepare("begin immediate");
  const commit = database.prepare("commit");
  const body = webhookRequest(1, 1, "whsec_raw").toString();
  let commits = 0;
  const startedAt = performance.now();
  const end = startedAt + job.seconds * 1_000;
  while (performance.now() < end) {
    begin.run();
    for (let row = 0; row < job.rowsPerCommit; row += 1) insert.run(body);
    commit.run();
    commits += 1;
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  database.close();
  return Promise.resolve({
    commitsPerSecond: commits / seconds,
    rowsPerSecond: (commits * job.rowsPerCommit) / seconds,
  });
});
