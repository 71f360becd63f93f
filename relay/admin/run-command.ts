import { checkDatabaseUrl, defaultDatabaseUrl } from "../config.ts";
import { openDatabase, type Database } from "../database/open-database.ts";
import { RelayError } from "../http/relay-error.ts";
import { renewAlertSecret } from "./alert-commands.ts";
import { backup } from "./backup-command.ts";
import { verifyAllClosings } from "./closing-commands.ts";
import { CommandError } from "./command-error.ts";
import { addEnrolment, listEnrolments, revokeEnrolment } from "./enrolment-commands.ts";
import { listUnmatched, verifyEvents } from "./event-commands.ts";
import { help } from "./help.ts";
import { addStaff, listStaff, removeStaff, setStaffPin } from "./staff-commands.ts";
import { addStore, listStores, updateStore } from "./store-commands.ts";
import { allowStaff, denyStaff } from "./staff-store-commands.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { addTill, listTills, renewTillCode, revokeTill } from "./till-commands.ts";

type Command = (database: Database, args: readonly string[], terminal: Terminal) => Promise<object>;

const commands: Readonly<Record<string, Command>> = {
  "store add": addStore,
  "store update": updateStore,
  "store list": listStores,
  "store alert-secret": renewAlertSecret,
  "till add": addTill,
  "till code": renewTillCode,
  "till list": listTills,
  "till revoke": revokeTill,
  "enrolment add": addEnrolment,
  "enrolment list": listEnrolments,
  "enrolment revoke": revokeEnrolment,
  "staff add": addStaff,
  "staff list": listStaff,
  "staff remove": removeStaff,
  "staff allow": allowStaff,
  "staff deny": denyStaff,
  "staff set-pin": setStaffPin,
  "unmatched list": listUnmatched,
  "events verify": verifyEvents,
  "closings verify": verifyAllClosings,
};

/** Commands of the database as a whole; it is not migrated for them. */
const wholeCommands: Readonly<
  Record<string, (databaseUrl: string, args: readonly string[]) => object>
> = { backup };

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
  if (noun === "help" || noun === "--help") return help;
  const command = commands[`${noun} ${verb}`];
  const wholeCommand = wholeCommands[noun];
  if (command === undefined && wholeCommand === undefined) {
    const known = [...Object.keys(commands), ...Object.keys(wholeCommands)].join(", ");
    throw new CommandError(`Unknown command: ${words.join(" ")}. Commands: ${known}; see help`);
  }
  const databaseUrl = env["DATABASE_URL"] ?? defaultDatabaseUrl;
  const fault = checkDatabaseUrl(databaseUrl);
  if (fault !== null) throw new CommandError(fault);
  const write = (answer: object) => JSON.stringify(answer, null, asJson ? 0 : 2);
  if (command === undefined) {
    const rest = words.filter((word) => word !== "--json").slice(1);
    return write(wholeCommand?.(databaseUrl, rest) ?? {});
  }
  const database = await openDatabase(databaseUrl);
  try {
    return write(await command(database, args, terminal));
  } catch (error) {
    throw error instanceof RelayError ? new CommandError(error.message) : error;
  } finally {
    await database.destroy();
  }
}
