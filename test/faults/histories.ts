import type { Database } from "../../relay/database/open-database.ts";
import type { Simulator } from "../../simulator/simulator.ts";
import type { World, Violation } from "./find-violations.ts";

/** What the relay and the simulator each remember of the intent that a violation is about. */
export async function describeViolation(
  { rule, intentId, detail }: Violation,
  { simulator, tills }: World,
  database: Database,
): Promise<string> {
  const title = `VIOLATED: ${rule}: ${intentId ?? "no intent"}: ${detail}`;
  if (intentId === null) return title;
  const row = await database
    .selectFrom("payment_intents")
    .select(["fintoc_id", "till_id", "state", "ask_at", "created_at", "updated_at"])
    .where("id", "=", intentId)
    .executeTakeFirst();
  const of = (table: "facts" | "creation_attempts") =>
    database
      .selectFrom(table)
      .selectAll()
      .where("intent_id", "=", intentId)
      .orderBy("number")
      .execute();
  const lines = [row, ...(await of("creation_attempts")), ...(await of("facts"))];
  const known = tills.flatMap((till) => till.shown.get(intentId) ?? []);
  return [
    title,
    "  at the relay:",
    ...lines.map((line) => `    ${JSON.stringify(line)}`),
    "  at the till:",
    ...known.map((line) => `    ${JSON.stringify(line)}`),
    "  at Fintoc:",
    ...atFintoc(simulator, intentId, row?.fintoc_id ?? null).map((line) => `    ${line}`),
  ].join("\n");
}

function atFintoc(simulator: Simulator, intentId: string, fintocId: string | null): string[] {
  const intents = simulator
    .intents()
    .filter((each) => each.id === fintocId || each.metadata?.["cobro_payment_intent"] === intentId);
  const ids = new Set(intents.map((each) => each.id));
  const deliveries = simulator
    .deliveries()
    .filter((each) => ids.has(each.intentId))
    .map(({ at, attempt, eventId, outcome, statusCode, type }) =>
      JSON.stringify({ at: new Date(at), eventId, type, attempt, outcome, statusCode }),
    );
  return [...intents.map((each) => JSON.stringify(each)), ...deliveries];
}
