import { openList } from "../e2e/open-list.ts";
import { expect, test } from "../e2e/shop.ts";
import { takeTill, takesPictures } from "./camera.ts";

test("the day's list: full, filtered, of all days, empty, and without the relay", async ({
  shop,
}) => {
  const { list, page, rows } = await openList(shop, 400);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const grid = list.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "401");
  await takeTill(page, "list-day");

  await page.locator("main").evaluate((element) => {
    element.scrollTop = 3_000;
  });
  await rows.nth(20).focus();
  await takeTill(page, "list-scrolled");

  await list.getByRole("button", { name: "No pagadas" }).click();
  await grid.getByRole("columnheader", { name: "Monto" }).getByRole("button").click();
  const search = list.getByRole("textbox");
  await search.fill("Mesa");
  await list.getByRole("button", { name: "Todos los días" }).click();
  await expect(grid).toHaveAttribute("data-days", "true");
  await takeTill(page, "list-filtered");

  await search.fill("nadie pagó esto");
  await expect(list.getByText("Ninguna venta coincide.").first()).toBeVisible();
  await takeTill(page, "list-none");

  if (!takesPictures) return;
  await shop.relay.stop();
  await search.fill("Mesa");
  await expect(list.getByRole("alert")).toBeVisible();
  await takeTill(page, "list-offline");
});
