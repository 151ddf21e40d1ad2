import type { Page } from "@playwright/test";

/** How the console is looked at: its theme, its language and the width of the screen in pixels. */
export interface Look {
  theme: "light" | "dark";
  locale: "en" | "zh";
  width: number;
}

/** Looks at the console so, from the next page that is opened on. */
export async function lookAt(page: Page, { theme, locale, width }: Look): Promise<void> {
  const place = { domain: "127.0.0.1", path: "/" };
  await page.context().addCookies([
    { name: "obdeck_theme", value: theme, ...place },
    { name: "obdeck_locale", value: locale, ...place },
  ]);
  await page.setViewportSize({ width, height: 844 });
}
