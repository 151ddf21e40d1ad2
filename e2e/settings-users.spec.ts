import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { expectNoViolations } from "./axe";
import { signIn, test } from "./fixtures";
import { lookAt } from "./look";
import { basic, makeUser, PASSWORD } from "./people";

const ADMIN = { headers: basic("admin", ADMIN_PASSWORD) };

test.use({ allowed: /40[0-9]/ });

const dialog = (page: Page) => page.getByRole("dialog").or(page.getByRole("alertdialog"));
const said = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });
const alert = (page: Page, words: string) => page.getByRole("alert").filter({ hasText: words });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function idOf(request: APIRequestContext, name: string): Promise<number> {
  const answer = await request.get(`/api/v2/iam/users?name=${name}`, ADMIN);
  const { contents } = (await answer.json()).data;
  return contents.find((user: { name: string }) => user.name === name)?.id;
}

async function openUser(page: Page, request: APIRequestContext, name: string): Promise<void> {
  await page.goto(`/settings/users/${await idOf(request, name)}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("who is made in the browser chooses a password and then sees what the roles allow", async ({
  page,
  browser,
  request,
}) => {
  const name = "made.here";
  await request.delete(`/api/v2/iam/users/${(await idOf(request, name)) ?? 0}`, ADMIN);
  await signIn(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(/\/settings\/users$/);
  await page.getByRole("link", { name: "Create user" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Create a user");
  await page.getByLabel("User name", { exact: true }).fill(name);
  const password = page.getByLabel("Password", { exact: true });
  await password.fill("short");
  await expect(page.locator("[data-met=false]").first()).toHaveText(/8 to 32/);
  await button(page, "Generate").click();
  await expect(page.getByText("The new password meets every rule.")).toBeAttached();
  const first = await password.inputValue();
  await page.getByLabel("Task viewer").check();
  await page.getByLabel("Description").fill("night shift");
  await button(page, "Create the user").click();
  await expect(said(page, `User ${name} was created.`)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("TASK:*:READ", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("all tasks: read")).toBeVisible();

  const theirs = await browser.newPage();
  await theirs.goto(new URL("/tasks", page.url()).href);
  await theirs.getByLabel("User name").fill(name);
  await theirs.getByLabel("Password", { exact: true }).fill(first);
  await theirs.keyboard.press("Enter");
  await theirs.getByLabel("Current password").fill(first);
  await theirs.getByLabel("New password", { exact: true }).fill("Chosen-pass-2");
  await theirs.getByLabel("New password again").fill("Chosen-pass-2");
  await theirs.getByRole("button", { name: "Change password" }).click();
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Tasks");
  await theirs.goto(new URL("/settings", page.url()).href);
  await expect(theirs).toHaveURL(/\/settings\/keys$/);
  const nav = theirs.getByRole("navigation", { name: "Settings" });
  await expect(nav.getByRole("link")).toHaveText(["Access keys", "Sessions", "Password"]);
  await theirs.close();
});

test("what the console refuses is said in words, and nothing that was typed is lost", async ({
  page,
  playwright,
  baseURL,
  request,
}) => {
  await makeUser(playwright, baseURL, { name: "taken.name" });
  await makeUser(playwright, baseURL, { name: "user.maker", roles: ["USER_MANAGER"] });
  await signIn(page, "user.maker", PASSWORD);
  await page.goto("/settings/users/new");
  const name = page.getByLabel("User name", { exact: true });
  const description = page.getByLabel("Description");
  await expect(page.getByLabel("Administrator")).toHaveAccessibleDescription(
    "It grants **, which you do not hold yourself.",
  );
  await description.fill("kept");
  await name.fill("admin");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await button(page, "Create the user").click();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(name).toBeFocused();

  await name.fill("taken.name");
  await page.keyboard.press("Enter");
  await expect(alert(page, "taken.name already exists")).toBeVisible();

  const maker = await idOf(request, "user.maker");
  await request.put(`/api/v2/iam/users/${maker}`, { ...ADMIN, data: { roleIds: [] } });
  await name.fill("free.name");
  await button(page, "Create the user").click();
  await expect(alert(page, "You do not have the permission USER:*:CREATE for this")).toBeVisible();
  await expect(description).toHaveValue("kept");
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue(PASSWORD);
  expect(await idOf(request, "free.name")).toBeUndefined();
});

test("nobody shuts themselves out, nor manages who may more, and is told why", async ({
  page,
  playwright,
  baseURL,
  request,
}) => {
  await signIn(page);
  await page.goto("/settings/users?q=admin");
  await expect(page.getByTestId("user-admin")).toContainText("You");
  await openUser(page, request, "admin");
  for (const [label, reason] of [
    ["Disable", /cannot do this to yourself/],
    ["Reset password", /on the page Password/],
    ["Sign out everywhere", /on the page Sessions/],
    ["Delete", /cannot do this to yourself/],
  ] as const) {
    await expect(button(page, label)).toHaveAccessibleDescription(reason);
    await button(page, label).click({ force: true });
    await expect(dialog(page)).toHaveCount(0);
  }
  await expect(page.getByLabel("Administrator")).toHaveAccessibleDescription(/from themselves/);

  await makeUser(playwright, baseURL, { name: "user.manager", roles: ["USER_MANAGER"] });
  await signIn(page, "user.manager", PASSWORD);
  await openUser(page, request, "admin");
  await expect(button(page, "Disable")).toHaveAccessibleDescription(/admin holds \*\*/);
  await expect(button(page, "Save changes")).toHaveAccessibleDescription(/admin holds \*\*/);
});

test("a user is kept out, let in again, and deleted by the name typed", async ({
  page,
  playwright,
  baseURL,
  request,
}) => {
  const name = "comes.and.goes";
  await makeUser(playwright, baseURL, { name, roles: ["TASK_VIEWER"] });
  const me = async () =>
    (await request.get("/api/v2/profiles/me", { headers: basic(name, PASSWORD) })).status();
  await signIn(page);
  await openUser(page, request, name);

  await button(page, "Disable").click();
  await expect(dialog(page)).toContainText("is signed out everywhere at once");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(button(page, "Disable")).toBeFocused();
  expect(await me()).toBe(200);
  await button(page, "Disable").click();
  await button(page, "Disable the user").click();
  await expect(said(page, `User ${name} was disabled.`)).toBeVisible();
  await expect(page.locator("[data-status=DISABLED]")).toBeVisible();
  expect(await me()).toBe(401);

  await button(page, "Enable").click();
  await button(page, "Enable the user").click();
  await expect(page.locator("[data-status=ENABLED]")).toBeVisible();
  expect(await me()).toBe(200);

  await button(page, "Delete").click();
  const field = page.getByLabel(`Type ${name} to confirm`);
  await expect(field).toBeFocused();
  await expect(button(page, "Delete the user")).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.type(name.slice(0, -1));
  await page.keyboard.press("Enter");
  expect(await idOf(request, name)).toBeDefined();
  await page.keyboard.type(name.slice(-1));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/users$/);
  await expect(said(page, `User ${name} was deleted.`)).toBeVisible();
  await expect(page.getByTestId(`user-${name}`)).toHaveCount(0);
  expect(await me()).toBe(401);
});

test("sessions and access keys of a user are seen and ended, and the password is set anew", async ({
  page,
  browser,
  playwright,
  baseURL,
  request,
}) => {
  const name = "forgets.it";
  await makeUser(playwright, baseURL, { name, roles: ["TASK_VIEWER"] });
  const key = await request.post("/api/v2/profiles/me/credentials", {
    headers: basic(name, PASSWORD),
    data: { description: "a script" },
  });
  const { accessKey } = (await key.json()).data;
  const theirs = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  await signIn(theirs, name, PASSWORD);
  await signIn(page);
  await openUser(page, request, name);

  await page.getByTestId(`key-${accessKey}`).getByRole("button", { name: "Disable" }).click();
  await button(page, "Disable the key").click();
  await expect(page.getByTestId(`key-${accessKey}`)).toContainText("Disabled");

  await expect(page.getByRole("table", { name: "Sessions" })).toContainText("password");
  await button(page, "Sign out everywhere").first().click();
  await dialog(page).getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText(`${name} is signed in nowhere.`)).toBeVisible();
  await theirs.goto("/tasks");
  await expect(theirs).toHaveURL(/\/sign-in/);
  await theirs.close();

  await button(page, "Reset password").click();
  await dialog(page).getByLabel("Password", { exact: true }).fill("lower-only");
  await expect(dialog(page).getByRole("button", { name: "Reset the password" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await button(page, "Generate").click();
  const fresh = await dialog(page).getByLabel("Password", { exact: true }).inputValue();
  await dialog(page).getByRole("button", { name: "Reset the password" }).click();
  await expect(page.getByText("Must change password")).toBeVisible();
  const status = async (password: string) =>
    (await request.get("/api/v2/profiles/me", { headers: basic(name, password) })).status();
  expect(await status(PASSWORD)).toBe(401);
  expect(await status(fresh)).toBe(200);
});

test("the list is searched, filtered and sorted, and its address says so", async ({
  page,
  playwright,
  baseURL,
  request,
}) => {
  for (const name of ["sort.alpha", "sort.beta"])
    await makeUser(playwright, baseURL, { name, roles: ["HOST_VIEWER"] });
  await request.post(`/api/v2/iam/users/${await idOf(request, "sort.beta")}/disable`, ADMIN);
  await signIn(page);
  await page.goto("/settings/users");
  await page.getByLabel("Search by user name").fill("SORT.");
  const names = page.locator("[data-testid^=user-] a");
  await expect(names).toHaveText(["sort.alpha", "sort.beta"]);
  const head = page.getByRole("columnheader", { name: "User" });
  await head.getByRole("button").click();
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(names).toHaveText(["sort.beta", "sort.alpha"]);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Host viewer" });
  await page.getByRole("radio", { name: "Disabled" }).click();
  await expect(names).toHaveText(["sort.beta"]);
  await expect(page).toHaveURL(/q=SORT\..*status=DISABLED/);
  await page.reload();
  await expect(names).toHaveText(["sort.beta"]);
  await page.getByLabel("Search by user name").fill("nobody of this name");
  await expect(page.getByText("No user matches")).toBeVisible();
  await button(page, "Clear filters").first().click();
  await expect(page).not.toHaveURL(/q=|status=|role=/);
  // Not on the first page of many, sorted backwards: it is searched for, and its status and role no longer count.
  await page.getByLabel("Search by user name").fill("admin");
  await expect(page.getByTestId("user-admin")).toBeVisible();
});

for (const { theme, locale, width, title, create } of [
  { theme: "light", locale: "en", width: 1440, title: "Users", create: "Create a user" },
  { theme: "dark", locale: "zh", width: 390, title: "用户", create: "创建用户" },
] as const)
  test(`axe finds nothing on the pages of users, ${theme}, ${locale}, ${width} px`, async ({
    page,
    playwright,
    baseURL,
    request,
  }) => {
    const name = "looked.at";
    await makeUser(playwright, baseURL, { name, roles: ["CLUSTER_VIEWER"] });
    await signIn(page);
    await lookAt(page, { theme, locale, width });
    for (const [path, heading] of [
      ["/settings/users", title],
      ["/settings/users/new", create],
      [`/settings/users/${await idOf(request, name)}`, name],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
      await expect(page.getByTestId("user-admin").or(page.locator("form").first())).toBeVisible();
      await expectNoViolations(page);
    }
    await page.locator("header button").last().click();
    await expect(dialog(page)).toBeVisible();
    await expectNoViolations(page);
  });
