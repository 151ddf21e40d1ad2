import { expect } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { openCluster, STOPPED, signIn, test, VIEWER } from "./fixtures";
import { basic, makeUser, PASSWORD } from "./people";

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  const answer = await request.post("/api/v2/iam/users", {
    headers: basic("admin", ADMIN_PASSWORD),
    data: { ...VIEWER, roleIds: [3], mustChangePassword: false },
  });
  // A worker that begins anew finds the user that the one before it has made.
  expect([200, 409]).toContain(answer.status());
  await request.dispose();
});

test("a viewer sees everything, may not start, and is told why", async ({ page }) => {
  await signIn(page, VIEWER.name, VIEWER.password);
  await openCluster(page, STOPPED.broken.cluster);
  const start = page
    .getByRole("row", { name: STOPPED.broken.address })
    .getByRole("button", { name: /^Start/ });

  await expect(start).toHaveAttribute("aria-disabled", "true");
  await start.focus();
  await expect(start).toBeFocused();
  await expect(start).toHaveAccessibleDescription(/CLUSTER:\d+:UPDATE/);
  await start.click({ force: true });
  await expect(page.getByRole("button", { name: "Start server" })).toHaveCount(0);
});

test("who has no role is told so on every page, and nothing is asked for in vain", async ({
  page,
  playwright,
  baseURL,
}) => {
  const refused: string[] = [];
  page.on("response", (answer) => answer.status() === 403 && refused.push(answer.url()));
  await makeUser(playwright, baseURL, { name: "no.role" });
  await signIn(page, "no.role", PASSWORD);
  await expect(page.getByRole("heading", { level: 1, name: "Clusters" })).toBeVisible();
  await expect(page.getByText(/CLUSTER:\*:READ/)).toBeVisible();
  await expect(page.getByText("Connecting")).toHaveCount(0);
  await page.getByRole("link", { name: "Tasks" }).click();
  await expect(page.getByText(/TASK:\*:READ/)).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(refused).toEqual([]);
});

test("a viewer's program is refused in OCP's envelope", async ({ request }) => {
  const answer = await request.post("/api/v2/ob/clusters/1/servers/3/start", {
    headers: basic(VIEWER.name, VIEWER.password),
  });

  expect(answer.status()).toBe(403);
  expect(await answer.json()).toMatchObject({
    successful: false,
    status: 403,
    error: { code: "COM10009" },
  });
});
