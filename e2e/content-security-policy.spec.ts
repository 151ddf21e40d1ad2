import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { test } from "./fixtures";

const VALUES: Record<string, string> = { clusterId: "2", taskId: "1", operation: "startServer" };

/** The address of every page there is, with values for what stands in brackets. */
const addresses = readdirSync(join(import.meta.dirname, "../app"), {
  recursive: true,
  encoding: "utf8",
})
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => dirname(file).split("/"))
  .map((parts) => parts.filter((part) => part !== "." && !part.startsWith("(")).join("/"))
  .map((path) => `/${path.replace(/\[(\w+)\]/g, (_, name: string) => VALUES[name] ?? name)}`);

/** Makes every violation an error of the page, which the fixture sees. */
const reportViolations = (page: Page) =>
  page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      reportError(new Error(`violation of ${violatedDirective} by ${blockedURI}`));
    });
  });

const signInByApi = (page: Page) =>
  page.request.post("/api/v2/iam/login", {
    data: { username: "admin", password: ADMIN_PASSWORD },
  });

/** Starts the server that fails to, so that there is a task; a second time it is refused. */
const startBroken = (page: Page) =>
  page.request.post("/api/v2/ob/clusters/1/servers/3/start", {
    headers: { "sec-fetch-site": "same-origin" },
  });

const INJECTED = `<script>document.documentElement.dataset.inline = "ran"</script>
<img src="x:" alt="" onerror="document.documentElement.dataset.handler = 'ran'">`;

/** Serves the sign-in page with what an attacker has put into it; answers which of it has run. */
async function runInjected(page: Page, withoutPolicy: boolean) {
  await page.route("**/sign-in", async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    if (withoutPolicy) delete headers["content-security-policy"];
    const body = (await response.text()).replace("</body>", `${INJECTED}</body>`);
    await route.fulfill({ response, headers, body });
  });
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  return page.evaluate(() => ({ ...document.documentElement.dataset }));
}

test.describe("nothing is done that the Content-Security-Policy forbids", () => {
  test.use({ allowed: /40[34]/ });

  for (const address of [...addresses, "/tasks/1?view=list", "/tasks/1?view=history", "/nope"])
    test(`at ${address}`, async ({ page }) => {
      await reportViolations(page);
      await signInByApi(page);
      await startBroken(page);
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    });
});

test("a dialog may keep the page from scrolling, which takes a style element", async ({ page }) => {
  await reportViolations(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await signInByApi(page);
  await startBroken(page);
  const starts = await page.request.get("/api/v2/tasks/instances?name=Start%20OB%20server");
  const [start] = (await starts.json()).data.contents;
  await page.goto(`/tasks/${start.id}?view=list`);
  await page.getByRole("button", { name: "Prepare start observer" }).first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.locator("body")).toHaveCSS("overflow", "hidden");
});

test.describe("what an attacker puts into a page", () => {
  test.use({ allowed: /violat|ERR_UNKNOWN_URL_SCHEME|hydrat|Minified React error/i });

  test("does not run", async ({ page }) => {
    const ran = await runInjected(page, false);
    expect([ran.inline, ran.handler]).toEqual([undefined, undefined]);
  });

  test("would run without the policy", async ({ page }) => {
    const ran = await runInjected(page, true);
    expect([ran.inline, ran.handler]).toEqual(["ran", "ran"]);
  });
});

test("each answer has a nonce of its own, and none allows inline scripts", async ({ request }) => {
  const policyOf = async () => (await request.get("/sign-in")).headers()["content-security-policy"];
  const [one, two] = [await policyOf(), await policyOf()];
  const nonce = /script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic';/;
  expect(nonce.exec(one ?? "")?.[1]).toBeTruthy();
  expect(nonce.exec(one ?? "")?.[1]).not.toBe(nonce.exec(two ?? "")?.[1]);
  expect(one).not.toMatch(/script-src[^;]*unsafe/);
});

test("an answer of the API may do nothing at all, wherever it is shown", async ({ request }) => {
  const answer = await request.get("/api/v2/time");
  expect(answer.headers()["content-security-policy"]).toBe(
    "default-src 'none'; frame-ancestors 'none'",
  );
});
