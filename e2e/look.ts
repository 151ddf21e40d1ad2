import type { Page } from "@playwright/test";
import { PORT } from "./console";

/** How the console is looked at: its theme, its language and the width of the screen in pixels. */
export interface Look {
  theme: "light" | "dark";
  locale: "en" | "zh";
  width: number;
}

/** Looks at the console so, from the next page that is opened on. */
export async function lookAt(page: Page, { theme, locale, width }: Look): Promise<void> {
  const url = `http://127.0.0.1:${PORT}`;
  await page.context().addCookies([
    { name: "obdeck_theme", value: theme, url },
    { name: "obdeck_locale", value: locale, url },
  ]);
  await page.setViewportSize({ width, height: 844 });
}
