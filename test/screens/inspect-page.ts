import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What WCAG 2.2 AA's rules find on the page, a line each. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // Between two themes a colour is neither the one nor the other.
  await page.evaluate(async () => {
    const moves = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(moves.map((each) => each.finished));
  });
  const { violations } = await new AxeBuilder({ page })
    // The simulated bank is not the product.
    .exclude('iframe[title="Banco simulado"]')
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  );
}

/** What a cashier would see is wrong: words cut off, content beside the window, targets too small. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.push("the page scrolls sideways");
    const nameOf = (element: Element) =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${(element.textContent ?? "").trim().slice(0, 40)}`;
    const inScroller = (element: Element) => {
      for (let up = element.parentElement; up !== null; up = up.parentElement) {
        if (/auto|scroll/u.test(getComputedStyle(up).overflowY)) return true;
      }
      return false;
    };
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      // What only a screen reader finds is one pixel small.
      if (box.width <= 1 || box.height <= 1) continue;
      const style = getComputedStyle(element);
      if (style.visibility === "hidden" || element.closest("[inert]") !== null) continue;
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
      );
      const clips = style.overflowX !== "visible" && style.textOverflow !== "ellipsis";
      if (hasText && clips && element.scrollWidth > element.clientWidth + 1) {
        faults.push(`cut off: ${nameOf(element)}`);
      }
      if (hasText && (box.right > innerWidth + 1 || box.left < -1)) {
        faults.push(`beside the window: ${nameOf(element)}`);
      }
      if (hasText && !inScroller(element) && (box.bottom > innerHeight + 1 || box.top < -1)) {
        faults.push(`below or above the window: ${nameOf(element)}`);
      }
      if (element.matches("button, [role=button], [role=tab], summary") && box.height < 47.5) {
        faults.push(
          `a target ${Math.round(box.width)} × ${Math.round(box.height)}: ${nameOf(element)}`,
        );
      }
    }
    return [...new Set(faults)];
  });
}
