import type { Page } from "@playwright/test";
import * as v from "valibot";

import { openList } from "./open-list.ts";
import { expect, test } from "./shop.ts";

const addressOf = (page: Page) => page.evaluate(() => window.location.hash);
const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-rowindex"));

test("the day's list is sorted, searched and filtered, all in the address and by keyboard", async ({
  shop,
}) => {
  const { list, page, rows } = await openList(shop, 1_000);
  const grid = list.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "1001");
  await expect(list.getByTestId("list-sums")).toContainText("1.000 ventas");
  expect(await rows.count()).toBeLessThan(60);

  await test.step("any column sorts, in both directions", async () => {
    const amount = grid.getByRole("columnheader", { name: "Monto" });
    await amount.getByRole("button").click();
    await expect(amount).toHaveAttribute("aria-sort", "descending");
    const first = async () => (await rows.first().getByRole("gridcell").last().innerText()).trim();
    await expect(rows.first()).not.toHaveAttribute("aria-busy", "true");
    await expect.poll(first).toMatch(/^\$[89]\d\d\.\d{3}$/u);
    await amount.getByRole("button").click();
    await expect(amount).toHaveAttribute("aria-sort", "ascending");
    await expect.poll(first).toMatch(/^\$[\d.]{3,5}$/u);
    for (const name of ["Estado", "Referencia", "Cajero", "Caja", "Banco · operación", "Hora"]) {
      const head = grid.getByRole("columnheader", { name, exact: true });
      await head.getByRole("button").click();
      await expect(head).not.toHaveAttribute("aria-sort", "none");
    }
    await expect.poll(() => addressOf(page)).toContain("sort=createdAt");
    await page.goBack();
    await expect.poll(() => addressOf(page)).toContain("sort=bankReference");
    await page.goForward();
    await expect.poll(() => addressOf(page)).toContain("sort=createdAt");
    await expect(grid).toHaveAttribute("aria-busy", "false");
  });

  await test.step("the keys move through it and open a sale", async () => {
    await page.keyboard.press("/");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focusedRow(page)).toBe("2");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focusedRow(page)).toBe("3");
    await page.keyboard.press("End");
    await expect.poll(() => focusedRow(page)).toBe("1001");
    await expect(page.locator('[aria-rowindex="1001"]')).toBeInViewport();
    await expect(page.locator('[aria-rowindex="1001"]')).not.toHaveAttribute("aria-busy", "true");
    await page.keyboard.press("PageUp");
    await expect.poll(async () => Number(await focusedRow(page))).toBeLessThan(1_000);
    await page.keyboard.press("Home");
    await expect.poll(() => focusedRow(page)).toBe("2");
    // Whole but for a part of a pixel, where what stands above ends between two.
    await expect(page.locator('[aria-rowindex="2"]')).toBeInViewport({ ratio: 0.99 });
    await page.keyboard.press("Enter");
    await expect.poll(() => addressOf(page)).toMatch(/intent=[0-9a-f-]{36}/u);
    // Escape goes one step back at a time: to the row, to the day, to the till.
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("intent-pane")).toBeHidden();
    await expect.poll(() => focusedRow(page)).toBe("2");
    await page.keyboard.press("Escape");
    await expect(page.locator("main")).toBeFocused();
    expect(await addressOf(page)).toContain("#/day");
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("keypad")).toBeVisible();
    await page.goBack();
    await expect(grid).toHaveAttribute("aria-rowcount", "1001");
  });

  const search = list.getByRole("textbox");
  await test.step("it is searched by reference, amount, id and the bank's number", async () => {
    const target = rows
      .filter({ hasText: /Mesa \d+/u })
      .filter({ hasText: "Pagada" })
      .first();
    const cells = await target.getByRole("gridcell").allInnerTexts();
    const [, , reference = "", , , bank = "", amount = ""] = cells.map((each) => each.trim());
    const count = Number(await grid.getAttribute("aria-rowcount"));
    for (const q of [reference, amount, amount.replace("$", ""), amount.replaceAll(/\D/gu, "")]) {
      await page.keyboard.press("Control+f");
      await page.keyboard.type(q);
      await expect
        .poll(() => addressOf(page))
        .toContain(`q=${encodeURIComponent(q).replaceAll("%20", "+")}`);
      await expect(grid).toHaveAttribute("aria-busy", "false");
      await expect
        .poll(async () => Number(await grid.getAttribute("aria-rowcount")))
        .toBeLessThan(count);
      await expect(rows.filter({ hasText: amount }).first()).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(search).toHaveValue("");
      await expect(grid).toHaveAttribute("aria-rowcount", "1001");
    }
    await search.fill(bank.split(" · ")[1] ?? "");
    await expect(grid).toHaveAttribute("aria-rowcount", "2");
    await list.getByRole("button", { name: "Todos los días" }).click();
    await expect(grid).toHaveAttribute("aria-rowcount", "2");
    await rows.first().click();
    const opened = new URLSearchParams((await addressOf(page)).split("?")[1]).get("intent") ?? "";
    await page.goBack();
    await search.fill(opened.slice(0, 18));
    await expect.poll(() => addressOf(page)).toContain(opened.slice(0, 18));
    await expect(grid).toHaveAttribute("aria-rowcount", "2");
    await search.fill("nadie pagó esto");
    await expect(list.getByText("Ninguna venta coincide.").first()).toBeVisible();
    await list.getByRole("button", { name: "Quitar filtros" }).first().click();
    await expect(grid).toHaveAttribute("aria-rowcount", "1001");
  });

  await test.step("filters combine, live in the address and are taken away at once", async () => {
    await list.getByRole("button", { name: "Pagadas", exact: true }).click();
    await expect.poll(() => addressOf(page)).toContain("status=paid");
    const rowCount = async () => Number(await grid.getAttribute("aria-rowcount"));
    await expect.poll(rowCount).toBeLessThan(1_001);
    await expect.poll(rowCount).toBeGreaterThan(101);
    const paid = await rowCount();
    await list.getByRole("combobox", { name: "Caja", exact: true }).selectOption("Caja 2");
    await expect.poll(rowCount).toBeLessThan(paid);
    await list.getByRole("combobox", { name: "Cajero" }).selectOption("Sin cajero");
    await expect.poll(() => addressOf(page)).toContain("cashier=none");
    const combined = await addressOf(page);
    await expect(grid).toHaveAttribute("aria-busy", "false");
    await expect.poll(rowCount).toBeGreaterThan(0);
    const count = await grid.getAttribute("aria-rowcount");
    await page.reload();
    await expect(list).toBeVisible();
    expect(await addressOf(page)).toBe(combined);
    await expect(grid).toHaveAttribute("aria-rowcount", count ?? "");
    await list.getByRole("button", { name: "Quitar filtros" }).click();
    // The button has gone; the keyboard stays with the list.
    await expect(search).toBeFocused();
    await expect(grid).toHaveAttribute("aria-rowcount", "1001");
  });
});

