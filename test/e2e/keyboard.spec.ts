import type { Page } from "@playwright/test";

import { expect, saleStatus, test } from "./shop.ts";

const status = (page: Page, wanted: string) =>
  expect(saleStatus(page)).toHaveAttribute("data-status", wanted);

/** How the focused element looks, and how it looks without its focus; `null` when nothing is focused. */
function focusLook(page: Page) {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return null;
    const look = () => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(focused);
      return JSON.stringify([outlineStyle, outlineWidth, boxShadow, borderColor]);
    };
    // A field wears its ring around itself and its label.
    const around = focused.parentElement;
    const lookAround = () => {
      if (around === null) return "";
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(around);
      return JSON.stringify([outlineStyle, outlineWidth, boxShadow, borderColor]);
    };
    const name = focused.getAttribute("aria-label") ?? focused.textContent;
    const where = `${focused.tagName} «${(name ?? "").trim()}»`;
    const { bottom, left, right, top } = focused.getBoundingClientRect();
    const isSeen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    const focusedLook = look() + lookAround();
    focused.blur();
    const isTold = look() + lookAround() !== focusedLook;
    focused.focus({ preventScroll: true });
    return { where, isSeen, isTold };
  });
}

/** Presses Tab until the wished control has the focus; each one on the way wears a ring, in sight. */
async function tabTo(page: Page, name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press(key);
    const look = await focusLook(page);
    if (look === null) continue;
    expect.soft(look, "the focus is to be seen").toMatchObject({ isSeen: true, isTold: true });
    passed.push(look.where);
    if (name.test(look.where)) return;
  }
  throw new Error(`Tab never came to ${String(name)}, but to ${passed.join(", ")}`);
}

/** The same, and presses it. */
async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

test("the whole job by keyboard alone, the focus always in sight", async ({ shop }) => {
  const café = ["--name", "Café", "--currency", "CLP", "--time-zone", "America/Santiago"];
  const added = await shop.addTill(...café, "--tips", "5,10", "--quick-amounts", "1000,2000");
  await Promise.all([
    shop.addStaff(added.store, "cashier", "Ana Soto", "4711"),
    shop.addStaff(added.store, "manager", "Luz Vera", "123456"),
  ]);
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const keys = page.keyboard;
  const total = page.getByTestId("entry-amount");
  const act = (amount: number, action: "approve") => {
    const intent = shop.simulator.intents().find((each) => each.amount === amount);
    shop.simulator.act(intent?.id ?? "", action);
  };

  await test.step("sign in", async () => {
    await expect(page.getByRole("button", { name: "Ana Soto" })).toBeFocused();
    await tabTo(page, /Luz Vera/u);
    await tabTo(page, /Ana Soto/u, "Shift+Tab");
    await keys.press("Enter");
    await keys.type("4711");
    await keys.press("Enter");
    await expect(page.getByTestId("staff-chip")).toContainText("Ana Soto");
  });

  await test.step("an amount, a reference, a tip; charge, set aside, and the next sale", async () => {
    await keys.type("1000");
    await tabTo(page, /INPUT/u);
    await keys.type("Mesa 4");
    await tabTo(page, /BUTTON «10 %/u);
    await keys.press("Space");
    await expect(total).toContainText("$1.100");
    await press(page, /BUTTON «Cobrar/u);
    await status(page, "waiting");
    await press(page, /BUTTON «El cliente no puede escanear/u);
    await expect(page.getByTestId("pay-link")).toBeVisible();
    await tabTo(page, /BUTTON «Copiar enlace/u);
    await keys.press("Escape");
    await tabTo(page, /BUTTON «Consultar ahora/u);
    await press(page, /BUTTON «Dejar en espera/u);
    await expect(page.getByTestId("keypad")).toBeVisible();
    await keys.type("700\n", { delay: 0 });
    await status(page, "waiting");
  });

  await test.step("the first one turns: it is looked at, and put away", async () => {
    act(1_100, "approve");
    const news = page.locator('[data-testid="sale-row"][data-unseen="true"]');
    await expect(news).toContainText("Mesa 4");
    await tabTo(page, /BUTTON «\$1\.100/u);
    await tabTo(page, /Visto: \$1\.100/u);
    await keys.press("Enter");
    await expect(news).toHaveCount(0);
    await status(page, "waiting");
  });

  await test.step("cancel, and money that comes nevertheless: the alarm is looked at and settled", async () => {
    await keys.press("Escape");
    await press(page, /BUTTON «Sí, cancelar/u);
    await status(page, "cancelled");
    await keys.press("Enter");
    await expect(page.getByTestId("keypad")).toBeVisible();
    act(700, "approve");
    await expect(page.getByTestId("alarm")).toBeVisible();
    await press(page, /BUTTON «Silenciar/u);
    await press(page, /BUTTON «Ver»/u);
    await status(page, "attention");
    await press(page, /BUTTON «Resolver con PIN/u);
    await expect(page.getByLabel("Qué se hizo")).toBeFocused();
    await keys.type("Devuelto en efectivo");
    await keys.press("Enter");
    await keys.type("123456");
    await keys.press("Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(saleStatus(page)).toContainText("Devuelto en efectivo");
    // The dialog's button has gone with the alarm; the keys go on all the same.
    await keys.press("Enter");
    await expect(page.getByTestId("keypad")).toBeVisible();
  });

  await test.step("history and settings: the focus goes in, stays in, and comes back", async () => {
    await press(page, /BUTTON «Historial/u);
    const book = page.getByRole("dialog");
    await expect(book).toBeVisible();
    await tabTo(page, /INPUT/u);
    await keys.press("Escape");
    await expect(book).toHaveCount(0);
    expect((await focusLook(page))?.where).toContain("Historial");
    await press(page, /BUTTON «Ajustes/u);
    await tabTo(page, /Idioma y apariencia/u);
    await keys.press("ArrowDown");
    await expect(page.getByRole("tab", { name: "Sonido y voz" })).toBeFocused();
    await tabTo(page, /INPUT/u);
    await keys.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect((await focusLook(page))?.where).toContain("Ajustes");
  });

  await test.step("a sale that is paid, a digit that begins the next one, and the lock", async () => {
    await keys.type("900\n", { delay: 0 });
    await status(page, "waiting");
    act(900, "approve");
    await status(page, "paid");
    await tabTo(page, /BUTTON «Guardar PDF/u);
    await keys.type("5");
    await expect(total).toHaveText("$5");
    await press(page, /Ana Soto: cambiar de persona o bloquear/u);
    await press(page, /BUTTON «Bloquear la caja/u);
    await expect(page.getByRole("heading", { name: "PIN de Ana Soto" })).toBeVisible();
    await keys.type("4711");
    await keys.press("Enter");
    await expect(total).toHaveText("$5");
  });
});
