import { openDatabase } from "../../relay/database/open-database.ts";
import type { Shop } from "./shop.ts";

const dayMs = 86_400_000;

/** The sale of this amount was charged and paid so many days ago. */
export async function age({ databaseUrl }: Shop, amount: number, days: number): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const row = await database
    .selectFrom("payment_intents")
    .selectAll()
    .where("amount", "=", amount)
    .executeTakeFirstOrThrow();
  const earlier = (instant: string) => new Date(Date.parse(instant) - days * dayMs).toISOString();
  const state: { finalAt: string | null } = JSON.parse(row.state);
  const finalAt = state.finalAt === null ? null : earlier(state.finalAt);
  await database
    .updateTable("payment_intents")
    .set({
      created_at: earlier(row.created_at),
      final_at: finalAt,
      state: JSON.stringify({ ...state, finalAt }),
    })
    .where("id", "=", row.id)
    .execute();
  await database.destroy();
}

/**
 * The sale of this amount was charged so many days ago, and the bank's word came only now.
 * @param atBank how many days ago the money came
 */
export async function confirmLate(
  { databaseUrl }: Shop,
  amount: number,
  days: number,
  atBank: number,
): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const row = await database
    .selectFrom("payment_intents")
    .selectAll()
    .where("amount", "=", amount)
    .executeTakeFirstOrThrow();
  const earlier = (count: number) =>
    new Date(Date.parse(row.created_at) - count * dayMs).toISOString();
  const state = { ...JSON.parse(row.state), transactionDate: earlier(atBank) };
  await database
    .updateTable("payment_intents")
    .set({ created_at: earlier(days), state: JSON.stringify(state) })
    .where("id", "=", row.id)
    .execute();
  await database.destroy();
}

/** The code that ends the address of this amount's receipt. */
export async function receiptCodeOf({ databaseUrl }: Shop, amount: number): Promise<string> {
  const database = await openDatabase(databaseUrl);
  const row = await database
    .selectFrom("payment_intents")
    .select("receipt_code")
    .where("amount", "=", amount)
    .executeTakeFirstOrThrow();
  await database.destroy();
  return row.receipt_code ?? "";
}

/** Every pairing code that waits has waited too long. */
export async function expireCodes({ databaseUrl }: Shop): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const past = new Date(Date.now() - 1_000).toISOString();
  await database.updateTable("pairing_codes").set({ expires_at: past }).execute();
  await database.destroy();
}
