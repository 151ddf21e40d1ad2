import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { expectNoViolations } from "./axe";
import { signIn, test } from "./fixtures";
import { lookAt } from "./look";
import { basic, makeUser, PASSWORD } from "./people";

const ADMIN = { headers: basic("admin", ADMIN_PASSWORD) };

test.use({ allowed: /40[0-9]/ });

const alert = (page: Page, words: string) => page.getByRole("alert").filter({ hasText: words });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const preview = (page: Page) => page.getByTestId("role-preview").locator("code");

async function roleNamed(request: APIRequestContext, name: string) {
  const answer = await request.get(`/api/v2/iam/roles?name=${name}`, ADMIN);
  return (await answer.json()).data.contents[0];
}

/** Makes a role anew; whoever holds the old one loses it. */
async function makeRole(
  request: APIRequestContext,
  name: string,
  permissions: string[],
): Promise<number> {
  await removeRole(request, name);
  const answer = await request.post("/api/v2/iam/roles", { ...ADMIN, data: { name, permissions } });
  return (await answer.json()).data.id;
}

async function removeRole(request: APIRequestContext, name: string): Promise<void> {
  const old = await roleNamed(request, name);
  if (!old) return;
  const holders = await request.get(`/api/v2/iam/users?roleId=${old.id}&size=100`, ADMIN);
  for (const { id } of (await holders.json()).data.contents)
    await request.put(`/api/v2/iam/users/${id}`, { ...ADMIN, data: { roleIds: [] } });
  await request.delete(`/api/v2/iam/roles/${old.id}`, ADMIN);
}

async function give(request: APIRequestContext, name: string, roleIds: number[]): Promise<void> {
  const answer = await request.get(`/api/v2/iam/users?name=${name}`, ADMIN);
  const [user] = (await answer.json()).data.contents;
  const given = await request.put(`/api/v2/iam/users/${user.id}`, { ...ADMIN, data: { roleIds } });
  expect(given.status()).toBe(200);
}

test("a role for one cluster is made with boxes, and who holds it sees that cluster alone", async ({
  page,
  playwright,
  baseURL,
  request,
}) => {
  await removeRole(request, "ONLY_ORDER");
  await makeUser(playwright, baseURL, { name: "order.only" });
  await signIn(page);
  await page.goto("/settings/roles");
  await page.getByRole("link", { name: "Create role" }).click();
  await page.getByLabel("Role name").fill("ONLY_ORDER");
  await page.getByLabel("Operate, ob_order").check();
  await page.getByLabel("Tasks: steer, ob_order").check();
  await expect(preview(page)).toHaveText(["CLUSTER:2:TASK:*:UPDATE", "CLUSTER:2:UPDATE"]);
  await expect(page.getByText(/Managing does not include reading/)).toBeVisible();
  await button(page, "Add what is missing").click();
  await expect(page.getByText(/Managing does not include reading/)).toBeHidden();
  await expect(page.getByLabel("Read, ob_order", { exact: true })).toBeChecked();
  await expect(preview(page)).toHaveText([
    "CLUSTER:2:READ",
    "CLUSTER:2:TASK:*:READ",
    "CLUSTER:2:TASK:*:UPDATE",
    "CLUSTER:2:UPDATE",
  ]);
  await button(page, "Create the role").click();
  await expect(
    page.getByRole("status").filter({ hasText: "Role ONLY_ORDER was created." }),
  ).toBeVisible();
  await expect(page.getByText("Held by nobody")).toBeVisible();
  const { id, permissions } = await roleNamed(request, "ONLY_ORDER");
  expect(permissions).toEqual([
    "CLUSTER:2:READ",
    "CLUSTER:2:TASK:*:READ",
    "CLUSTER:2:TASK:*:UPDATE",
    "CLUSTER:2:UPDATE",
  ]);

  await give(request, "order.only", [id]);
  await signIn(page, "order.only", PASSWORD);
  await expect(page.getByRole("link", { name: "ob_order" })).toBeVisible();
  await expect(page.getByRole("link", { name: "ob_pay" })).toHaveCount(0);
  const other = await request.get("/api/v2/ob/clusters/1", {
    headers: basic("order.only", PASSWORD),
  });
  expect(other.status()).toBe(403);
});

test("a role that is changed counts at once for who holds it", async ({
  page,
  playwright,
  baseURL,
  request,
}) => {
  const id = await makeRole(request, "GROWING", ["CLUSTER:2:READ"]);
  await makeUser(playwright, baseURL, { name: "grows.too" });
  await give(request, "grows.too", [id]);
  const clusters = async () => {
    const headers = basic("grows.too", PASSWORD);
    const answer = await request.get("/api/v2/ob/clusters?size=100", { headers });
    return (await answer.json()).data.page.totalElements;
  };
  expect(await clusters()).toBe(1);
  await signIn(page);
  await page.goto(`/settings/roles/${id}`);
  await expect(button(page, "Save changes")).toHaveAccessibleDescription(
    /Nothing has been changed/,
  );
  await page.getByLabel("Read, All clusters", { exact: true }).check();
  await expect(page.getByLabel("Read, ob_pay", { exact: true })).toHaveAccessibleDescription(
    "CLUSTER:*:READ includes it. Clear that one first.",
  );
  await button(page, "Save changes").click();
  await expect(page.getByRole("status").filter({ hasText: "Role GROWING" })).toBeVisible();
  expect(await clusters()).toBeGreaterThan(1);
});

