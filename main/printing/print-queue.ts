/** One job at a time for each printer, in the order in which they were asked for. */
export interface PrintQueue {
  readonly add: <Value>(printer: string, job: () => Promise<Value>) => Promise<Value>;
}

export function createPrintQueue(): PrintQueue {
  const last = new Map<string, Promise<unknown>>();
  return {
    add(printer, job) {
      const before = last.get(printer) ?? Promise.resolve();
      // A job that failed is its own matter: the next one goes on.
      const mine = before.then(job, job);
      last.set(printer, mine);
      return mine;
    },
  };
}
