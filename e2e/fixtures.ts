import { test as base, type Locator, type Page } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { startConsole } from "./console";

/** The user without the right to start, whom the viewer's tests make. */
export const VIEWER = { name: "viewer.one", password: "Viewer-pass-1" };

/** The servers of the simulated fleet that do not run, and the pages they are on. */
export const STOPPED = {
  process: { cluster: "ob_order", clusterId: 2, address: /127\.\d+\.2\.4:2882/ },
  service: { cluster: "ob_pay", clusterId: 1, address: /127\.\d+\.1\.6:2882/ },
  broken: { cluster: "ob_pay", clusterId: 1, address: /127\.\d+\.1\.3:2882/ },
};

/** Signs the page's browser in and opens the clusters; `sign-in.spec.ts` does it as a person does. */
export async function signIn(
  page: Page,
  username = "admin",
  password = ADMIN_PASSWORD,
): Promise<void> {
  const answer = await page.request.post("/api/v2/iam/login", {
    data: { username, password },
  });
  base.expect(answer.status()).toBe(200);
  await page.goto("/clusters");
}

/** Presses Tab until the element has the focus; fails when the keyboard cannot reach it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard does not reach it");
}

/** Opens a cluster's page by its link in the list, and waits for it. */
export async function openCluster(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** Follows an action of a row to its plan. */
export async function openPlan(row: Locator, name: string | RegExp): Promise<void> {
  await row.getByRole("button", { name }).click();
  await row.page().waitForURL("**/plan?**");
}

/** Presses the button that runs a plan, once the plan is there. */
export async function runPlan(page: Page, name: string): Promise<void> {
  await page.getByTestId("plan-run").getByRole("button", { name, exact: true }).click();
}

interface Fixtures {
  /** What the page may write to the browser's console. */
  allowed: RegExp | undefined;
  /** What it wrote there beside; a test in which it did fails. */
  problems: string[];
}

/** Tests about a console that those of one worker share, with a fleet that is faster than life. */
export const test = base.extend<Fixtures, { consoleAddress: string }>({
  consoleAddress: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const console = await startConsole({ OBDECK_SIM_SPEED: "5", OBDECK_OBSERVE_MS: "1000" });
      await use(console.address);
      await console.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: async ({ consoleAddress }, use) => use(consoleAddress),
  allowed: [undefined, { option: true }],
  problems: [
    async ({ page, allowed }, use) => {
      const problems: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !allowed?.test(message.text()))
          problems.push(message.text());
      });
      page.on("pageerror", (error) => problems.push(String(error)));
      await use(problems);
      base.expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});
