import { answerJobs } from "./answer-jobs.ts";
import { openConnection } from "./http-connection.ts";
import { webhookRequest } from "./webhook.ts";

export interface IntakeJob {
  readonly port: number;
  readonly secret: string;
  readonly connections: number;
  /** The filled intents whose webhooks are sent. */
  readonly from: number;
  readonly count: number;
}

export interface IntakeResults {
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
  readonly notAcknowledged: number;
}

answerJobs(async (job: IntakeJob): Promise<IntakeResults> => {
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => openConnection(job.port)),
  );
  // Signed beforehand: the generator shares the machine with what it measures.
  const requests = Array.from({ length: job.count }, (_, each) =>
    webhookRequest(job.from + each, job.port, job.secret),
  );
  const latenciesMs: number[] = [];
  let next = 0;
  let notAcknowledged = 0;
  const startedAt = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      for (;;) {
        const request = requests[next];
        next += 1;
        if (request === undefined) return;
        const sentAt = performance.now();
        const { status } = await connection.send(request);
        latenciesMs.push(performance.now() - sentAt);
        if (status !== 200) notAcknowledged += 1;
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const connection of connections) connection.close();
  return { seconds, latenciesMs, notAcknowledged };
});
