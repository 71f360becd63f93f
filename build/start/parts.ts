import { startPart, type Part } from "./part.ts";

/** Variables of the surroundings that would reach into the demo: it brings its own. */
const foreign =
  /^(?:HOST|PORT|PUBLIC_URL|DATABASE_URL|FINTOC_.*|STAFF_PIN_PEPPER|WEBHOOK_URL|TRUST_PROXY|METRICS_TOKEN|LOG_LEVEL|EXIT_WITH_PARENT)$/u;

/** All processes that `npm start` has started. */
export interface Parts {
  /** Starts a script that stays: its end is everything's end. */
  readonly start: (name: string, words: readonly string[], env?: NodeJS.ProcessEnv) => Part;
  /** Starts a script that may fail; `relyOn` it once it stands. */
  readonly attempt: (name: string, words: readonly string[], env?: NodeJS.ProcessEnv) => Part;
  readonly relyOn: (part: Part) => void;
  /**
   * Runs a script to its end and answers its stdout; throws what it said when it fails.
   * @param typed a line for its stdin
   */
  readonly run: (
    name: string,
    words: readonly string[],
    env?: NodeJS.ProcessEnv,
    typed?: string,
  ) => Promise<string>;
  /** Settles when a part that should stay has ended. */
  readonly death: Promise<{ readonly part: Part; readonly code: number | null }>;
  readonly stopAll: () => Promise<void>;
}

/** @param node runs every script; scripts are relative to `root` */
export function createParts(node: string, root: string): Parts {
  const running = new Set<Part>();
  const death = Promise.withResolvers<{ readonly part: Part; readonly code: number | null }>();
  let stopping = false;

  function attempt(name: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Part {
    if (stopping) throw new Error(`Everything is ending: ${name} is not started any more.`);
    const part = startPart(name, node, words, { cwd: root, env: { ...ownEnvironment(), ...env } });
    running.add(part);
    void part.ended.then(() => running.delete(part));
    return part;
  }

  function relyOn(part: Part): void {
    void part.ended.then((code) => {
      death.resolve({ part, code });
    });
  }

  return {
    start: (name, words, env) => {
      const part = attempt(name, words, env);
      relyOn(part);
      return part;
    },
    attempt,
    relyOn,
    run: async (name, words, env, typed) => {
      const part = attempt(name, words, env);
      if (typed !== undefined) part.write(typed);
      let output = "";
      part.onLine((line, from) => {
        if (from === "stdout") output += `${line}\n`;
      });
      if ((await part.ended) !== 0) throw new Error(part.lastWords());
      return output;
    },
    death: death.promise,
    stopAll: async () => {
      stopping = true;
      await Promise.all(Array.from(running, (part) => part.stop()));
    },
  };
}

function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
