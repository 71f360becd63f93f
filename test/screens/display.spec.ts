import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { expect, test } from "@playwright/test";

import { displayBridgeName } from "../../contract/display-channels.ts";
import type { DisplayState } from "../../contract/display.ts";
import { locales } from "../../contract/money.ts";
import { serveApp } from "../../main/app-protocol/serve-app.ts";
import { accessibilityFaults, layoutFaults } from "./inspect-page.ts";

const root = join(import.meta.dirname, "../..");
const wish = process.env["SCREENS"];
const takesPictures = wish === "all" || wish === "quick";
const sizes = [
  [1280, 800],
  [1024, 600],
  [768, 1024],
  [1920, 1080],
  [1080, 1920],
  [3840, 2160],
] as const;

const money = { amount: 12_990, currency: "CLP" } as const;
const largest = { amount: 999_999_999, currency: "CLP" } as const;
const slug = "rWxlMJLkUX3JNNDLGwyI9xXx";
const charging = {
  kind: "charging",
  ...money,
  payUrl: `https://cobro.cafeprovidencia.example/pay/${slug}`,
  createdAt: "",
  expiresAt: "",
  atBank: false,
} as const;
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 120" width="240" height="120"><path d="M60 30h80v40a40 40 0 0 1-80 0zM140 40h20a14 14 0 0 1 0 28h-20" fill="none" stroke="#7a3b12" stroke-width="9"/><path d="M52 112h104" stroke="#7a3b12" stroke-width="9"/></svg>',
)}`;

/** Every state of the display; the till's own tests drive them, this looks at them. */
const states: Readonly<Record<string, Partial<DisplayState>>> = {
  idle: { shows: { kind: "idle" } },
  "idle-logo": { shows: { kind: "idle" }, shop: { name: "Café Providencia", logo }, mode: "live" },
  unpaired: { shows: { kind: "idle" }, shop: null, mode: null },
  preparing: { shows: { kind: "preparing", ...money } },
  charging: { shows: charging },
  "charging-live": { shows: charging, mode: "live" },
  "charging-largest": {
    shows: { ...charging, ...largest },
    shop: { name: "Ferretería y Materiales de Construcción San Bernardo Ltda.", logo: null },
  },
  "charging-last-minute": {
    shows: charging,
  },
  "at-bank": { shows: { ...charging, atBank: true } },
  confirming: { shows: { kind: "confirming", ...money } },
  paid: { shows: { kind: "paid", ...money } },
  "paid-largest": { shows: { kind: "paid", ...largest } },
  "not-paid": { shows: { kind: "not_paid", ...money } },
  "ask-cashier": { shows: { kind: "ask_cashier", ...money } },
};

/** A QR of ten minutes that has so many seconds left. */
function lifeOf(seconds: number) {
  const end = Date.now() + seconds * 1_000;
  return {
    createdAt: new Date(end - 600_000).toISOString(),
    expiresAt: new Date(end).toISOString(),
  };
}

test("the customer's display in every state", async ({ browser }) => {
  const serve = serveApp(join(root, "out/renderer"));
  const server = createServer((request, response) => {
    void serve(new Request(`app://cobro${request.url ?? "/"}`)).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo;
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.addInitScript((name) => {
    const told: DisplayState = JSON.parse(window.name);
    Object.defineProperty(window, name, {
      value: { get: async () => told, subscribe: () => () => undefined },
    });
  }, displayBridgeName);
  await page.goto(`http://127.0.0.1:${port}/missing`);

  for (const [name, state] of Object.entries(states)) {
    for (const language of wish === "quick" ? (["es-CL"] as const) : locales) {
      for (const theme of ["light", "dark"] as const) {
        // Colours are the same in every language, and words as long in every theme.
        if (!takesPictures && theme === "dark" && language !== "es-CL") continue;
        const told = {
          version: 1,
          language,
          theme,
          mode: "test",
          shop: { name: "Café Providencia", logo: null },
          clockOffsetMs: 0,
          ...state,
          // When the picture is taken, not when the run began.
          ...(state.shows?.kind === "charging"
            ? { shows: { ...state.shows, ...lifeOf(name === "charging-last-minute" ? 50 : 426) } }
            : {}),
        };
        await page.evaluate((text) => {
          window.name = text;
        }, JSON.stringify(told));
        await page.goto(`http://127.0.0.1:${port}/display.html`);
        await page.getByTestId("display").waitFor();
        const where = `display-${name}, ${language}, ${theme}`;
        if (!takesPictures && language === "es-CL") {
          expect.soft(await accessibilityFaults(page), where).toEqual([]);
        }
        for (const [width, height] of sizes) {
          await page.setViewportSize({ width, height });
          const folder = join(root, "screens", language, theme, `${width}x${height}`);
          if (takesPictures) await page.screenshot({ path: join(folder, `display-${name}.png`) });
          else if (theme === "light") {
            expect.soft(await layoutFaults(page), `${where}, ${width} × ${height}`).toEqual([]);
          }
        }
      }
    }
  }
  await context.close();
  server.close();
});