test("a list of thousands is scrolled and jumped in, and new sales move nothing", async ({
  shop,
}) => {
  const { list, page, rows, store } = await openList(shop, 12_000);
  const grid = list.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "12001");
  const main = page.locator("main");
  // The figures above are written as those of the list.
  await expect(page.getByTestId("glance")).toContainText(/1\d\.\d{3} ventas · promedio/u);

  await test.step("the scrollbar leads anywhere, and little is kept", async () => {
    await main.evaluate((element) => {
      element.scrollTop = element.scrollHeight / 2;
    });
    const middle = page.locator('[aria-rowindex="6000"]');
    await expect(middle).toBeAttached();
    await expect(middle).not.toHaveAttribute("aria-busy", "true");
    expect(await rows.count()).toBeLessThan(80);
    await main.evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    await expect(page.locator('[aria-rowindex="12001"]')).not.toHaveAttribute("aria-busy", "true");
  });

  const tillOfStore = await shop.relay.admin("till", "add", "--store", store, "--name", "Caja 3");
  const { pairingCode } = v.parse(v.object({ pairingCode: v.string() }), tillOfStore);
  shop.canaries.add(pairingCode);
  const paired = await fetch(`${shop.relay.url()}/v1/pairings`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code: pairingCode }),
  });
  const { secret } = v.parse(v.object({ secret: v.string() }), await paired.json());
  const charge = (amount: number) =>
    fetch(`${shop.relay.url()}/v1/payment-intents/${crypto.randomUUID()}`, {
      method: "PUT",
      headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
      body: JSON.stringify({ amount, currency: "CLP", reference: "Recién cobrada" }),
    });

  await test.step("what comes while one reads further down is told, and shown when asked for", async () => {
    const before = await rows.last().innerText();
    const top = await main.evaluate((element) => element.scrollTop);
    await charge(4_321);
    const newer = list.getByRole("button", { name: "1 nueva" });
    await expect(newer).toBeVisible();
    expect(await rows.last().innerText()).toBe(before);
    expect(await main.evaluate((element) => element.scrollTop)).toBe(top);
    await newer.click();
    await expect(rows.first()).toContainText("$4.321");
    await expect(grid).toHaveAttribute("aria-rowcount", "12002");
  });

  await test.step("at the top it appears by itself; a row with the focus stays where it is", async () => {
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await charge(5_432);
    await expect(rows.first()).toContainText("$5.432");
    await rows.nth(1).focus();
    await charge(6_543);
    await expect(list.getByRole("button", { name: "1 nueva" })).toBeVisible();
    await expect(rows.first()).toContainText("$5.432");
    expect(await focusedRow(page)).toBe("3");
    // The bank's word changes its row where it stands.
    const paid = shop.simulator.intents().find(({ amount }) => amount === 5_432);
    shop.simulator.act(paid?.id ?? "", "approve");
    await expect(rows.first()).toContainText("Pagada");
    await expect(rows.first()).toContainText("$5.432");
    expect(await focusedRow(page)).toBe("3");
  });

  await test.step("without the relay it says so, and goes on when it is back", async () => {
    await shop.relay.stop();
    await main.evaluate((element) => {
      element.scrollTop = element.scrollHeight / 3;
    });
    await expect(list.getByRole("alert")).toBeVisible();
    await shop.relay.restart();
    await expect(list.getByRole("alert")).toBeHidden();
    await expect(list.locator('[data-index][aria-busy="true"]')).toHaveCount(0);
  });
});
