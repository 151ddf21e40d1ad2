import { expect } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { signIn, test } from "./fixtures";
import { lookAt } from "./look";

test.use({ allowed: /404/ });

test("the page is read without signing in, and an endpoint is found by its words", async ({
  page,
}) => {
  await page.goto("/docs/api");
  await page.getByRole("searchbox", { name: "Find an endpoint" }).fill("post serverId}/start");
  const main = page.getByRole("main");
  await expect(main.getByRole("status")).toHaveText("2 endpoints");
  await main
    .getByRole("link", { name: /\/servers\/\{serverId\}\/start Start an OBServer/ })
    .click();
  await expect(page).toHaveURL(/\/docs\/api\/startServer$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Start an OBServer");
});

test("an endpoint shows what it takes, answers and refuses, and the schemas inside", async ({
  page,
}) => {
  await page.goto("/docs/api/listClusters");
  const request = page.getByRole("region", { name: "Request", exact: true });
  await expect(request).toContainText("CLUSTER:?:READ");
  await expect(request.getByRole("listitem").filter({ hasText: "size" })).toContainText("≤ 2000");

  const answers = page.getByRole("region", { name: "Answers", exact: true });
  await expect(answers).toContainText("application/json · ClusterPageAnswer");
  await answers.getByText("What is in contents", { exact: true }).click();
  await expect(answers.getByText("obClusterId", { exact: true }).first()).toBeVisible();
  await expect(answers.getByText("RUNNING · ", { exact: false }).first()).toBeVisible();

  const refused = page.getByRole("table", { name: "Failures" });
  await expect(refused.getByRole("row", { name: /400 COM10011/ })).toBeVisible();
});

test("the command of an endpoint that anyone may ask is run as it stands", async ({
  page,
  baseURL,
}) => {
  await page.goto("/docs/api/getTime");
  const command = page.getByRole("group", { name: "On the command line" });
  const [, address = ""] = /'(http[^']+)'/.exec(await command.innerText()) ?? [];
  expect(address).toBe(`${baseURL}/api/v2/time`);
  expect((await page.request.get(address)).status()).toBe(200);
});

test("an example is what the endpoint takes", async ({ page }) => {
  await signIn(page);
  await page.goto("/docs/api/planStopServer");
  const [example] = await page.getByRole("group", { name: "Example of the body" }).allInnerTexts();
  const answer = await page.request.post("/api/v2/ob/clusters/2/servers/7/stop/plan", {
    data: JSON.parse(example ?? ""),
    headers: { origin: new URL(page.url()).origin },
  });
  expect((await answer.json()).data.action).toBe("STOP");
});

test("the menu of who is signed in leads to it, and an unknown endpoint to a page that says so", async ({
  page,
}) => {
  await signIn(page);
  await page.getByRole("button", { name: /Signed in as/ }).click();
  await page.getByRole("menuitem", { name: "API" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("OBDeck API");
  await page.goto("/docs/api/noSuchThing");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

const LOOKS = [
  { theme: "light", locale: "en", width: 1440 } as const,
  { theme: "dark", locale: "zh", width: 390 } as const,
].flatMap((one) => ["/docs/api", "/docs/api/stopServers"].map((path) => ({ ...one, path })));

for (const { theme, locale, width, path } of LOOKS)
  test(`${path} has nothing wrong, cut off or from elsewhere: ${theme}, ${locale}, ${width} px`, async ({
    page,
    baseURL,
  }) => {
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.origin !== baseURL) elsewhere.push(url.href);
    });
    await lookAt(page, { theme, locale, width });
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", locale === "zh" ? "zh-CN" : "en");
    await page.evaluate(() => {
      for (const closed of document.querySelectorAll("details")) closed.open = true;
    });
    await expectNoViolations(page);
    expect(elsewhere).toEqual([]);
  });
