import { randomBytes } from "node:crypto";

import { sql, type Kysely } from "kysely";

import { receiptCode, receiptCodeLength } from "../../../contract/receipt-code.ts";

const atOnce = 1_000;

/**
 * Each payment intent's receipt code, and who asked about it when. One index by the code's first
 * twelve letters serves its address, the whole code and the short one; the short one is unique
 * within a store, so that it never means two payments there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("payment_intents").addColumn("receipt_code", "text").execute();
  for (;;) {
    const { rows } = await sql<{
      readonly id: string;
    }>`select id from payment_intents where receipt_code is null limit ${atOnce}`.execute(db);
    for (const { id } of rows) {
      const code = receiptCode(randomBytes(receiptCodeLength));
      await sql`update payment_intents set receipt_code = ${code} where id = ${id}`.execute(db);
    }
    if (rows.length < atOnce) break;
  }
  await sql`create unique index payment_intents_by_receipt on payment_intents (substr(receipt_code, 1, 12), store_id)`.execute(
    db,
  );

  await db.schema
    .createTable("receipt_checks")
    .addColumn("intent_id", "text", (column) => column.notNull().references("payment_intents.id"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("till_id", "text", (column) => column.notNull().references("tills.id"))
    .addColumn("cashier_id", "text", (column) => column.references("staff.id"))
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("receipt_checks_key", ["intent_id", "number"])
    .execute();
  await db.schema.createIndex("receipt_checks_by_age").on("receipt_checks").column("at").execute();
}
