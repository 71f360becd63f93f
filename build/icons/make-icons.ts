import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "@playwright/test";
import { BICUBIC, createICNS, createICO } from "png2icons";

/** What desktops, docks and installers ask for; Linux packages install each. */
export const iconSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024] as const;

/** Makes the PNGs, `icon.ico` and `icon.icns` of `icon.svg`, beside it. Chromium draws, so each size is sharp. */
export async function makeIcons(folder: string, executablePath: string): Promise<void> {
  const drawing = readFileSync(join(folder, "icon.svg"), "utf8");
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    await page.setContent(
      `<!doctype html><style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`,
    );
    mkdirSync(join(folder, "png"), { recursive: true });
    for (const size of iconSizes) {
      await page.setViewportSize({ width: size, height: size });
      const path = join(folder, "png", `${size}x${size}.png`);
      writeFileSync(path, await page.screenshot({ omitBackground: true }));
    }
  } finally {
    await browser.close();
  }
  const largest = readFileSync(join(folder, "png", "1024x1024.png"));
  writeFileSync(join(folder, "icon.icns"), made(createICNS(largest, BICUBIC, 0), "icns"));
  // Old places of Windows read small sizes only as BMP: PNG for 256 alone.
  writeFileSync(join(folder, "icon.ico"), made(createICO(largest, BICUBIC, 0, false, true), "ico"));
}

function made(icon: Buffer | null, kind: string): Buffer {
  if (icon === null) throw new Error(`The ${kind} icon could not be made`);
  return icon;
}
