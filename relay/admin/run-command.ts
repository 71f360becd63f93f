import { checkDatabaseUrl, defaultDatabaseUrl } from "../config.ts";
import { openDatabase, type Database } from "../database/open-database.ts";
import { CommandError } from "./command-error.ts";
import { listUnmatched, verifyEvents } from "./event-commands.ts";
import { addStaff, listStaff, removeStaff, setStaffPin } from "./staff-commands.ts";
import { addStore, listStores, updateStore } from "./store-commands.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { addTill, listTills, revokeTill } from "./till-commands.ts";

type Command = (database: Database, args: readonly string[], terminal: Terminal) => Promise<object>;

const commands: Readonly<Record<string, Command>> = {
  "store add": addStore,
  "store update": updateStore,
  "store list": listStores,
  "till add": addTill,
  "till list": listTills,
  "till revoke": revokeTill,
  "staff add": addStaff,
  "staff list": listStaff,
  "staff remove": removeStaff,
  "staff set-pin": setStaffPin,
  "unmatched list": listUnmatched,
  "events verify": verifyEvents,
};

/**
 * Runs an administrator's command against the database that `DATABASE_URL` names, before the first
 * start or beside a serving relay. With `--json` it answers one JSON object, else lines to read.
 * @throws CommandError when the words are off; the message says what to type
 */
export async function runCommand(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  terminal: Terminal = processTerminal(env),
): Promise<string> {
  const asJson = words.includes("--json");
  const [noun = "", verb = "", ...args] = words.filter((word) => word !== "--json");
  const command = commands[`${noun} ${verb}`];
  if (command === undefined) {
    throw new CommandError(
      `Unknown command: ${words.join(" ")}. Commands: ${Object.keys(commands).join(", ")}; without one, the relay serves`,
    );
  }
  const databaseUrl = env["DATABASE_URL"] ?? defaultDatabaseUrl;
  const fault = checkDatabaseUrl(databaseUrl);
  if (fault !== null) throw new CommandError(fault);
  const database = await openDatabase(databaseUrl);
  try {
    const answer = await command(database, args, terminal);
    return asJson ? JSON.stringify(answer) : JSON.stringify(answer, null, 2);
  } finally {
    await database.destroy();
  }
}
