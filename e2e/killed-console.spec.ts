import { expect } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { startConsole } from "./console";
import { openPlan, runPlan, STOPPED, test } from "./fixtures";

test.use({ allowed: /ERR_CONNECTION|ERR_EMPTY|Failed to (fetch|load)|ERR_INCOMPLETE/ });

test("a page stays while the console is killed, says so, and goes on by itself when it is back", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const console = await startConsole({ OBDECK_SIM_SPEED: "2", OBDECK_OBSERVE_MS: "1000" });
  try {
    await page.goto(`${console.address}/sign-in`);
    await page.getByLabel("User name").fill("admin");
    await page.getByLabel("Password", { exact: true }).fill(ADMIN_PASSWORD);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/clusters");
    await page.goto(`${console.address}/clusters/${STOPPED.process.clusterId}`);
    const row = page.getByRole("row", { name: STOPPED.process.address });
    await expect(row).toContainText("Process stopped");
    await openPlan(row, /^Start 127/);
    await runPlan(page, "Start server");
    await expect(page.getByTestId("task-notice")).toContainText("Wait observer active");

    await console.process.signal("SIGKILL");
    await expect(page.getByText(/Connection lost/).first()).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Start OB server");

    await console.process.start();
    await expect(page.getByTestId("task-notice")).toHaveAttribute("data-status", "SUCCESSFUL", {
      timeout: 120_000,
    });
    await expect(page.getByText(/Connection lost/)).toHaveCount(0);
  } finally {
    await console.stop();
  }
});
