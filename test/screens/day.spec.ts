import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";

import { addDays, businessDay, businessDayOf } from "../../contract/business-day.ts";
import type { Attention, PaymentIntentStatus } from "../../contract/payment-intent.ts";
import { stateOf } from "../../contract/transition.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { expect, test, type Shop } from "../e2e/shop.ts";
import { takesPictures, takeTill } from "./camera.ts";

const zone = "America/Santiago";
const hourMs = 3_600_000;
/** How many sales begin in each hour of a café's day. */
const rush = [0, 0, 0, 0, 0, 0, 0, 1, 3, 5, 4, 6, 9, 14, 11, 6, 4, 5, 7, 9, 8, 4, 1, 0];

interface Written {
  readonly at: number;
  readonly amount: number;
  readonly status: PaymentIntentStatus;
  readonly reference?: string;
  readonly attention?: Attention;
  readonly note?: string;
}

/** Writes a café's sales into the relay's database: a day of them is not sold in a test. */
async function writeSales(
  shop: Shop,
  store: string,
  sales: readonly Written[],
  people: readonly (string | null)[],
): Promise<void> {
  const database = await openDatabase(shop.databaseUrl);
  const tills = await database
    .selectFrom("tills")
    .select("id")
    .where("store_id", "=", store)
    .execute();
  const rows = sales.map(
    ({ amount, at, attention = null, note, reference = null, status }, index) => {
      const asked = { amount, currency: "CLP", tokenExpiresAt: null, confirmAbove: null } as const;
      const created = new Date(at).toISOString();
      const payMs = 18_000 + ((index * 7_919) % 61_000);
      const paid = status === "succeeded";
      const finalAt = paid ? new Date(at + payMs).toISOString() : null;
      const attentionSettled = note === undefined ? null : { by: "Luz Vera", at: created, note };
      const state = { ...stateOf(asked, []), status, attention, attentionSettled, finalAt };
      return {
        id: randomUUID(),
        store_id: store,
        till_id: tills[index % 3 === 0 ? 1 : 0]?.id ?? "",
        cashier_id: people[index % people.length] ?? null,
        mode: "test",
        amount,
        currency: "CLP",
        product: "payment_intent",
        reference,
        request: "{}",
        slug: randomUUID(),
        fintoc_id: `pi_${randomUUID()}`,
        state: JSON.stringify(state),
        status,
        attention,
        settled_at: attentionSettled?.at ?? null,
        final_at: finalAt,
        pay_ms: paid ? payMs : null,
        created_at: created,
        updated_at: created,
      };
    },
  );
  await database.insertInto("payment_intents").values(rows).execute();
  // What a relay keeps of a day holds as far as its store's feed has come.
  await database
    .updateTable("stores")
    .set((row) => ({ feed_position: row("feed_position", "+", 1) }))
    .where("id", "=", store)
    .execute();
  await database.destroy();
}

/** A day's sales by the hour, up to an instant; every so often one is not paid. */
function salesOf(day: string, until: number, more: number): readonly Written[] {
  const { from } = businessDay(day, zone, 0);
  return rush.flatMap((count, hour) =>
    Array.from({ length: Math.max(0, count + (hour % 3) - more) }, (_, index): Written => {
      const at = from + hour * hourMs + index * 240_000;
      const amount = 2_990 + ((hour * 31 + index * 17 + more * 7) % 23) * 1_000;
      return { at, amount, status: (hour + index) % 13 === 5 ? "rejected" : "succeeded" };
    }).filter(({ at }) => at < until),
  );
}

async function openDay(page: Page): Promise<void> {
  await page.keyboard.press("F9");
  await expect(page.getByTestId("received")).toContainText("$");
}

test("the manager's day: empty, busy, in figures, its calendar, and what needs a person", async ({
  shop,
}) => {
  const added = await shop.addTill();
  await shop.relay.admin("till", "add", "--store", added.store, "--name", "Barra del fondo");
  const people = [
    await shop.addStaff(added.store, "cashier", "Ana Soto", "4711"),
    await shop.addStaff(added.store, "cashier", "María Fernanda Olivares", "4713"),
    null,
    await shop.addStaff(added.store, "manager", "Luz Vera", "123456"),
  ];
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByRole("button", { name: "Luz Vera" }).click();
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("staff-chip")).toContainText("Luz Vera");
  await openDay(page);
  await expect(page.getByText("Sin ventas en este día.")).toBeVisible();
  if (takesPictures) await takeTill(page, "day-empty");

  // A whole day, whatever the clock says while this runs.
  const day = addDays(businessDayOf(Date.now(), zone, 0), -1);
  const all = Number.POSITIVE_INFINITY;
  const { from } = businessDay(day, zone, 0);
  const last = from + 21 * hourMs;
  await writeSales(
    shop,
    added.store,
    [
      ...salesOf(day, from + 20.5 * hourMs, 0),
      ...salesOf(addDays(day, -1), all, 1),
      ...salesOf(addDays(day, -7), all, -1),
      { at: last - 200_000, amount: 34_500, status: "pending", reference: "Mesa 7" },
      { at: last - 100_000, amount: 8_200, status: "created" },
      {
        at: last - 7 * hourMs,
        amount: 8_200,
        status: "succeeded",
        attention: "paid_after_cancel",
        reference: "Retiro 18",
      },
      { at: last - 26 * hourMs, amount: 128_990, status: "failed", attention: "unresolved" },
      {
        at: last - 3 * hourMs,
        amount: 15_000,
        status: "succeeded",
        attention: "contradiction",
        note: "Apareció en la cartola a las 19:10; se entregó.",
      },
    ],
    people,
  );
  await page.keyboard.press("Escape");
  await openDay(page);
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByTestId("attention-item")).toHaveCount(2);
  await expect(page.getByTestId("hours")).toBeVisible();
  await takeTill(page, "day-busy");

  await page.getByTestId("hours").getByRole("button").click();
  await page.getByTestId("attention").getByRole("button", { name: "1 resuelta" }).click();
  await page.getByTestId("by-cashier").getByRole("button", { name: "Ana Soto" }).click();
  await takeTill(page, "day-figures");
  await page.getByTestId("hours").getByRole("button").click();

  await page.getByRole("button", { name: /elegir otro día/u }).click();
  await expect(page.getByRole("grid", { name: /^Calendario/u })).toBeVisible();
  await takeTill(page, "day-calendar");
  await page.keyboard.press("Escape");

  await page
    .getByRole("button", { name: /Resolver la venta/u })
    .first()
    .click();
  await page.keyboard.press("Enter");
  await takeTill(page, "day-note");
  await page.keyboard.press("Escape");

  await shop.relay.stop();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("button", { name: "Intentar de nuevo" }).first()).toBeVisible();
  await takeTill(page, "day-offline");
});
