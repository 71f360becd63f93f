/** A JSON document on disk that is written whole, atomically and synchronously to the platter. */
export interface JsonFile {
  /** `null` when there is none yet. @throws SyntaxError when it is not JSON */
  readonly read: () => unknown;
  /** When it returns, the document survives a crash. @throws NodeJS.ErrnoException */
  readonly write: (document: object) => void;
  /** Puts an unreadable or outlived document aside under another name; the next read finds none. Answers that name. */
  readonly setAside: (suffix: string) => string;
}

/** Opens the document of this name in the till's data folder. */
export type OpenJsonFile = (name: string) => JsonFile;
