import { expect } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { openCluster, STOPPED, signIn, test, VIEWER } from "./fixtures";

const basic = (name: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`,
});

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
