import { expect, type Page } from "@playwright/test";

import { accessibilityFaults } from "../screens/inspect-page.ts";

/** WCAG 2.2 AA's rules find nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
}
