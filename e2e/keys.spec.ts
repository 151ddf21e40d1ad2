import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { signIn, test } from "./fixtures";
import { makeUser, PASSWORD } from "./people";

const run = promisify(execFile);

test.use({ allowed: /40[0-9]/, permissions: ["clipboard-read", "clipboard-write"] });

const dialog = (page: Page) => page.getByRole("dialog");
const row = (page: Page, accessKey: string) => page.getByRole("row", { name: accessKey });

async function begin(page: Page, description: string): Promise<void> {
  await page.getByRole("button", { name: "New access key" }).click();
  await expect(page.getByLabel("What is it for?")).toBeFocused();
  await page.keyboard.type(description);
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toContainText("Keep the secret key now");
}

const shown = async (page: Page, name: string): Promise<string> =>
  (await dialog(page)
    .locator("dd")
    .nth(name === "access" ? 0 : 1)
    .textContent()) ?? "";

/** Creates a key, saves it as a file and answers where. */
async function create(page: Page, description: string, directory: string) {
  await begin(page, description);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as file" }).click();
  const file = join(directory, (await downloading).suggestedFilename());
  await (await downloading).saveAs(file);
  const pair: { accessKey: string; secretKey: string } = JSON.parse(readFileSync(file, "utf8"));
  await page.getByRole("button", { name: "Done" }).click();
  await expect(dialog(page)).toBeHidden();
  return { ...pair, file };
}

/** The program of the docs, in a language. */
const program = (language: "js" | "python"): string => {
  const docs = readFileSync(join(import.meta.dirname, "../docs/access-keys.md"), "utf8");
  return docs.split(`\`\`\`${language}\n`)[1]?.split("```")[0] ?? "";
};

async function runDocs(file: string, directory: string): Promise<string> {
  const script = join(directory, "list-clusters.mjs");
  writeFileSync(script, program("js"));
  // Playwright asks its children for colours, which would be in what is read here.
  const { FORCE_COLOR: _, ...env } = process.env;
  const { stdout } = await run(process.execPath, [script, file], { env });
  return stdout;
}

test("a new key's secret is shown once, kept nowhere, and signs what the docs say", async ({
  page,
  playwright,
  baseURL,
}, testInfo) => {
  const directory = testInfo.outputPath();
  const name = "keeper.one";
  await makeUser(playwright, baseURL, { name, roles: ["CLUSTER_VIEWER"] });
  await signIn(page, name, PASSWORD);
  await page.goto("/settings/keys");
  await expect(page.getByText("No access keys yet")).toBeVisible();
  await expectNoViolations(page);

  await begin(page, "nightly report");
  await expectNoViolations(page);
  const secret = await shown(page, "secret");
  expect(secret).toMatch(/^[0-9a-f]{32}/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alert")).toContainText("neither copied nor saved");
  await page.getByRole("button", { name: "Back to the key" }).click();

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as file" }).click();
  const file = join(directory, (await downloading).suggestedFilename());
  await (await downloading).saveAs(file);
  const { secretKey, accessKey } = JSON.parse(readFileSync(file, "utf8"));
  await page.getByRole("button", { name: "Done" }).click();
  await expect(dialog(page)).toBeHidden();

  await expect(row(page, accessKey)).toContainText("nightly report");
  await expect(row(page, accessKey)).toContainText("Never used");
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return [
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      document.cookie,
      JSON.stringify(history.state),
      String(databases.length + (await caches.keys()).length),
    ];
  });
  expect(kept.at(-1)).toBe("0");
  expect(kept.join("\n")).not.toContain(secretKey);
  const list = await (await page.request.get("/api/v2/profiles/me/credentials")).text();
  expect(list).toContain(accessKey);
  expect(list).not.toContain(secretKey);

  expect(await runDocs(file, directory)).toMatch(/^1 ob_pay /m);
  await page.reload();
  await expect(row(page, accessKey)).not.toContainText("Never used");
});

test("leaving without having kept the secret has to be said twice", async ({
  page,
  playwright,
  baseURL,
}) => {
  const name = "keeper.two";
  await makeUser(playwright, baseURL, { name });
  await signIn(page, name, PASSWORD);
  await page.goto("/settings/sessions");
  await page.getByRole("link", { name: "Access keys" }).click();
  await begin(page, "forgotten");
  const accessKey = await shown(page, "access");

  // Not `goBack`, which waits for the page that the dialog keeps from coming.
  await page.evaluate(() => history.back());
  await expect(page.getByRole("alert")).toContainText("neither copied nor saved");
  await expect(page).toHaveURL(/\/settings\/keys$/);
  await page.getByRole("button", { name: "Leave without it" }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(row(page, accessKey)).toBeVisible();

  await begin(page, "copied");
  await page.getByRole("button", { name: "Copy the secret key" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    await shown(page, "secret"),
  );
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
});

test("a key is disabled, enabled, and deleted only when disabled", async ({
  page,
  playwright,
  baseURL,
}, testInfo) => {
  const name = "keeper.three";
  await makeUser(playwright, baseURL, { name, roles: ["CLUSTER_VIEWER"] });
  await signIn(page, name, PASSWORD);
  await page.goto("/settings/keys");
  const { accessKey, file } = await create(page, "", testInfo.outputPath());
  const press = (button: string) => page.getByRole("button", { name: button, exact: true }).click();
  const confirm = (button: string) =>
    page.getByRole("alertdialog").getByRole("button", { name: button, exact: true }).click();

  const gone = page.getByRole("button", { name: `Delete access key ${accessKey}` });
  await expect(gone).toHaveAttribute("aria-disabled", "true");
  await expect(gone).toHaveAccessibleDescription("Disable it before you delete it.");

  await press(`Disable access key ${accessKey}`);
  await expectNoViolations(page);
  await confirm("Disable");
  await expect(row(page, accessKey)).toContainText("Disabled");
  await expect(runDocs(file, testInfo.outputPath())).rejects.toThrow(/IAM/);

  await press(`Enable access key ${accessKey}`);
  await confirm("Enable");
  await expect(row(page, accessKey)).toContainText("Enabled");
  expect(await runDocs(file, testInfo.outputPath())).toContain("ob_order");

  await press(`Disable access key ${accessKey}`);
  await confirm("Disable");
  await expect(
    page.getByRole("status").filter({ hasText: `Access key ${accessKey} is disabled.` }),
  ).toBeVisible();
  await gone.click();
  await page.keyboard.press("Escape");
  await expect(gone).toBeFocused();
  await page.keyboard.press("Enter");
  await confirm("Delete");
  await expect(page.getByText("No access keys yet")).toBeVisible();
});

test("there are at most five, and it says so", async ({ page, playwright, baseURL }) => {
  const name = "keeper.five";
  await makeUser(playwright, baseURL, { name });
  await signIn(page, name, PASSWORD);
  for (let made = 0; made < 5; made += 1)
    await page.request.post("/api/v2/profiles/me/credentials", {
      headers: { origin: new URL(page.url()).origin },
      data: { description: `number ${made}` },
    });
  await page.goto("/settings/keys");

  const create = page.getByRole("button", { name: "New access key" });
  await expect(create).toHaveAttribute("aria-disabled", "true");
  await expect(create).toHaveAccessibleDescription(/as many as a user may have/);
  await create.click({ force: true });
  await expect(dialog(page)).toHaveCount(0);
});
