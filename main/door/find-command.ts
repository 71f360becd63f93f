/** What another program wants of the app that is open. */
export interface CommandWords {
  readonly name: "charge" | "sale" | "cancel";
  readonly args: readonly string[];
}

const names = ["charge", "sale", "cancel"] as const;

/**
 * The command among the app's arguments: its first word that is neither a switch nor the path of the
 * app itself (which stands there outside of a package).
 */
export function findCommand(argv: readonly string[]): CommandWords | null {
  // A package: the program, then its arguments; otherwise the app's path may stand between them.
  for (const [at, word] of argv.slice(0, mostBefore).entries()) {
    if (at === 0) continue;
    const name = names.find((each) => each === word);
    if (name !== undefined) return { name, args: argv.slice(at + 1) };
  }
  return null;
}

/** The program, the app's path, a main bundle, and switches such as `--no-sandbox` before the word. */
const mostBefore = 8;
