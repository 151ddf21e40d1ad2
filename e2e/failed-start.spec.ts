import { expect } from "@playwright/test";
import { openCluster, openPlan, runPlan, STOPPED, signIn, test } from "./fixtures";

test("a start that fails says which step, why, and what to do, with the observer's own last lines", async ({
  page,
}) => {
  await signIn(page);
  await openCluster(page, STOPPED.broken.cluster);
  const row = page.getByRole("row", { name: STOPPED.broken.address });
  await openPlan(row, /^Start 127/);
  await runPlan(page, "Start server");

  const notice = page.getByTestId("task-notice");
  await expect(notice).toContainText("Wait observer active failed", { timeout: 60_000 });
  const panel = page.getByTestId("step-panel");
  await expect(panel).toContainText("The observer process");
  await expect(panel).toContainText("Free space on it");
  await expect(panel).toContainText(/log disk|clog/i);
  await expect(page.locator("[data-testid^=step-][data-status=PENDING]")).toHaveCount(6);

  await page.goto("/tasks?status=FAILED");
  await expect(page.getByRole("row").filter({ hasText: "Start OB server" }).first()).toContainText(
    "Wait observer active",
  );
  await page.goto(`/clusters/${STOPPED.broken.clusterId}`);
  await expect(row).toContainText("Process stopped");
});
