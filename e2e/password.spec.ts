import { expect, type Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { signIn, test } from "./fixtures";
import { basic, makeUser, PASSWORD } from "./people";

const NEW = "Second-pass-2";

test.use({ allowed: /40[013]/ });

async function fillIn(page: Page, current: string, fresh: string, again = fresh) {
  await page.getByLabel("Current password").fill(current);
  await page.getByLabel("New password", { exact: true }).fill(fresh);
  await page.getByLabel("New password again").fill(again);
}

const change = (page: Page) => page.getByRole("button", { name: "Change password" }).click();

test("a password set by somebody else is changed before anything else, then the wanted page opens", async ({
  page,
  playwright,
  baseURL,
  request,
}) => {
  const name = "newcomer.one";
  await makeUser(playwright, baseURL, { name, roles: ["TASK_VIEWER"], mustChangePassword: true });
  await page.goto("/tasks?status=FAILED");
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choose a new password");
  await expect(page.getByLabel("Current password")).toBeFocused();
  await expectNoViolations(page);

  await fillIn(page, PASSWORD, "lower-only");
  await expect(page.locator("[data-met=false]")).toHaveText([/at least 3/, /upper case/, /digits/]);
  await change(page);
  await expect(page.getByLabel("New password", { exact: true })).toBeFocused();
  await expect(page.getByText("This does not meet every rule yet.")).toBeVisible();

  await fillIn(page, PASSWORD, NEW, "Another-pass-3");
  await expect(page.getByText("The new password meets every rule.")).toBeAttached();
  await change(page);
  await expect(page.getByText("The two are not the same.")).toBeVisible();

  await fillIn(page, "Wrong-pass-9", NEW);
  await change(page);
  await expect(
    page.getByRole("alert").filter({ hasText: "The current password is wrong" }),
  ).toBeVisible();

  await fillIn(page, PASSWORD, NEW);
  await change(page);
  await expect(page).toHaveURL(/\/tasks\?status=FAILED$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tasks");

  const me = (password: string) =>
    request.get("/api/v2/profiles/me", { headers: basic(name, password) });
  expect((await me(PASSWORD)).status()).toBe(401);
  expect((await me(NEW)).status()).toBe(200);
});

test("until then every page leads there, and signing out is possible", async ({
  page,
  playwright,
  baseURL,
}) => {
  const name = "newcomer.two";
  await makeUser(playwright, baseURL, { name, mustChangePassword: true });
  await signIn(page, name, PASSWORD);
  for (const path of ["/clusters/1", "/settings/keys", "/change-password?next=/change-password"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/change-password/);
  }
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("one changes one's own password by the keyboard, which ends the other sessions", async ({
  page,
  playwright,
  baseURL,
  browser,
}) => {
  const name = "own.password";
  await makeUser(playwright, baseURL, { name });
  const elsewhere = await browser.newPage({ baseURL: baseURL ?? "" });
  await signIn(elsewhere, name, PASSWORD);
  await signIn(page, name, PASSWORD);
  await page.goto("/settings/password");
  await expectNoViolations(page);

  await page.getByLabel("Current password").focus();
  await page.keyboard.type(PASSWORD);
  await page.getByLabel("New password", { exact: true }).focus();
  await page.keyboard.type(NEW);
  await page.getByLabel("New password again").focus();
  await page.keyboard.type(NEW);
  await page.keyboard.press("Enter");

  await expect(
    page.getByRole("status").filter({ hasText: "Your password has been changed." }),
  ).toBeVisible();
  await expect(page.getByLabel("Current password")).toHaveValue("");
  await elsewhere.goto("/clusters");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.goto("/settings/password");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Password");
  await elsewhere.close();
});
