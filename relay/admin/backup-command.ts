import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { namesPostgres, renewEpoch } from "../database/open-database.ts";
import { sqlitePath } from "../database/sqlite.ts";
import { CommandError } from "./command-error.ts";
import { readOptions } from "./options.ts";

const restore =
  "To restore: stop the relay, move the database and its -wal and -shm files aside, copy this file into the database's place, start the relay. Tills reload what they show.";

/**
 * `backup FILE` → `{"backup":{"file","bytes","restore"}}`: one consistent SQLite file, taken while
 * the relay serves. It is complete and on the disk when it appears under its name.
 * @throws CommandError when the file is there already, or the database is a PostgreSQL
 */
export function backup(databaseUrl: string, args: readonly string[]) {
  const [name] = readOptions(args, []).positionals;
  if (name === undefined || name === "") {
    throw new CommandError("backup needs a file to write: backup FILE");
  }
  if (namesPostgres(databaseUrl)) {
    throw new CommandError(
      "The database is a PostgreSQL: back it up with pg_dump or with your server's continuous archiving",
    );
  }
  const source = sqlitePath(databaseUrl);
  if (!existsSync(source)) throw new CommandError(`There is no database ${source} to back up`);
  const file = resolve(name);
  if (existsSync(file)) {
    throw new CommandError(`${file} is there already: choose another name, nothing is overwritten`);
  }
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  copyDatabase(source, partial);
  makeRestorable(partial);
  chmodSync(partial, 0o600);
  flush(partial);
  renameSync(partial, file);
  if (process.platform !== "win32") flush(dirname(file));
  return { backup: { file, bytes: statSync(file).size, restore } };
}

function copyDatabase(source: string, target: string): void {
  const database = new DatabaseSync(source, { timeout: 10_000 });
  try {
    database.prepare("vacuum into ?").run(target);
  } finally {
    database.close();
  }
}

/** Whoever serves the copy is another database: positions of the original mean nothing there. */
function makeRestorable(path: string): void {
  const database = new DatabaseSync(path);
  try {
    const [found] = Object.values(database.prepare("pragma quick_check(1)").get() ?? {});
    if (found !== "ok") {
      throw new Error(`The backup is damaged (${String(found)}), and so may be the database`);
    }
    database.prepare("update meta set value = ? where key = 'epoch'").run(renewEpoch);
  } finally {
    database.close();
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
