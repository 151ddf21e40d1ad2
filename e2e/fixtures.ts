import { test as base, type Page } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";

export const VIEWER = { name: "viewer.one", password: "Viewer-pass-1" };

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, name = "admin", password = ADMIN_PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/clusters");
}

/** Fails the test when the page wrote an error to the browser's console. */
export const test = base.extend<{ problems: string[] }>({
  problems: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
      });
      page.on("pageerror", (error) => problems.push(String(error)));
      await use(problems);
      base.expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});
