/**
 * What a person or a test does to the computer around a preview, a line of stdin each:
 * `plug`, `unplug` (the last display but the first), `suspend`, `resume`, `lock-screen`,
 * `unlock-screen`, `offline`, `online`, `key F11` (in the first window),
 * `close`, `crash`, `hang`, `unhang` (the first window and its page), `throw` (in the main process),
 * `view-request N mainFrame https://…` (whether the view's session lets that pass; the answer is
 * `view-answer N allowed` or `… refused` on stdout).
 */
export interface Controls {
  readonly obey: (line: string) => void;
  /** One listener a word; it gets the words that follow. */
  readonly on: (word: string, listener: (...words: readonly string[]) => void) => void;
}

/** @param print writes one line for the person at the terminal */
export function createControls(print: (line: string) => void): Controls {
  const listeners = new Map<string, (...words: readonly string[]) => void>();
  return {
    on: (word, listener) => {
      listeners.set(word, listener);
    },
    obey: (line) => {
      const [word = "", ...rest] = line.trim().split(/\s+/u);
      if (word === "") return;
      const listener = listeners.get(word);
      if (listener === undefined) {
        print(`The preview knows no '${word}'; it knows ${[...listeners.keys()].join(", ")}.`);
      } else {
        listener(...rest);
      }
    },
  };
}
