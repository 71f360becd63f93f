import type { Page } from "@playwright/test";

import { expect, test } from "../e2e/shop.ts";
import {
  asRelay,
  asSignInPage,
  createAuthority,
  startOddServer,
  type OddServer,
} from "../setup/odd-servers.ts";
import { takeTill } from "./camera.ts";

async function look(page: Page, url: string, step: string, state: string): Promise<void> {
  await page.getByLabel("Dirección del servidor").fill(url);
  await page.getByLabel("Código de vinculación").focus();
  const looked = page.getByTestId("relay-checks").locator(`[data-step="${step}"]`);
  await expect(looked).toHaveAttribute("data-state", state);
}

test("the first start: the form, and what is wrong at an address", async ({ shop }) => {
  const authority = createAuthority();
  const before = process.env["NODE_EXTRA_CA_CERTS"];
  process.env["NODE_EXTRA_CA_CERTS"] = authority.file;
  const servers: OddServer[] = [];
  const serve = async (...what: Parameters<typeof startOddServer>) => {
    const server = await startOddServer(...what);
    servers.push(server);
    return server.url;
  };
  try {
    const page = await shop.openTill();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await expect(page.getByLabel("Dirección del servidor")).toBeFocused();
    await takeTill(page, "first-start-connect");
    await look(page, shop.relay.url(), "clock", "ok");
    await takeTill(page, "first-start-checked");
    await look(page, await serve(asRelay(3 * 3_600_000)), "clock", "warned");
    await takeTill(page, "first-start-clock");
    const foreign = await serve(asRelay(), authority.sign("otra.example", -1, 5));
    await look(page, foreign, "tls", "failed");
    await takeTill(page, "first-start-certificate");
    const expired = await serve(asRelay(-4 * 86_400_000), authority.sign("127.0.0.1", -9, -2));
    await look(page, expired, "tls", "failed");
    await takeTill(page, "first-start-certificate-clock");
    await look(page, await serve(asSignInPage), "relay", "failed");
    await takeTill(page, "first-start-web-page");
  } finally {
    if (before === undefined) delete process.env["NODE_EXTRA_CA_CERTS"];
    else process.env["NODE_EXTRA_CA_CERTS"] = before;
    for (const server of servers) await server.close();
    authority.remove();
  }
});
