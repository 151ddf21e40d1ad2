import { expect } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { test } from "./fixtures";

test.use({ allowed: /401/ });

test("a wrong password is refused in words, and nothing is given away", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill("admin");
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(
    page.getByRole("alert").filter({ hasText: "Wrong user name or password" }),
  ).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("whoever is not signed in is asked to, and then comes to the page that was wanted", async ({
  page,
}) => {
  await page.goto("/tasks?status=FAILED");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to OBDeck");

  await page.getByLabel("User name").fill("admin");
  await page.getByLabel("Password", { exact: true }).fill(ADMIN_PASSWORD);
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\/tasks\?status=FAILED/);
});

test("signing out ends the session", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill("admin");
  await page.getByLabel("Password", { exact: true }).fill(ADMIN_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/clusters");
  await page.getByRole("button", { name: "Signed in as admin" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();

  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/clusters");
  await expect(page).toHaveURL(/\/sign-in/);
});
