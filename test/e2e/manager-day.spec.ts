import type { Page } from "@playwright/test";

import { addDays, businessDayOf } from "../../contract/business-day.ts";
import { addTeam, signIn } from "./manager-shop.ts";
import { age } from "./relay-rows.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { charge, expect, saleStatus, test, type Shop } from "./shop.ts";

/** Santiago's clock begins its days at midnight. */
const today = () => businessDayOf(Date.now(), "America/Santiago", 0);
/** "viernes 20 de noviembre" */
const nameOf = (day: string) => {
  const format = { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" } as const;
  const year = day.slice(0, 4) === today().slice(0, 4) ? {} : ({ year: "numeric" } as const);
  const words = new Intl.DateTimeFormat("es-CL", { ...format, ...year }).format(
    Date.parse(`${day}T12:00:00.000Z`),
  );
  return words.replace(", ", " ");
};

/** Opens a till and signs in. */
async function openTill(shop: Shop, code: string, name: string, pin: string): Promise<Page> {
  const folder = `--user-data-dir=${shop.tillFolder}-${name.slice(0, 3)}`;
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`, folder);
  await signIn(page, name, pin);
  return page;
}

/** Who is signed in as manager opens the day without another PIN. */
async function openDay(page: Page): Promise<void> {
  await page.keyboard.press("F9");
  await expect(page.getByTestId("received")).toContainText("$");
}

async function sell(
  shop: Shop,
  page: Page,
  digits: string,
  end: "approve" | "reject" | "cancel, then approve" | "leave",
): Promise<void> {
  const becomes = (status: string) =>
    expect(saleStatus(page)).toHaveAttribute("data-status", status);
  await charge(page, digits);
  await becomes("waiting");
  if (end === "leave") {
    await page.getByRole("button", { name: /^Dejar en espera/u }).click();
    return;
  }
  if (end === "cancel, then approve") {
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Sí, cancelar" }).click();
    await becomes("cancelled");
  }
  const intent = shop.simulator.intents().find((each) => String(each.amount) === digits);
  shop.simulator.act(intent?.id ?? "", end === "reject" ? "reject" : "approve");
  await becomes({ approve: "paid", reject: "rejected", "cancel, then approve": "attention" }[end]);
  await page.getByRole("button", { name: /^Próxima venta/u }).click();
  await expect(page.getByTestId("keypad")).toBeVisible();
}

test("the day adds up while tills sell, and what needs a person is settled with a note that every till sees", async ({
  shop,
}) => {
  const added = await addTeam(shop);
  const second = await shop.relay.admin("till", "add", "--store", added.store, "--name", "Caja 2");
  const { pairingCode }: { pairingCode: string } = JSON.parse(JSON.stringify(second));
  shop.canaries.add(pairingCode);
  const counter = await openTill(shop, pairingCode, "Ana Soto", "4711");
  await sell(shop, counter, "12990", "approve");
  await sell(shop, counter, "5000", "reject");
  const office = await openTill(shop, added.code, "Luz Vera", "123456");
  await openDay(office);

  const received = office.getByTestId("received");
  const glance = office.getByTestId("glance");
  const attention = office.getByTestId("attention");
  await expect(received).toHaveText("$12.990");
  await expect(glance).toContainText("1 venta · promedio $12.990");
  await expect(glance).toContainText("50% de éxito");
  await expect(glance).toContainText("mediana, desde el cobro");
  await expect(attention).toContainText("Nada necesita a una persona");
  const byTill = office.getByTestId("by-till").getByRole("row");
  await expect(byTill.filter({ hasText: "Caja 2" })).toHaveText(/Caja 2\s*1\s*\$12\.990/u);

  await test.step("live: figures change in their places, and nothing moves under the pointer", async () => {
    const place = await glance.boundingBox();
    await sell(shop, counter, "8200", "cancel, then approve");
    await sell(shop, counter, "34500", "leave");
    await expect(received).toHaveText("$21.190");
    await expect(glance).toContainText("2 ventas · promedio $10.595");
    await expect(glance.getByRole("button", { name: /^Abiertas/u })).toContainText("$34.500");
    await expect(byTill.filter({ hasText: "Caja 2" })).toContainText("$21.190");
    const byCashier = office.getByTestId("by-cashier").getByRole("row");
    await expect(byCashier.filter({ hasText: "Ana Soto" })).toContainText("$21.190");
    await expect(attention).toContainText("1 venta necesita a una persona");
    await expect(attention.getByTestId("attention-item")).toHaveCount(0);
    expect(await glance.boundingBox()).toEqual(place);
    await expectAccessible(office);
  });

  await test.step("what needs a person says what it means, and asks for a note", async () => {
    await attention.getByRole("button", { name: "Ver 1 nueva" }).click();
    const item = attention.getByTestId("attention-item");
    await expect(item).toContainText("Pagada después de cancelar · $8.200");
    await expect(item).toContainText("Caja 2 · Ana Soto");
    await expect(item).toContainText("entregar lo comprado o devolver el dinero");
    await item.getByRole("button", { name: /^Resolver/u }).click();
    const dialog = office.getByRole("dialog", { name: "Resolver" });
    await expect(dialog.getByLabel("Qué se hizo")).toBeFocused();
    await office.keyboard.press("Enter");
    await expect(dialog).toContainText("Escribir qué se hizo con este pago.");
    await expectAccessible(office);
    await office.keyboard.type("Se entregó el pedido");
    await office.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(item).toContainText(/Resuelta por Luz Vera, \d\d:\d\d\. Se entregó el pedido/u);
    await expect(attention).toContainText("Nada necesita a una persona");
  });

  await test.step("the till that sold it sees who settled it, and the day keeps it", async () => {
    await counter
      .getByRole("button", { name: /8\.200/u })
      .first()
      .click();
    await expect(counter.getByText("Resuelta por Luz Vera: Se entregó el pedido")).toBeVisible();
    await office.keyboard.press("ArrowLeft");
    await expect(office.getByTestId("day")).toHaveAttribute("data-day", addDays(today(), -1));
    await office.keyboard.press("ArrowRight");
    await attention.getByRole("button", { name: "1 resuelta" }).click();
    await expect(attention.getByTestId("attention-item")).toContainText("Se entregó el pedido");
  });

  await test.step("a figure, a till and a cashier filter the list by the address", async () => {
    const hash = () => new URL(office.url()).hash;
    const till = office.getByTestId("by-till").getByRole("button", { name: "Caja 2" });
    await till.click();
    await expect(till).toHaveAttribute("aria-pressed", "true");
    expect(hash()).toMatch(/[?&]till=/u);
    await office.getByTestId("by-cashier").getByRole("button", { name: "Ana Soto" }).click();
    await glance.getByRole("button", { name: /^No pagadas/u }).click();
    expect(hash()).toMatch(/[?&]cashier=/u);
    expect(hash()).toMatch(/[?&]status=unpaid/u);
    // The list takes them up, and comes in sight.
    const list = office.getByTestId("day-list");
    await expect(list).toBeInViewport();
    await expect(list.getByRole("button", { name: "No pagadas" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await expect(list.getByRole("combobox", { name: "Caja" })).not.toHaveValue("");
    await till.click();
    expect(hash()).not.toMatch(/[?&]till=/u);
  });
});

test("any day by arrow keys, by calendar and by address; never one that has not come", async ({
  shop,
}) => {
  const { code } = await addTeam(shop);
  const page = await openTill(shop, code, "Luz Vera", "123456");
  await sell(shop, page, "12990", "approve");
  await sell(shop, page, "8200", "cancel, then approve");
  await sell(shop, page, "21000", "approve");
  await age(shop, 12_990, 1);
  await age(shop, 8_200, 7);
  await openDay(page);
  const day = page.getByTestId("day");
  const received = page.getByTestId("received");
  const title = page.getByRole("heading", { level: 1 });
  const shows = async (date: string, sum: string) => {
    await expect(day).toHaveAttribute("data-day", date);
    await expect(title).toHaveText(new RegExp(nameOf(date), "iu"));
    await expect(received).toHaveText(sum);
  };
  await shows(today(), "$21.000");

  await test.step("the bars stand beside those of yesterday and last week, and read as a table", async () => {
    const hours = page.getByTestId("hours");
    await expect(hours.getByRole("listitem").nth(0)).toContainText("$21.000");
    await expect(hours.getByRole("listitem").nth(1)).toContainText("$12.990");
    await expect(hours.getByRole("listitem").nth(2)).toContainText("$8.200");
    await hours.getByRole("button", { name: "Ver cifras" }).click();
    await expect(hours.getByRole("table")).toBeVisible();
    const cells = (column: number) =>
      hours.locator(`tbody tr td:nth-of-type(${column})`).allInnerTexts();
    const sum = (texts: readonly string[]) =>
      texts.reduce((all, text) => all + Number(text.replaceAll(/\D/gu, "")), 0);
    expect(sum(await cells(1))).toBe(21_000);
    expect(sum(await cells(2))).toBe(12_990);
    expect(sum(await cells(3))).toBe(8_200);
  });

  await test.step("what needs a person is in sight on every day until it is settled", async () => {
    const item = page.getByTestId("attention-item");
    await expect(item).toContainText("Pagada después de cancelar · $8.200");
    await page.keyboard.press("ArrowLeft");
    await shows(addDays(today(), -1), "$12.990");
    await expect(item).toContainText("$8.200");
  });

  await test.step("by keys: a day, a week, and not beyond today", async () => {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await shows(today(), "$21.000");
    await page.keyboard.press("Shift+ArrowLeft");
    await shows(addDays(today(), -7), "$8.200");
    await expect(page.getByTestId("glance")).toContainText("1 venta · promedio $8.200");
    await page.keyboard.press("ArrowLeft");
    await shows(addDays(today(), -8), "$0");
    await expect(page.getByTestId("hours")).toContainText("Sin ventas en este día.");
    await page.getByRole("button", { name: "Hoy" }).click();
    await shows(today(), "$21.000");
  });

  await test.step("by calendar, with the keyboard", async () => {
    const opener = page.getByRole("button", { name: /elegir otro día/u });
    await opener.focus();
    await page.keyboard.press("Enter");
    const calendar = page.getByRole("dialog", { name: "Calendario" });
    await expect(calendar.getByRole("grid")).toBeVisible();
    const words = (date: string) => {
      const [weekday, number] = nameOf(date).split(" ");
      return new RegExp(`${weekday}, ${number} de`, "u");
    };
    await expect(calendar.getByRole("button", { name: words(today()) })).toBeFocused();
    await expectAccessible(page);
    const tomorrow = calendar.getByRole("button", { name: words(addDays(today(), 1)) });
    for (const each of await tomorrow.all()) await expect(each).toBeDisabled();
    await page.keyboard.press("Escape");
    await expect(calendar).toBeHidden();
    await expect(opener).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(calendar.getByRole("grid")).toBeVisible();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(calendar).toBeHidden();
    await shows(addDays(today(), -7), "$8.200");
    expect(page.url()).toContain(`day=${addDays(today(), -7)}`);
  });

  await test.step("what is settled on a later day says on which", async () => {
    await page.getByRole("button", { name: /^Resolver/u }).click();
    await page.keyboard.type("Se devolvió en efectivo");
    await page.keyboard.press("Enter");
    const [year = "", , date] = today().split("-");
    const settled = new RegExp(`Resuelta por Luz Vera, ${Number(date)} .+ ${year}, \\d\\d:`, "u");
    await expect(page.getByTestId("attention-item")).toContainText(settled);
  });

  await test.step("by address: a day that does not exist or has not come says so and leads back", async () => {
    for (const [wrong, telling] of [
      ["2026-02-30", "Ese día no existe en el calendario."],
      ["2999-01-01", "Ese día todavía no llega."],
    ] as const) {
      await page.evaluate((address) => {
        window.location.hash = address;
      }, `#/day?day=${wrong}`);
      await expect(page.getByText(telling, { exact: false })).toBeVisible();
      await page.getByRole("button", { name: "Hoy" }).last().click();
      await shows(today(), "$21.000");
    }
    await page.evaluate(() => {
      window.location.hash = "#/day?day=2999-01-01";
    });
    await page.getByRole("button", { name: "Día anterior" }).click();
    await shows(today(), "$21.000");
  });

  await test.step("without the relay the figures stay, said to be old, and come back by a press", async () => {
    await shop.relay.stop();
    await page.keyboard.press("ArrowLeft");
    await expect(
      page.getByText("No se llega al servidor.", { exact: false }).first(),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: "Intentar de nuevo" }).first()).toBeVisible();
  });
});
