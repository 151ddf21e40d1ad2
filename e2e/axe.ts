import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with what axe finds, and when the page is wider than the screen. */
export async function expectNoViolations(page: Page): Promise<void> {
  // The pages have no frames, and so need none of the blank page that is opened to join results of frames.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.html)}`);
  expect({ address: page.url(), found, overflow }).toEqual({
    address: page.url(),
    found: [],
    overflow: 0,
  });
}