test("a built-in role is locked and says why, and a duplicate of it is a start", async ({
  page,
  request,
}) => {
  await removeRole(request, "VIEWER_LESS");
  await signIn(page);
  await page.goto("/settings/roles");
  await expect(page.getByTestId("role-ADMIN")).toContainText("Built in");
  await page.getByRole("link", { name: "Cluster viewer" }).click();
  await expect(page.getByText("Built-in roles stay as they are")).toBeVisible();
  await expect(page.getByLabel("Role name")).toHaveCount(0);
  await page.getByRole("link", { name: "Duplicate" }).click();
  await expect(preview(page)).toHaveText([
    "CLUSTER:*:READ",
    "CLUSTER:*:TASK:*:READ",
    "HOST:*:READ",
  ]);
  await page.getByRole("group", { name: "Hosts" }).getByLabel("Read").uncheck();
  await page.getByLabel("Role name").fill("VIEWER_LESS");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "VIEWER_LESS" })).toBeVisible();
  expect((await roleNamed(request, "VIEWER_LESS")).permissions).toEqual([
    "CLUSTER:*:READ",
    "CLUSTER:*:TASK:*:READ",
  ]);
});

test("an expression without a box is typed, and what is none is refused before it is sent", async ({
  page,
  request,
}) => {
  await removeRole(request, "BY_HAND");
  await signIn(page);
  await page.goto("/settings/roles/new");
  await page.getByLabel("Role name").fill("BY_HAND");
  await page.getByText("Advanced").click();
  const field = page.getByLabel("More expressions");
  await field.fill("TASK:*:READ\ncluster:2:READ");
  await expect(field).toHaveAccessibleDescription(/cluster:2:READ/);
  await expect(button(page, "Create the role")).toHaveAccessibleDescription(/is no expression/);
  await field.fill("TASK:*:READ\nTENANT:*:READ");
  await expect(page.getByLabel("Tasks: read, ob_pay")).toBeChecked();
  await expect(page.getByTestId("role-preview")).toContainText("nothing that this console has");
  await button(page, "Create the role").click();
  await expect(page.getByRole("heading", { level: 1, name: "BY_HAND" })).toBeVisible();
  await expect(page.getByLabel("More expressions")).toHaveValue("TASK:*:READ\nTENANT:*:READ");
});

test("a role is deleted only when nobody holds it", async ({
  page,
  playwright,
  baseURL,
  request,
}) => {
  const id = await makeRole(request, "IN_USE", ["TASK:*:READ"]);
  await makeUser(playwright, baseURL, { name: "holds.role" });
  await give(request, "holds.role", [id]);
  await signIn(page);
  await page.goto(`/settings/roles/${id}`);
  await expect(button(page, "Delete")).toHaveAccessibleDescription(/1 user holds the role/);
  await page.getByRole("link", { name: "Held by 1 user" }).click();
  await page.getByRole("link", { name: "holds.role" }).click();
  await page.getByLabel("IN_USE").uncheck();
  await button(page, "Save changes").click();
  await expect(
    page.getByRole("status").filter({ hasText: "holds.role was changed" }),
  ).toBeVisible();

  await page.goto(`/settings/roles/${id}`);
  await button(page, "Delete").click();
  await give(request, "holds.role", [id]);
  await button(page, "Delete the role").click();
  await expect(alert(page, "Role IN_USE is held by 1 users")).toBeVisible();
  await give(request, "holds.role", []);
  await button(page, "Delete the role").click();
  await expect(page).toHaveURL(/\/settings\/roles$/);
  await expect(page.getByTestId("role-IN_USE")).toHaveCount(0);
});

test("nobody gives by a role what they do not hold, and is told so at the box", async ({
  page,
  playwright,
  baseURL,
  request,
}) => {
  const id = await makeRole(request, "ALL_OF_IT", ["**"]);
  await makeUser(playwright, baseURL, {
    name: "role.manager",
    roles: ["ROLE_MANAGER", "CLUSTER_VIEWER"],
  });
  await signIn(page, "role.manager", PASSWORD);
  await page.goto("/settings/roles/new");
  await expect(page.getByLabel("Operate, ob_pay")).toHaveAccessibleDescription(
    "You do not hold CLUSTER:1:UPDATE yourself, so you cannot give it.",
  );
  await page.getByLabel("Operate, ob_pay").click({ force: true });
  await expect(page.getByLabel("Operate, ob_pay")).not.toBeChecked();
  await page.getByLabel("Role name").fill("TOO_MUCH");
  await page.getByText("Advanced").click();
  await page.getByLabel("More expressions").fill("CLUSTER:1:UPDATE");
  await button(page, "Create the role").click();
  await expect(
    alert(page, "You cannot give or take CLUSTER:1:UPDATE, which you do not hold yourself"),
  ).toBeVisible();
  await expect(page.getByLabel("Role name")).toHaveValue("TOO_MUCH");

  await page.goto(`/settings/roles/${id}`);
  await expect(button(page, "Delete")).toHaveAccessibleDescription(
    /The role grants \*\*, which you do not hold/,
  );
  await expect(page.getByLabel("Role name")).toHaveCount(0);
});

for (const { theme, locale, width, title } of [
  { theme: "dark", locale: "en", width: 1440, title: "Roles" },
  { theme: "light", locale: "zh", width: 390, title: "角色" },
] as const)
  test(`axe finds nothing on the pages of roles, ${theme}, ${locale}, ${width} px`, async ({
    page,
    request,
  }) => {
    const id = await makeRole(request, "LOOKED_AT", ["CLUSTER:2:UPDATE", "TASK:9:READ"]);
    await signIn(page);
    await lookAt(page, { theme, locale, width });
    await page.goto("/settings/roles");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByTestId("role-LOOKED_AT")).toBeVisible();
    await expectNoViolations(page);
    for (const path of [
      `/settings/roles/${id}`,
      "/settings/roles/3",
      "/settings/roles/new?from=1",
    ]) {
      await page.goto(path);
      await expect(page.locator("main code").first()).toBeVisible();
      await expectNoViolations(page);
    }
  });
