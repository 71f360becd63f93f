/** The other side of `startLoad`: answers every job that the parent sends. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it names what the parent sends
export function answerJobs<Job, Results>(work: (job: Job) => Promise<Results>): void {
  process.on("message", (job: Job) => {
    work(job).then(
      (results) => process.send?.({ results }),
      (error: unknown) =>
        process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.once("disconnect", () => process.exit(0));
}
