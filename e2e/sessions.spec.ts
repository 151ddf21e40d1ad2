import { type Browser, expect, type Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { signIn, test } from "./fixtures";
import { makeUser, PASSWORD } from "./people";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0";
const NAME = "many.sessions";

test.beforeEach(async ({ playwright, baseURL }) => {
  await makeUser(playwright, baseURL, { name: NAME });
});

async function signedInElsewhere(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ userAgent: FIREFOX, baseURL: baseURL ?? "" });
  const page = await context.newPage();
  await signIn(page, NAME, PASSWORD);
  return page;
}

const rows = (page: Page) => page.getByRole("table").getByTestId(/^session-/);
const confirm = (page: Page, name: string) =>
  page.getByRole("alertdialog").getByRole("button", { name }).click();

test("one sees where one is signed in, and ends what one does not know", async ({
  page,
  browser,
  baseURL,
}) => {
  const elsewhere = await signedInElsewhere(browser, baseURL);
  await signIn(page, NAME, PASSWORD);
  await page.goto("/settings/sessions");

  await expect(rows(page)).toHaveCount(2);
  const mine = rows(page).filter({ hasText: "This one" });
  await expect(mine).toContainText(/Chrome( Headless)? \d+ on Linux/);
  await expect(mine).toContainText("127.0.0.1");
  await expect(mine.getByRole("button")).toHaveCount(0);
  await expectNoViolations(page);

  await page.getByRole("button", { name: "End the session of Firefox 141 on Windows" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("is signed out at once");
  await expectNoViolations(page);
  await confirm(page, "End session");
  await expect(
    page.getByRole("status").filter({ hasText: "The session has ended." }),
  ).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await elsewhere.goto("/clusters");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await elsewhere.context().close();
});

test("all others end, and this one stays", async ({ page, browser, baseURL }) => {
  const others = [
    await signedInElsewhere(browser, baseURL),
    await signedInElsewhere(browser, baseURL),
  ];
  await signIn(page, NAME, PASSWORD);
  await page.goto("/settings/sessions");
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("2 other sessions are");
  await confirm(page, "End all others");

  await expect(rows(page)).toHaveCount(1);
  const again = page.getByRole("button", { name: "End all others" });
  await expect(again).toHaveAccessibleDescription("There is no other session.");
  for (const other of others) {
    await other.goto("/tasks");
    await expect(other).toHaveURL(/\/sign-in/);
    await other.context().close();
  }
});

test.describe("signing out everywhere", () => {
  test.use({ allowed: /40[13]/ });

  test("ends this session too", async ({ page, browser, baseURL }) => {
    const elsewhere = await signedInElsewhere(browser, baseURL);
    await signIn(page, NAME, PASSWORD);
    await page.goto("/settings/sessions");
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await confirm(page, "Sign out everywhere");

    await expect(page).toHaveURL(/\/sign-in/);
    for (const gone of [page, elsewhere]) {
      await gone.goto("/settings/sessions");
      await expect(gone).toHaveURL(/\/sign-in/);
    }
    await elsewhere.context().close();
  });
});
