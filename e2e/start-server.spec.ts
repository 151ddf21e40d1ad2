import { expect, type Page } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { openCluster, openPlan, runPlan, STOPPED, signIn, tabTo, test } from "./fixtures";

const STEPS = [
  "Prepare start observer",
  "Start observer process",
  "Wait observer active",
  "Start ocp agent service",
  "Start server",
  "Update observer status",
  "Update zone status",
  "Sync cluster info",
  "Update OB cluster status",
];

const graphOf = (page: Page) => page.getByRole("application", { name: /Task graph, 9 steps/ });

async function watchNineStepsEnd(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/tasks\/\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Start OB server");
  const steps = page.locator("[data-testid^=step-][data-status]");
  await expect(steps).toHaveCount(STEPS.length);
  await expect(page.locator("[data-testid^=step-][data-status=RUNNING]").first()).toBeVisible();
  await expect(page.locator("[data-testid^=step-][data-status=SUCCESSFUL]")).toHaveCount(9, {
    timeout: 60_000,
  });
  for (const name of STEPS) await expect(graphOf(page)).toContainText(name);
  await expect(page.getByTestId("task-notice")).toHaveAttribute("data-status", "SUCCESSFUL");
}

test("an operator starts a stopped server by mouse and sees it running", async ({ page }) => {
  await signIn(page);
  await openCluster(page, STOPPED.process.cluster);
  const row = page.getByRole("row", { name: STOPPED.process.address });
  await expect(row).toContainText("Process stopped");

  await openPlan(row, /^Start 127/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plan: Start server");
  await expect(page.getByText("Low impact")).toBeVisible();
  await runPlan(page, "Start server");
  await watchNineStepsEnd(page);

  await page
    .getByTestId("task-notice")
    .getByRole("link", { name: /Open cluster/ })
    .click();
  await expect(row).toContainText("Running");
  await expect(row.getByRole("button", { name: /^Restart 127/ })).toBeVisible();
});

test("an operator does the same with the keyboard alone", async ({ page }) => {
  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("User name"));
  await page.keyboard.type("admin");
  await page.keyboard.press("Tab");
  await page.keyboard.type(ADMIN_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/clusters");

  await tabTo(page, page.getByRole("link", { name: STOPPED.service.cluster }).first());
  await page.keyboard.press("Enter");
  const row = page.getByRole("row", { name: STOPPED.service.address });
  await expect(row).toContainText("Service stopped");
  await tabTo(page, row.getByRole("button", { name: /^Start 127/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plan: Start server");
  await tabTo(page, page.getByTestId("plan-run").getByRole("button", { name: "Start server" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tasks\/\d+/);
  await expect(page.getByTestId("task-notice")).toHaveAttribute("data-status", "SUCCESSFUL", {
    timeout: 120_000,
  });

  await tabTo(page, graphOf(page));
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("step-panel")).toContainText("Start observer process");
  await expect(page.getByTestId("step-panel")).toContainText("already runs");
});

test("the list shows what the graph shows", async ({ page }) => {
  await signIn(page);
  await page.goto("/tasks");
  await page
    .getByRole("link", { name: /Start OB server/ })
    .first()
    .click();
  await page
    .getByRole("radio", { name: "List" })
    .or(page.getByRole("tab", { name: "List" }))
    .click();

  const table = page.getByRole("table", { name: "Steps in the order in which they run" });
  for (const name of STEPS)
    await expect(table.getByRole("row").filter({ hasText: name }).first()).toContainText(
      "Succeeded",
    );
  await expect(page).toHaveURL(/view=list/);
});
