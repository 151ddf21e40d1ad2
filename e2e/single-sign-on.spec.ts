import { expect, type Page } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { freePort } from "../lib/testing/free-port";
import { type IdentityProvider, startIdentityProvider } from "../lib/testing/identity-provider";
import { expectNoViolations } from "./axe";
import { test } from "./fixtures";
import { OwnConsole } from "./own-console";

test.use({ allowed: /40[013]/ });

let provider: IdentityProvider;
let own: OwnConsole;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const port = await freePort();
  provider = await startIdentityProvider(`http://127.0.0.1:${port}/api/v2/iam/sso/callback`);
  const settings = {
    OBDECK_OIDC_ISSUER: provider.issuer,
    OBDECK_OIDC_CLIENT_ID: provider.clientId,
    OBDECK_OIDC_CLIENT_SECRET: provider.clientSecret,
    OBDECK_OIDC_NAME: "Test ID",
    OBDECK_OIDC_FIRST_ROLES: "CLUSTER_VIEWER,TASK_VIEWER",
  };
  own = await OwnConsole.start(settings, port);
});
test.afterAll(async () => {
  await own?.stop();
  provider?.stop();
});

const begin = (page: Page) => page.getByRole("link", { name: "Sign in with Test ID" }).click();
const refusal = (page: Page, text: string | RegExp) =>
  page.getByRole("alert").filter({ hasText: text });

test("the identity provider leads to the page that was wanted, and a new user is there", async ({
  page,
}) => {
  provider.person = { sub: "c-1", preferred_username: "carol", email: "carol@example.com" };
  await page.goto(`${own.address}/tasks?status=FAILED`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to OBDeck");
  await expectNoViolations(page);
  await begin(page);

  await expect(page).toHaveURL(`${own.address}/tasks?status=FAILED`);
  await expect(page.getByRole("button", { name: "Signed in as carol" })).toBeVisible();
  const { data } = await own.call("GET", "/iam/users?name=carol");
  expect(data.contents).toMatchObject([{ name: "carol", source: "SSO" }]);

  await page.getByRole("button", { name: "Signed in as carol" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to OBDeck");
});

test("whom the identity provider does not let in is told so, and may come by a password", async ({
  page,
}) => {
  provider.person = undefined;
  await page.goto(`${own.address}/sign-in`);
  await begin(page);

  await expect(refusal(page, "The identity provider did not let you in.")).toBeVisible();
  await expect(page.getByLabel("User name")).toBeFocused();
  await expectNoViolations(page);
});

test("who guesses too often is told how long to wait, and the right password does not help", async ({
  page,
}) => {
  await page.goto(`${own.address}/sign-in`);
  const attempt = async (password: string) => {
    await page.getByLabel("User name").fill("admin");
    await page.getByLabel("Password", { exact: true }).fill(password);
    const answered = page.waitForResponse("**/api/v2/iam/login");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    return (await answered).status();
  };
  for (let tries = 0; tries < 20; tries += 1) expect(await attempt(`Wrong-${tries}`)).toBe(401);
  expect(await attempt(ADMIN_PASSWORD)).toBe(401);

  await expect(refusal(page, /Too many failed sign-ins. Try again in \d+ min/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to OBDeck");
});
